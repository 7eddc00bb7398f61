/** Temporary files next to the state file, named after who makes them, so that those of killed processes can be removed. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { wallNow } from '../../clock/clock';
import { ownIdentity, processState } from '../../clock/process-identity';

/** After this time an unfinished file of another machine is taken for abandoned. */
const FOREIGN_AGE = 60 * 60 * 1000;
const NAME = /^\.(.+)\.([\w-]+)\.(\d+)\.(\d*)\.\d+\.tmp$/;

let count = 0;

/** A name in the same folder as `path`, not used by any living process. */
export function temporaryName(path: string): string {
  const { host, pid, start } = ownIdentity();
  count += 1;
  return join(dirname(path), `.${basename(path)}.${host}.${pid}.${start}.${count}.tmp`);
}

/** Removes what killed processes left of `path` and of files whose names begin with its name. Never throws. */
export function removeAbandoned(path: string): void {
  const folder = dirname(path);
  for (const file of namesIn(folder)) {
    const [, base = '', host = '', pid, start = ''] = NAME.exec(file) ?? [];
    if (base !== basename(path) && !base.startsWith(`${basename(path)}.`)) continue;
    const state = processState({ host, pid: Number(pid), start });
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
