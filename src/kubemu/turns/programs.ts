/** `sleep`, `date`, `timeout` and `watch` by the cluster's clock: what `kubemu env --virtual-time` puts on the PATH. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The programs that have another clock. */
export type ClockProgram = 'sleep' | 'date' | 'timeout' | 'watch';

/** What they need of the cluster. */
export interface ClockSession {
  now(): number;
  isVirtual(): boolean;
  /** Lets so much time pass, unless `arrival` comes before. */
  sleep(ms: number, arrival?: Promise<void>): Promise<void>;
  commit(): void;
}

/** What surrounds the process. */
export interface ProgramHost {
  env: Record<string, string | undefined>;
  /** The folder of these programs, in which the real ones are not looked for. */
  folder: string;
  write(fd: 1 | 2, text: string): void;
}

/** Runs one of them; gives its exit code. Where time is the wall clock's, the real program does. */
export async function runClockProgram(
  name: ClockProgram,
  args: readonly string[],
  session: ClockSession,
  host: ProgramHost,
): Promise<number> {
  if (!session.isVirtual()) {
    session.commit();
    return codeOf(spawnSync(real(name, host), args, { stdio: 'inherit' }));
  }
  switch (name) {
    case 'sleep':
      return sleep(args, session, host);
    case 'date':
      return date(args, session, host);
    case 'timeout':
      return timeout(args, session, host);
    case 'watch':
      return watch(args, session, host);
  }
}

const UNITS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `1.5`, `2m`: milliseconds; undefined for anything else. */
export function durationOf(text: string): number | undefined {
  const [, number, unit = 's'] = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text) ?? [];
  return number === undefined ? undefined : Math.round(Number(number) * (UNITS[unit || 's'] ?? 0));
}

/** coreutils' `sleep`. */
async function sleep(args: readonly string[], session: ClockSession, host: ProgramHost): Promise<number> {
  const times = args.map(durationOf);
  const wrong = times.indexOf(undefined);
  if (args.length === 0) return complain(host, 'sleep: missing operand');
  if (wrong >= 0 && args[wrong] !== 'infinity') return complain(host, `sleep: invalid time interval ‘${args[wrong]}’`);
  const total = times.reduce<number>((sum, ms) => sum + (ms ?? Number.POSITIVE_INFINITY), 0);
  await session.sleep(total);
  return 0;
}

function complain(host: ProgramHost, message: string, code = 1): number {
  const program = message.split(':', 1)[0];
  host.write(2, `${message}\nTry '${program} --help' for more information.\n`);
  return code;
}

/** The real `date`, told what time it is. */
function date(args: readonly string[], session: ClockSession, host: ProgramHost): number {
  const seconds = (session.now() / 1000).toFixed(3);
  session.commit();
  const at = args.findIndex((arg) => /^(-d|--date|--date=.*|-d.+)$/.test(arg));
  const others = args.some((arg) => /^(-r|--reference|-f|--file|-s|--set)/.test(arg));
  const run = (options: readonly string[]) => codeOf(spawnSync(real('date', host), options, { stdio: 'inherit' }));
  if (others) return run(args);
  if (at < 0) return run(['-d', `@${seconds}`, ...args]);
  const [given = '', taken] = /^(-d|--date)$/.test(args[at] ?? '')
    ? [args[at + 1], 2]
    : [args[at]?.replace(/^(--date=|-d)/, ''), 1];
  const rest = [...args.slice(0, at), ...args.slice(at + taken)];
  // What names a day does not depend on today; all else is counted from now.
  const absolute = /^@|\d{4}-\d\d|\d+\/\d+/.test(given);
  const now = new Date(session.now()).toISOString().replace('T', ' ').replace('Z', ' UTC');
  return run(['-d', absolute ? given : `${now} ${given}`, ...rest]);
}

/** coreutils' `timeout`. */
async function timeout(args: readonly string[], session: ClockSession, host: ProgramHost): Promise<number> {
  let signal: NodeJS.Signals = 'SIGTERM';
  let preserve = false;
  let at = 0;
  for (; args[at]?.startsWith('-'); at++) {
    const [, given] = /^(?:-s|--signal=)(.+)$/.exec(args[at] ?? '') ?? [];
    if (given ?? args[at] === '-s') signal = signalOf(given ?? args[++at] ?? '');
    else if (args[at] === '-k') at++;
    else if (args[at] === '--preserve-status') preserve = true;
  }
  const [limit = '', command, ...rest] = args.slice(at);
  const ms = durationOf(limit);
  if (command === undefined) return complain(host, 'timeout: missing operand', 125);
  if (ms === undefined) return complain(host, `timeout: invalid time interval ‘${limit}’`, 125);
  const child = spawn(command, rest, { stdio: 'inherit', env: host.env as NodeJS.ProcessEnv });
  const end = endOf(child);
  const deadline = ms === 0 ? Number.POSITIVE_INFINITY : ms;
  await session.sleep(deadline, end.promise);
  if (end.code !== undefined) return end.code;
  session.commit();
  child.kill(signal);
  await end.promise;
  return preserve ? (end.code ?? 124) : 124;
}

const signalOf = (name: string) => (name.startsWith('SIG') ? name : `SIG${name}`) as NodeJS.Signals;

/** procps' `watch`, as often as it looks in virtual time, until it is interrupted. */
async function watch(args: readonly string[], session: ClockSession, host: ProgramHost): Promise<number> {
  let interval = 2000;
  let title = true;
  let at = 0;
  for (; args[at]?.startsWith('-'); at++) {
    const [, given] = /^(?:-n|--interval=)(.+)$/.exec(args[at] ?? '') ?? [];
    if (given ?? args[at] === '-n') interval = durationOf(given ?? args[++at] ?? '') ?? interval;
    else if (args[at] === '-t' || args[at] === '--no-title') title = false;
  }
  const command = args.slice(at).join(' ');
  if (command === '') return complain(host, 'watch: missing command');
  for (;;) {
    const time = new Date(session.now()).toUTCString();
    session.commit();
    if (title) host.write(1, `Every ${(interval / 1000).toFixed(1)}s: ${command}   ${time}\n\n`);
    const child = spawn('sh', ['-c', command], { stdio: 'inherit', env: host.env as NodeJS.ProcessEnv });
    const end = endOf(child);
    await session.sleep(Number.POSITIVE_INFINITY, end.promise);
    await session.sleep(interval);
  }
}

/** How a child ends: the code a shell would show. */
function endOf(child: ChildProcess): { code?: number; promise: Promise<void> } {
  const end: { code?: number; promise: Promise<void> } = { promise: Promise.resolve() };
  end.promise = new Promise((resolve) => {
    const done = (code: number) => {
      end.code ??= code;
      resolve();
    };
    child.on('error', () => done(127));
    child.on('exit', (code, signal) => done(code ?? 128 + (SIGNALS[signal ?? ''] ?? 0)));
  });
  return end;
}

const SIGNALS: Record<string, number> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

const codeOf = ({ status }: { status: number | null }) => status ?? 127;

/** The program of the system that has this name. */
function real(name: string, { env, folder }: ProgramHost): string {
  const folders = (env.PATH ?? '').split(path.delimiter).filter((one) => one && path.resolve(one) !== folder);
  return folders.map((one) => path.join(one, name)).find((file) => existsSync(file)) ?? name;
}
