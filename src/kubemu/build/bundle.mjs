/**
 * Builds `dist/`: the program in its parts, what it reads beside it, and code caches so that it starts fast.
 * Run by `npm run build`.
 */
import { copyFileSync, cpSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { compileCaches } from './code-cache.mjs';
import { buildLibrary } from './library.mjs';
import { thirdPartyLicenses } from './licenses.mjs';
import { parts } from './parts.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
const target = path.join(root, 'dist');
/** Built beside it and moved over when all of it is there, so that the program works while it is built anew. */
const dist = path.join(root, `dist.${process.pid}`);

/** Large and rarely needed: each becomes a file of its own that is loaded when it is used. */
const LAZY = ['@marcbachmann/cel-js', 'just-bash', 're2js'];

/** The file of a lazy part. */
const fileOf = (name) => `./${path.basename(name)}.cjs`;

/** Native parts of just-bash for archives nobody needs in a container; it does without. */
const ABSENT = ['@mongodb-js/zstd', 'node-liblzma'];

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // one byte per character: the text is read faster, and the engine keeps it smaller
  charset: 'ascii',
  minifyWhitespace: true,
  minifySyntax: true,
  minifyIdentifiers: true,
  legalComments: 'none',
  logLevel: 'warning',
  // modules that also run unbundled ask for it only where there is no __dirname
  logOverride: { 'empty-import-meta': 'silent' },
  // a script that comes from a code cache has no module loader behind its import()
  supported: { 'dynamic-import': false },
};

/** Points imports of the lazy parts at their files. */
const lazyParts = {
  name: 'lazy-parts',
  setup(builder) {
    builder.onResolve({ filter: new RegExp(`^(${LAZY.join('|')})$`) }, ({ path: name }) => ({
      path: fileOf(name),
      external: true,
    }));
  },
};

/** What takes time to load and is rarely used, with what the program uses of it: loaded at the first use. */
const LATE = {
  child_process: ['spawn', 'spawnSync'],
  os: ['hostname', 'tmpdir'],
  net: ['isIP', 'isIPv4', 'isIPv6'],
  crypto: ['createHash', 'createPrivateKey', 'createPublicKey', 'X509Certificate'],
  re2js: ['RE2JS'],
  '@marcbachmann/cel-js': ['parse', 'ParseError'],
};

/** Where a late module is found at run time. */
const runTimeName = (name) => (LAZY.includes(name) ? fileOf(name) : `node:${name}`);

const lateModules = {
  name: 'late-modules',
  setup(builder) {
    const filter = new RegExp(`^(node:)?(${Object.keys(LATE).join('|')})$`);
    builder.onResolve({ filter: /.*/, namespace: 'late' }, ({ path: name }) => ({ path: name, external: true }));
    builder.onResolve({ filter }, ({ path: name }) => ({ path: name.replace(/^node:/, ''), namespace: 'late' }));
    builder.onLoad({ filter: /.*/, namespace: 'late' }, ({ path: name }) => ({
      contents: LATE[name]
        .map(
          (part) =>
            `Object.defineProperty(exports, '${part}', { enumerable: true, get: () => require('${runTimeName(name)}').${part} });`,
        )
        .join('\n'),
    }));
  },
};

/** The recorded facts about Kubernetes, which the program reads from its own folder. */
function copyData() {
  const from = path.join(root, 'src/kube/versions');
  for (const name of readdirSync(from).filter((file) => file.endsWith('.json')))
    copyFileSync(path.join(from, name), path.join(dist, name));
}

/** What `kubectl explain` says of types and fields: the comments of these declarations. */
function copyDescriptions() {
  const from = path.dirname(createRequire(import.meta.url).resolve('kubernetes-types/package.json'));
  const filter = (file) => statSync(file).isDirectory() || file.endsWith('.d.ts');
  cpSync(from, path.join(dist, 'descriptions'), { recursive: true, filter });
}

/** Caches of what was built before would be taken for caches of what is built now, if it has the same length. */
function removeCaches(folder) {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.cache'))) rmSync(path.join(folder, name));
}

/** Moves what was built over what is there file by file: commands that run meanwhile find one or the other. */
function putInPlace() {
  mkdirSync(target, { recursive: true });
  removeCaches(target);
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const from = path.join(entry.parentPath, entry.name);
    const to = path.join(target, path.relative(dist, from));
    mkdirSync(path.dirname(to), { recursive: true });
    renameSync(from, to);
  }
  rmSync(dist, { recursive: true });
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
copyData();
copyDescriptions();
const { main, rest, mainEntry, restEntry, noteMain } = parts(root);

/** One part of the program; gives what it was made of. */
async function buildPart(name, contents, part) {
  const { metafile } = await build({
    ...common,
    stdin: { contents, resolveDir: root },
    outfile: path.join(dist, name),
    plugins: [lateModules, lazyParts, part],
    metafile: true,
  });
  return metafile.inputs;
}

/** A package that becomes a file of its own; gives what it was made of. */
async function buildLazy(name) {
  const { metafile } = await build({
    ...common,
    stdin: { contents: `module.exports = require(${JSON.stringify(name)});`, resolveDir: root },
    external: ABSENT,
    outfile: path.join(dist, fileOf(name)),
    metafile: true,
  });
  return metafile.inputs;
}

const inputs = await buildPart('kubemu.cjs', mainEntry(), main);
noteMain(inputs);
Object.assign(inputs, await buildPart('rest.cjs', restEntry(), rest));
// again, now that it is known what the rest needs of it
await buildPart('kubemu.cjs', mainEntry(), main);
for (const name of LAZY) Object.assign(inputs, await buildLazy(name));
writeFileSync(path.join(dist, 'third-party-licenses.txt'), thirdPartyLicenses(root, Object.keys(inputs)));
await buildLibrary(root, dist);
compileCaches(dist);
putInPlace();
