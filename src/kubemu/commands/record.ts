/** `kubemu record`. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { command } from '../../kubectl/cli/command';
import { flag } from '../../kubectl/cli/flags/declare';
import { recordDocument } from '../documents/recorder';
import { BUILT_IN } from '../profiles/built-in';
import { isWhole } from '../shows/script-show';

export const record = command({
  name: 'record',
  usage: 'record [--profile NAME] FILE.md',
  short: 'Write what is typed and answered as a document that replays',
  long: `Opens a shell on a new cluster with virtual time, and writes what is typed and answered into a document that 'kubemu replay' plays. Each command runs by itself, as it does in a replay. '# settle' and '# sleep SECONDS' let time pass; 'exit' or Ctrl-D ends the recording.`,
  examples: `# Type a lesson
kubemu record lesson.md`,
  flags: { profile: flag.string('Name of the profile of the cluster') },
  access: 'none',
  async run(ctx, args, flags) {
    const [file] = args;
    if (file === undefined || args.length > 1) throw ctx.usageError('exactly one FILE is required');
    const profile = flags.profile || undefined;
    if (profile !== undefined && !BUILT_IN.has(profile)) throw ctx.usageError(`there is no profile ${profile}`);
    const target = path.resolve(ctx.cwd, file);
    if (existsSync(target)) throw new Error(`${file} exists already`);
    const lines = createInterface({
      input: process.stdin,
      terminal: process.stdin.isTTY === true,
      output: process.stderr,
    });
    const typed = lines[Symbol.asyncIterator]();
    const desk = {
      ask: async (prompt: string) => {
        lines.setPrompt(prompt);
        if (process.stdin.isTTY) lines.prompt();
        const { value, done } = await typed.next();
        return done ? undefined : String(value);
      },
      write: (text: string) => {
        ctx.streams.out.write(text);
        ctx.streams.flush();
      },
    };
    const title = path.basename(file, path.extname(file));
    const options = { bin: path.dirname(ctx.executable), env: ctx.env, title, profile, isWhole };
    const document = await recordDocument(desk, options);
    lines.close();
    writeFileSync(target, document, { flag: 'wx' });
  },
});
