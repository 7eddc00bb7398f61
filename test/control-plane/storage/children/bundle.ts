/** Bundles the program of a child process, as the real command is bundled. */
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** The path of the bundle of `increment.ts`, made in `folder`. */
export function bundleIncrement(folder: string): string {
  const outfile = join(folder, 'increment.cjs');
  const entryPoints = [join(import.meta.dirname, 'increment.ts')];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', target: 'node20' });
  return outfile;
}
