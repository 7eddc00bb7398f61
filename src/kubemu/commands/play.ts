/** `kubemu play`. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sleep } from '../../control-plane/clock/wait';
import { errnoText } from '../../go/os/system-error';
import { type Context, command } from '../../kubectl/cli/command';
import { ExitError } from '../../kubectl/cli/errors';
import { flag, type ValuesOf } from '../../kubectl/cli/flags/declare';
import { DocumentError } from '../documents/document';
import { parseDocument } from '../documents/parser';
import { ResetError } from '../documents/player';
import { castOf } from '../shows/cast';
import { documentShow } from '../shows/document-show';
import { htmlOf } from '../shows/html';
import { runScript, scriptPlace } from '../shows/script';
import { scriptShow } from '../shows/script-show';
import { DEFAULT_PACE, DEFAULT_ROWS, type Show } from '../shows/show';
import { svgOf } from '../shows/svg';
import { perform } from '../shows/terminal';

/** How long the player waits for what a document leaves open; wall-clock milliseconds. */
const PATIENCE = { pause: sleep, interval: 10, quiet: 3000, limit: 20_000 };

const FLAGS = {
  auto: flag.bool('Go on without waiting for keys'),
  cast: flag.string('Record into this file for asciinema'),
  'cast-version': flag.int('Version of the asciicast format: 2 or 3', { default: 2 }),
  svg: flag.string('Record into this file as an animated picture'),
  html: flag.string('Record into this file as a page'),
  pace: flag.float64('How many times faster than usual it is shown', { default: 1 }),
  rows: flag.int('Height of the recording, in lines', { default: DEFAULT_ROWS }),
  profile: flag.string('Profile of the cluster, unless the document names one'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const play = command({
  name: 'play',
  usage: 'play [--auto] [--cast FILE] [--svg FILE] [--html FILE] FILE.md|FILE.sh',
  short: 'Show a document or a shell script as if it were typed, or record it',
  long: `Plays a document or a shell script on a new cluster with virtual time, which is theirs alone.

On a terminal it is shown as if somebody typed it, and goes on at the press of a key, or by itself with --auto; the windows of a document stand side by side. Where standard output is no terminal, a script simply runs, its sleeps and loops take no time, and it prints the same every time.

--cast, --svg and --html record it instead: for asciinema, as an animated picture, and as a page. The same document gives the same bytes.`,
  examples: `# Run a script whose sleeps take no time
kubemu play demo.sh | tee demo.txt

# Show a document in a terminal, without pressing keys
kubemu play --auto lecture.md

# Record it
kubemu play --cast lecture.cast --svg lecture.svg --html lecture.html lecture.md`,
  flags: FLAGS,
  access: 'none',
  async run(ctx, args, flags) {
    const [file, ...rest] = args;
    if (file === undefined) throw ctx.usageError('a FILE is required');
    const version = flags['cast-version'];
    if (version !== 2 && version !== 3) throw ctx.usageError('--cast-version must be 2 or 3');
    if (!(flags.pace > 0)) throw ctx.usageError('--pace must be greater than 0');
    if (flags.rows < 2) throw ctx.usageError('--rows must be at least 2');
    const records = flags.cast || flags.svg || flags.html;
    const isScript = !file.endsWith('.md');
    if (isScript && !records && !ctx.streams.outIsTTY) return runPlainly(ctx, file, rest, flags);
    const { show, code } = isScript ? showOfScript(ctx, file, flags) : await showOfDocument(ctx, file, flags);
    const write = (target: string, text: () => string) => {
      if (target) writeFileSync(path.resolve(ctx.cwd, target), text());
    };
    write(flags.cast, () => castOf(show, version));
    write(flags.svg, () => svgOf(show));
    write(flags.html, () => htmlOf(show));
    if (!records) await onTerminal(ctx, show, flags);
    if (code !== 0) throw new ExitError(code);
  },
});

async function runPlainly(ctx: Context, file: string, args: readonly string[], flags: Flags): Promise<void> {
  readText(ctx, file);
  const place = placeOf(ctx, flags);
  try {
    const code = await runScript(path.resolve(ctx.cwd, file), args, place, ctx.cwd);
    if (code !== 0) throw new ExitError(code);
  } finally {
    place.remove();
  }
}

function placeOf(ctx: Context, flags: Flags) {
  const { stateFile } = ctx.globals;
  const state = stateFile === undefined ? undefined : path.resolve(ctx.cwd, stateFile);
  return scriptPlace(path.dirname(ctx.executable), ctx.env, { state, profile: flags.profile || undefined });
}

interface Played {
  show: Show;
  code: number;
}

function showOfScript(ctx: Context, file: string, flags: Flags): Played {
  const text = readText(ctx, file);
  const place = placeOf(ctx, flags);
  try {
    return scriptShow(text, { ...place, cwd: ctx.cwd }, optionsOf(file, flags));
  } finally {
    place.remove();
  }
}

async function showOfDocument(ctx: Context, file: string, flags: Flags): Promise<Played> {
  const text = readText(ctx, file);
  const options = {
    bin: path.dirname(ctx.executable),
    folder: path.dirname(path.resolve(ctx.cwd, file)),
    env: ctx.env,
    patience: PATIENCE,
    profile: flags.profile || undefined,
  };
  try {
    return { show: await documentShow(parseDocument(text), options, optionsOf(file, flags)), code: 0 };
  } catch (error) {
    if (error instanceof DocumentError) throw new Error(`${file}:${error.line}: ${error.message}`);
    if (error instanceof ResetError) throw new Error(`${file}: ${error.message}`);
    throw error;
  }
}

const optionsOf = (file: string, flags: Flags) => ({
  title: path.basename(file),
  pace: DEFAULT_PACE,
  rows: flags.rows,
});

function readText(ctx: Context, file: string): string {
  try {
    return readFileSync(path.resolve(ctx.cwd, file), 'utf8');
  } catch (error) {
    throw new Error(`${file}: ${errnoText(error as NodeJS.ErrnoException)}`);
  }
}

async function onTerminal(ctx: Context, show: Show, flags: Flags): Promise<void> {
  const isTTY = ctx.streams.outIsTTY;
  const byKey = isTTY && process.stdin.isTTY && !flags.auto;
  const write = (text: string) => {
    ctx.streams.out.write(isTTY ? text : plain(text));
    ctx.streams.flush();
  };
  const speed = isTTY ? flags.pace : Number.POSITIVE_INFINITY;
  await perform(show, { write, pause: sleep, speed, ...(byKey ? { key: keyPress } : {}) });
}

/** Without what only a terminal understands. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const plain = (text: string) => text.replaceAll('\r\n', '\n').replace(/\x1b\[[0-9;]*m/g, '');

/** Resolves when a key is pressed; Ctrl-C ends the program as elsewhere. */
function keyPress(): Promise<void> {
  const { stdin } = process;
  stdin.setRawMode(true).resume();
  return new Promise((resolve) => {
    stdin.once('data', (key: Buffer) => {
      stdin.setRawMode(false).pause();
      if (key.toString() === '\x03') process.exit(130);
      resolve();
    });
  });
}
