/** Temporary files next to the state file, named after who makes them, so that those of killed processes can be removed. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { wallNow } from '../../clock/clock';
import { ownIdentity, type ProcessIdentity, processState } from '../../clock/process-identity';

/** After this time an unfinished file of another machine is taken for abandoned. */
const FOREIGN_AGE = 60 * 60 * 1000;
const NAME = /^\.(.+)\.([\w-]+)\.([\w-]*)\.(\d+)\.(\d*)\.(\d+)\.tmp$/;

let count = 0;

/** What the name of a temporary file says. */
export interface TemporaryFile {
  /** The name of the file it stands for. */
  base: string;
  owner: ProcessIdentity;
  number: number;
}

/** A name in the same folder as `path`, not used by any living process. */
export function temporaryName(path: string): string {
  count += 1;
  return numberedName(path, count);
}

/** The name of this process's temporary file with a number of the caller's choice. */
export function numberedName(path: string, number: number): string {
  const { host, realm, pid, start } = ownIdentity();
  return join(dirname(path), `.${basename(path)}.${host}.${realm}.${pid}.${start}.${number}.tmp`);
}

/** Reads a name; undefined for one that is no temporary file's. */
export function readName(name: string): TemporaryFile | undefined {
  const [, base = '', host = '', realm = '', pid, start = '', number] = NAME.exec(name) ?? [];
  return base === '' ? undefined : { base, owner: { host, realm, pid: Number(pid), start }, number: Number(number) };
}

/** Removes what killed processes left of `path` and of files whose names begin with its name. Never throws. */
export function removeAbandoned(path: string): void {
  const folder = dirname(path);
  for (const file of namesIn(folder)) {
    const temporary = readName(file);
    if (!temporary) continue;
    if (temporary.base !== basename(path) && !temporary.base.startsWith(`${basename(path)}.`)) continue;
    const state = processState(temporary.owner);
    const gone = state === 'dead' || (state === 'unknown' && ageOf(join(folder, file)) > FOREIGN_AGE);
    if (gone) rmSync(join(folder, file), { force: true });
  }
}

/** Names of the files in a folder; none when it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Milliseconds since a file was written; 0 when it is gone. */
export function ageOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? wallNow() - stat.mtimeMs : 0;
}
