/**
 * Cuts the program in two: what `kubectl get` runs, and the rest, which is loaded when something in it is first called.
 * Reading and compiling code is most of what a command costs, so `get` must not pay for what only others need.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const MAIN = './kubemu.cjs';
const REST = './rest.cjs';

/** Loaded with `import()`, but by every command that looks at the cluster. */
const EAGER = ['src/kubectl/commands/get.ts', 'src/kubemu/state/session.ts'];

/** Imported as usual, but only needed to change or to run the cluster, or for rarer formats. They export functions only. */
const LATE = [
  'src/kubemu/(cluster/(controllers|populate)|profiles/(new-cluster-profile|profile-map))',
  'src/control-plane/registry/(.*/)?(validation|defaults|warnings)(/.*)?',
  'src/control-plane/registry/.*-(validation|warnings)',
  'src/control-plane/registry/(before-create|before-update|delete|go-syntax|go-diff/.*|internal-types/.*)',
  'src/control-plane/apiserver/(decode|patch|subresources|admission/.*|managed-fields/.*|http/handler)',
  'src/kube/patch/.*',
  'src/kube/merge/(compare|validate|atom|merge|remove|field-set-of)',
  'src/kube/validation/object-meta-validation',
  'src/kubectl/printers/(go-template|sort)(/.*)?',
  'src/go/(template|sort)/.*',
  'src/kubectl/kubeconfig/(encode|modify)',
  'src/control-plane/apiserver/authorization',
  'src/container/.*',
].map((source) => new RegExp(`^${source}\\.ts$`));

/** What is declared above and does not exist: it was moved, and would be loaded at the wrong time without a word. */
function strayDeclarations(root) {
  const files = readdirSync(path.join(root, 'src'), { recursive: true }).map((file) => `src/${file}`);
  const patterns = LATE.filter((one) => !files.some((file) => one.test(file))).map(String);
  return [...patterns, ...EAGER.filter((name) => !files.includes(name))];
}

const isLate = (name) => LATE.some((one) => one.test(name));

/** The names a module exports, all of which must be functions; undefined when something else is among them. */
function functionsOf(file) {
  const exports = [...readFileSync(file, 'utf8').matchAll(/^export (?!type |interface )(.*)$/gm)].map(
    ([, text]) => text,
  );
  const names = exports.map(
    (text) =>
      /^(?:async )?function\*? (\w+)/.exec(text)?.[1] ??
      /^const (\w+) = (?:async )?(?:\(.*\).* =>|\($|\w+ =>)/.exec(text)?.[1],
  );
  return names.includes(undefined) ? undefined : names;
}

/** Plugins for the two bundles. The second may be made when the first one is there. Throws for stray declarations. */
export function parts(root) {
  const stray = strayDeclarations(root);
  if (stray.length > 0) throw new Error(`declared as part of a bundle, but not there: ${stray.join(', ')}`);
  const nameOf = (file) => path.relative(root, file);
  /** What each part uses of the other. */
  const late = new Set();
  const shared = new Set();
  /** The modules of the first part. */
  const mainModules = new Set();

  /** Where an import leads: a file of ours or of a package; undefined for parts of Node. */
  async function locate(builder, { path: name, pluginData, ...from }) {
    if (pluginData === 'located') return undefined;
    const found = await builder.resolve(name, { ...from, pluginData: 'located' });
    return found.external || found.namespace !== 'file' || found.errors.length > 0 ? undefined : found.path;
  }

  const stub = (file) =>
    functionsOf(file)
      .map((name) => `export const ${name} = (...a) => require('${REST}').modules['${nameOf(file)}']().${name}(...a);`)
      .join('\n');

  const main = {
    name: 'main-part',
    setup(builder) {
      builder.onResolve({ filter: /^(\.\.?\/|[a-z])/ }, async (args) => {
        const file = args.namespace === 'file' && args.kind !== 'entry-point' && (await locate(builder, args));
        if (!file) return undefined;
        const name = nameOf(file);
        const later = args.kind === 'dynamic-import' ? !EAGER.includes(name) : isLate(name);
        if (!later || (args.kind !== 'dynamic-import' && !functionsOf(file))) return undefined;
        late.add(file);
        return { path: file, namespace: args.kind === 'dynamic-import' ? 'later' : 'stub' };
      });
      builder.onResolve({ filter: /.*/, namespace: 'stub' }, ({ path: name }) => ({ path: name, external: true }));
      builder.onResolve({ filter: /.*/, namespace: 'later' }, ({ path: name }) => ({ path: name, external: true }));
      builder.onLoad({ filter: /.*/, namespace: 'stub' }, ({ path: file }) => ({ contents: stub(file) }));
      builder.onLoad({ filter: /.*/, namespace: 'later' }, ({ path: file }) => ({
        contents: `module.exports = require('${REST}').modules['${nameOf(file)}']();`,
      }));
    },
  };

  const rest = {
    name: 'rest-part',
    setup(builder) {
      builder.onResolve({ filter: /^(\.\.?\/|[a-z])/ }, async (args) => {
        const file = args.namespace === 'file' && args.kind !== 'entry-point' && (await locate(builder, args));
        if (!file || !mainModules.has(nameOf(file))) return undefined;
        shared.add(file);
        return { path: file, namespace: 'shared' };
      });
      builder.onResolve({ filter: /.*/, namespace: 'shared' }, ({ path: name }) => ({ path: name, external: true }));
      builder.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path: file }) => ({
        contents: `module.exports = require('${MAIN}').modules['${nameOf(file)}']();`,
      }));
    },
  };

  /** An entry that offers modules to the other part, each made when it is first asked for. */
  const offer = (files) =>
    `export const modules = {${[...files].sort().map((file) => `'${nameOf(file)}': () => require(${JSON.stringify(file)})`)}};`;

  return {
    main,
    rest,
    /** The entry of the first part, and of the second. */
    mainEntry: () => `export * from './src/kubemu/main';\n${offer(shared)}`,
    restEntry: () => offer(late),
    /** To be told what the first part came to consist of. Throws when that is not as declared. */
    noteMain(inputs) {
      for (const name of Object.keys(inputs)) mainModules.add(name);
      const early = [...mainModules].filter(isLate);
      if (early.length > 0)
        throw new Error(
          `declared late, but in the first part, as they export more than functions: ${early.join(', ')}`,
        );
    },
  };
}
