/** A folder with a cluster that stands still, for command lines that follow each other. */
import { expect } from 'vitest';
// loaded here and not by the first command line, which would take too long for a test
import '../../../src/kubemu/state/session';
import { type Outcome, type RunOptions, workspace } from './run';

/** Runs command lines against one cluster. */
export interface ClusterWorkspace {
  /** `kubectl line`. */
  run(line: string | readonly string[], options?: RunOptions): Promise<Outcome>;
  /** The same; expects success without a word on stderr, and gives what was printed. */
  print(line: string): Promise<string>;
  /** Expects failure with nothing printed, and gives the errors. */
  refuse(line: string): Promise<string>;
  settle(): Promise<void>;
  remove(): void;
}

/** Three nodes, virtual time. */
export async function clusterWorkspace(files: Record<string, string> = {}): Promise<ClusterWorkspace> {
  const { run, remove } = workspace(files);
  await run('cluster reset --clock virtual', { binary: 'kubemu' });
  return {
    run,
    remove,
    async print(line) {
      const { stdout, stderr, code } = await run(line);
      expect({ line, stderr, code }).toEqual({ line, stderr: '', code: 0 });
      return stdout;
    },
    async refuse(line) {
      const { stdout, stderr, code } = await run(line);
      expect({ line, stdout, code }).toEqual({ line, stdout: '', code: 1 });
      return stderr;
    },
    async settle() {
      await run('cluster settle', { binary: 'kubemu' });
    },
  };
}
