/** Builds what is imported from the package: modules that hand over to the bundled program, and their declarations. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const INDEX = `import { createRequire } from 'node:module';

const program = createRequire(import.meta.url)('../bin/launch.js').program();

export const createCluster = program.createCluster;
`;

const DECLARATION = `
/** Makes a cluster, or opens the one in \`file\`. Rejects for options that make no sense, with what is wrong with them. */
export declare function createCluster(options?: ClusterOptions): Promise<Cluster>;
`;

/** Writes `index.mjs` and its declarations. */
export function buildLibrary(root, dist) {
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
