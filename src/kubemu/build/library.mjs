/** Builds what is imported from the package: modules that hand over to the bundled program, and their declarations. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';

const INDEX = `import { createRequire } from 'node:module';

const program = createRequire(import.meta.url)('../bin/launch.js').program();

export const { answerText, createCluster, playTranscript } = await program.library();
`;

const DECLARATION = `
/** Makes a cluster, or opens the one in \`file\`. Rejects for options that make no sense, with what is wrong with them. */
export declare function createCluster(options?: ClusterOptions): Promise<Cluster>;
/** An answer as a transcript shows it: standard output, lines of standard error behind \`! \`, an exit code in brackets. */
export declare function answerText(result: CommandResult): string;
/** A document with transcripts, with what the cluster really answers in place of what stood there. */
export declare function playTranscript(cluster: Cluster, text: string): Promise<string>;
`;

/** What the module for vitest takes from the library it finds beside itself. */
const besideLibrary = {
  name: 'beside-library',
  setup(builder) {
    builder.onResolve({ filter: /^\.\.\/api$/ }, () => ({ path: './index.mjs', external: true }));
  },
};

/** Writes `index.mjs` and `vitest.mjs` and their declarations. */
export async function buildLibrary(root, dist) {
  const vitest = path.join(root, 'src/kubemu/vitest/index.ts');
  await build({
    entryPoints: [vitest],
    outfile: path.join(dist, 'vitest.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['vitest'],
    plugins: [besideLibrary],
  });
  writeFileSync(path.join(dist, 'vitest.d.mts'), declarations(vitest).replace("'../api'", "'./index.mjs'"));
  writeFileSync(path.join(dist, 'index.mjs'), INDEX);
  writeFileSync(path.join(dist, 'index.d.mts'), declarations(path.join(root, 'src/kubemu/api/types.ts')) + DECLARATION);
}

/** The declarations of one module, made of its text alone. Throws where they would need another. */
function declarations(file) {
  const { outputText, diagnostics } = ts.transpileDeclaration(readFileSync(file, 'utf8'), {
    fileName: file,
    compilerOptions: { isolatedDeclarations: true, declaration: true, target: ts.ScriptTarget.ES2022 },
  });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ messageText }) => messageText).join('\n'));
  return outputText;
}
