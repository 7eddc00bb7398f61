/** Where the commands of a document run: a fresh directory, a fresh cluster, an environment without surprises. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FileBlock } from './document';

export interface Workspace {
  directory: string;
  /** The state file of the document's cluster. */
  state: string;
  /** `bash`, or `sh` where there is none. */
  shell: string;
  env: Record<string, string | undefined>;
}

/** Makes the directory. `bin` holds kubectl and kubemu; `env` is the environment of whoever plays the document. */
export function createWorkspace(bin: string, env: Record<string, string | undefined>): Workspace {
  const directory = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'kubemu-replay-'));
  const state = path.join(directory, '.kubemu', 'cluster.json');
  const searchPath = [bin, env.PATH].filter(Boolean).join(path.delimiter);
  return {
    directory,
    state,
    shell: hasBash(searchPath) ? 'bash' : 'sh',
    env: {
      ...env,
      PATH: searchPath,
      HOME: directory,
      KUBEMU_STATE: state,
      KUBECONFIG: undefined,
      KUBE_EDITOR: 'false',
      NO_COLOR: '1',
      TERM: 'dumb',
      LC_ALL: 'C.UTF-8',
    },
  };
}

/** Writes a file of the document. */
export function writeFile(workspace: Pick<Workspace, 'directory'>, { name, text, executable }: FileBlock): void {
  const target = path.join(workspace.directory, name);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
  fs.chmodSync(target, executable ? 0o755 : 0o644);
}

/** Removes the directory and all that is in it. */
export function removeWorkspace({ directory }: Workspace): void {
  fs.rmSync(directory, { recursive: true, force: true });
}

/** A text in which the directory, different in every run, is called `$DIR`. */
export function hideDirectory({ directory }: Workspace, text: string): string {
  return text.replaceAll(directory, '$DIR');
}

function hasBash(searchPath: string): boolean {
  return searchPath.split(path.delimiter).some((folder) => folder && fs.existsSync(path.join(folder, 'bash')));
}
