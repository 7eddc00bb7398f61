/** `kubemu import`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { errnoText } from '../../go/os/system-error';
import { command } from '../../kubectl/cli/command';
import { importTranscript } from '../documents/import';

export const importCommand = command({
  name: 'import',
  usage: 'import FILE',
  short: 'Turn what was copied from a terminal into a document that replays',
  long: `Reads what was copied from a terminal, prompts and all, and writes a document with it that 'kubemu replay' plays.

What the commands answer here may differ in ages and names: 'kubemu replay --update' puts in what is really answered.`,
  examples: `# From a file to a document
kubemu import terminal.txt > lesson.md

# From standard input
xclip -o | kubemu import - > lesson.md`,
  access: 'none',
  async run(ctx, args) {
    const [file] = args;
    if (file === undefined || args.length > 1) throw ctx.usageError('exactly one FILE is required');
    const text = file === '-' ? await ctx.stdin.readAll() : readText(path.resolve(ctx.cwd, file), file);
    const title = file === '-' ? 'Imported' : path.basename(file, path.extname(file));
    const document = importTranscript(text, title);
    if (document === undefined) throw new Error(`${file}: no line looks as if it was typed at a prompt such as "$ "`);
    ctx.streams.out.write(document);
  },
});

function readText(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${name}: ${errnoText(error as NodeJS.ErrnoException)}`);
  }
}
