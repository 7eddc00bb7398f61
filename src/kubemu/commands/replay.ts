/** `kubemu replay`. */

import path from 'node:path';
import { sleep } from '../../control-plane/clock/wait';
import { type Context, command } from '../../kubectl/cli/command';
import { ExitError } from '../../kubectl/cli/errors';
import { flag } from '../../kubectl/cli/flags/declare';
import { replayFile, type Sink } from '../documents/replay';
import { type Played, REPORTERS } from '../documents/reporters';

/** How long the player waits for what a document leaves open; wall-clock milliseconds. */
const PATIENCE = { pause: sleep, interval: 10, quiet: 3000, limit: 20_000 };

export const replay = command({
  name: 'replay',
  usage: 'replay [--print | --update] FILE...',
  short: 'Play documents with transcripts and compare what they say',
  long: `Plays Markdown documents in which fences of the kind \`console\` or \`terminal\` show commands and their output. Every document gets a new cluster with virtual time, a new folder and a shell. Output and exit status must be as the document says, to the byte; the exit code is 1 when anything differs.

In a \`console\`, \`$ \` begins a command, \`> \` continues it, \`! \` begins a line of standard error, \`[N]\` is an exit status other than 0, and \`%\` ends output without a newline. A \`terminal\` shows both streams as one. Other fences with a name are files. Time passes with \`# sleep SECONDS\` and \`# settle\`; \`# watch COMMAND\` runs a command until \`# endwatch\` shows what it printed.

A fence \`terminal window=NAME\` is a window of its own, in which a command may stay open: what is typed there goes to it, and another fence of the same window shows what it has printed since. With \`header\` the command's first line stands above that, with \`all\` everything it printed is shown, with \`from=TEXT\` rows before the first that begins with TEXT are left out. \`without=TEXT\` leaves out lines of any output that begin with TEXT.

A document runs programs of this machine: play none that you would not run as a script. Its commands see little of the environment, and its files stay in a folder of their own.

A document may begin with front matter: \`profile\` names the cluster's profile, \`env\` adds to the environment.`,
  examples: `# Is the document still true?
kubemu replay lecture.md

# Show it as it would be on a terminal
kubemu replay --print lecture.md

# Put in what is really answered
kubemu replay --update lecture.md

# A report for continuous integration
kubemu replay --reporter junit docs/*.md > report.xml`,
  flags: {
    print: flag.bool('Write the document to standard output, with what is really answered'),
    reporter: flag.string("The form of the report: 'text', 'tap' or 'junit'", { default: 'text' }),
    update: flag.bool('Rewrite the documents with what is really answered'),
  },
  access: 'none',
  async run(ctx, args, flags) {
    if (args.length === 0) throw ctx.usageError('at least one FILE is required');
    const { reporter } = flags;
    const form = Object.hasOwn(REPORTERS, reporter) ? REPORTERS[reporter] : undefined;
    if (!form && reporter !== 'text') throw ctx.usageError(`--reporter must be 'text', 'tap' or 'junit'`);
    if (form && flags.print) throw ctx.usageError('--print and --reporter both write to standard output');
    const documents: Played[] = [];
    let right = true;
    for (const file of args) {
      const played = await replayFile(file, {
        path: path.resolve(ctx.cwd, file),
        bin: path.dirname(ctx.executable),
        env: ctx.env,
        stdout: form ? NOWHERE : sink(ctx, 'out', ctx.streams.outIsTTY),
        played: (document) => documents.push(document),
        stderr: sink(ctx, 'err', false),
        patience: PATIENCE,
        print: flags.print,
        update: flags.update,
      });
      right &&= played;
    }
    if (form) ctx.streams.out.write(form(documents));
    if (!right) throw new ExitError(1);
  },
});

const NOWHERE: Sink = { write: () => undefined };

/** Text appears at once: playing takes its time. */
function sink({ streams }: Context, side: 'out' | 'err', isTTY: boolean): Sink {
  const write = (text: string) => {
    streams[side].write(text);
    streams.flush();
  };
  return { isTTY, write };
}
