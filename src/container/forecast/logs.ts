/** What a container has written so far: its command is run again, in simulated time, up to now. */

import { argumentsAreCommand } from '../images/image';
import { imageLog } from '../images/image-logs';
import { containerArgv } from '../machine/argv';
import { containerEnvironment } from '../machine/environment';
import { ok } from '../programs/answer';
import { Interpreter } from '../shell/interpreter';
import { shellKind } from '../shell/prompt';
import { quoteWords } from '../shell/quoting';
import { shellErrors } from '../shell/shell-errors';
import { createSite, type Site, type SiteOptions } from '../shell/site';
import { piDigits } from './pi';
import { sleepTime } from './sleep-time';

/** One line of a log, newline included (a last one may lack it). */
export interface LogLine {
  /** Milliseconds since the epoch. */
  time: number;
  text: string;
}

export interface LogOptions extends Omit<SiteOptions, 'now'> {
  /** When the container started, and until when to look: now, or when it ended. */
  startedAt: number;
  until: number;
}

/** A script that has slept this often is not followed any further. */
const LIMIT = 20_000;
const SLEEP = 'kubemu-sleep';
/** Stands in the output where time went by. */
const MARK = '\u0000';

/** The lines a container has written: by its command as far as that can be followed, or as its image is known to. */
export async function containerLog(options: LogOptions): Promise<LogLine[]> {
  const { startedAt, until } = options;
  let now = startedAt;
  const site = createSite({ ...options, now: () => now });
  const argv = containerArgv(options.container, containerEnvironment(site));
  const isCommand = options.container.command?.length || (argv.length > 0 && argumentsAreCommand(site.image));
  if (!isCommand) return imageLog(site, startedAt);
  let slept = 0;
  const sleep = (args: string[]) => {
    now += sleepTime(args) ?? Number.POSITIVE_INFINITY;
    const over = !(now <= until) || ++slept > LIMIT;
    return over ? { ...ok(''), exitCode: 1 } : ok(`${MARK}${now}${MARK}`);
  };
  return timedLines(await commandOutput(argv, site, sleep), startedAt);
}

async function commandOutput(
  argv: string[],
  site: Site,
  sleep: (args: string[]) => ReturnType<typeof ok>,
): Promise<string> {
  const pi = piDigits(argv);
  if (pi !== undefined) return pi;
  const [name = ''] = argv;
  const kind = shellKind(name, site);
  const flag = argv.findIndex((arg) => /^-[a-z]*c[a-z]*$/.test(arg));
  const script = kind && flag > 0 ? argv[flag + 1] : undefined;
  const interpreter = await Interpreter.create({ site, shell: argv.join(' '), tty: false, more: { [SLEEP]: sleep } });
  if (kind === undefined && !(await interpreter.has(name))) return '';
  // A function can end the script, which a program cannot; what was written until then stays.
  const text = `sleep() { ${SLEEP} "$@" || exit 0; }\n${script ?? quoteWords(argv)}`;
  const { stdout, stderr } = await interpreter.run(text);
  return stdout + (kind ? shellErrors(stderr, kind, name, false) : stderr);
}

/** Takes the marks out and gives every line the time it was finished at. */
function timedLines(output: string, startedAt: number): LogLine[] {
  const lines: LogLine[] = [];
  let time = startedAt;
  let text = '';
  output.split(MARK).forEach((part, at) => {
    if (at % 2 === 1) time = Number(part);
    else
      for (const piece of part.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
        text += piece;
        if (!text.endsWith('\n')) continue;
        lines.push({ time, text });
        text = '';
      }
  });
  return text === '' ? lines : [...lines, { time, text }];
}
