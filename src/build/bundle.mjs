/**
 * Builds `dist/`: the program as one file, what it reads beside it, and a code cache so that it starts fast.
 * Run by `npm run build`.
 */
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { compileCache } from './code-cache.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');

/** Large and rarely needed: each becomes a file of its own that is loaded when it is used. */
const LAZY = ['just-bash'];

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
      path: `./${name}.cjs`,
      external: true,
    }));
  },
};

/** commander loads child_process for subcommands that are programs; we have none, and loading it takes time. */
const noChildProcess = {
  name: 'no-child-process',
  setup(builder) {
    builder.onResolve({ filter: /^(node:)?child_process$/ }, ({ importer }) =>
      importer.includes(`${path.sep}commander${path.sep}`) ? { path: 'child_process', namespace: 'empty' } : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** The recorded facts about Kubernetes, which the program reads from its own folder. */
function copyData() {
  const from = path.join(root, 'src/api/openapi');
  for (const name of readdirSync(from).filter((file) => file.endsWith('.json')))
    copyFileSync(path.join(from, name), path.join(dist, name));
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
copyData();
await build({
  ...common,
  entryPoints: [path.join(root, 'src/cmd/main.ts')],
  outfile: path.join(dist, 'kubemu.cjs'),
  plugins: [lazyParts, noChildProcess],
});
for (const name of LAZY)
  await build({
    ...common,
    stdin: { contents: `module.exports = require(${JSON.stringify(name)});`, resolveDir: root },
    external: ABSENT,
    outfile: path.join(dist, `${name}.cjs`),
  });
writeFileSync(path.join(dist, 'kubemu.cache'), await compileCache(path.join(dist, 'kubemu.cjs')));
