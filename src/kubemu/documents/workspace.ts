/** Where the commands of a document run: a fresh directory, a fresh cluster, an environment without surprises. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DocumentError, type FileBlock } from './document';

export interface Workspace {
  directory: string;
  /** The state file of the document's cluster. */
  state: string;
  /** `bash`, or `sh` where there is none. */
  shell: string;
  env: Record<string, string | undefined>;
}

/** What commands of a document see of the environment it is played in, besides `PATH`: no secrets, no surprises. */
const INHERITED = ['USER', 'LOGNAME', 'SHELL', 'TMPDIR', 'TZ', 'SYSTEMROOT'];

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
      ...Object.fromEntries(INHERITED.map((name) => [name, env[name]])),
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

/** Writes a file of the document. Throws DocumentError when it would come to lie elsewhere. */
export function writeFile(
  { directory }: Pick<Workspace, 'directory'>,
  { name, text, executable, line }: FileBlock,
): void {
  const target = path.resolve(directory, name);
  const leavesFolder = new DocumentError(line, `the file ${name} is not below the folder of the document`);
  if (!target.startsWith(directory + path.sep)) throw leavesFolder;
  // a command may have made links that lead elsewhere
  if (!isBelow(directory, target)) throw leavesFolder;
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

/** Whether a path stays in a folder, whatever links there are on its way. What is not there yet leads nowhere. */
export function isBelow(folder: string, file: string): boolean {
  let existing = file;
  while (fs.lstatSync(existing, { throwIfNoEntry: false }) === undefined) existing = path.dirname(existing);
  try {
    const root = fs.realpathSync(folder);
    const real = fs.realpathSync(existing);
    return real === root || real.startsWith(root + path.sep);
  } catch {
    return false;
  }
}

function hasBash(searchPath: string): boolean {
  return searchPath.split(path.delimiter).some((folder) => folder && fs.existsSync(path.join(folder, 'bash')));
}
