/** The file that is edited: it outlives the command where the changes in it could not be made. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { uniqueDigits } from '../../control-plane/clock/process-identity';
import { quote } from '../../go/strconv/quote';
import type { Context } from '../cli/command';

/** Writes a new temporary file `kubectl-edit-NNN.yaml` that only its owner can read, and gives its path. */
export function writeEditedFile(ctx: Context, extension: string, text: string): string {
  const folder = ctx.env.TMPDIR || '/tmp';
  for (;;) {
    const file = path.join(folder, `${ctx.binary}-edit-${uniqueDigits()}${extension}`);
    try {
      writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
      return file;
    } catch (err) {
      const { code } = err as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      throw new Error(`open ${file}: ${code === 'ENOENT' ? 'no such file or directory' : (err as Error).message}`);
    }
  }
}

/** What stands in it when the editor is done. Throws what Go says of a file that is gone. */
export function readEditedFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`open ${file}: no such file or directory`);
  }
}

export function removeEditedFile(file: string): void {
  if (file !== '') rmSync(file, { force: true });
}

/** Says on stderr where the changes are, if they are anywhere. */
export function sayPreserved(ctx: Context, file: string): void {
  if (file !== '' && existsSync(file))
    ctx.streams.err.write(`A copy of your changes has been stored to ${quote(file)}\n`);
}
