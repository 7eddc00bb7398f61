/** A shell script, run and made a show of: each of its commands as if typed, with what it printed. */
import { spawnSync } from 'node:child_process';
import { type Pace, type Show, ShowBuilder } from './show';

/** Stands before the output of each command. */
const MARK = '\x1e';

/** How a script ran, and what there was to see. */
interface ScriptShow {
  show: Show;
  code: number;
}

/** Runs the commands of a script one after the other in one shell. */
export function scriptShow(
  script: string,
  { env, cwd, setUp }: { env: Record<string, string | undefined>; cwd: string; setUp: string },
  { title, pace, rows }: { title: string; pace: Pace; rows: number },
): ScriptShow {
  const commands = commandsIn(script);
  const marked = commands.map((command) => `printf '${MARK}'\n${command}\n`).join('');
  const program = `${setUp}\nexec 2>&1\n${marked}`;
  const { stdout, status } = spawnSync('bash', ['-c', program, title], {
    cwd,
    env: env as NodeJS.ProcessEnv,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const builder = new ShowBuilder(pace);
  for (const [i, text] of stdout.split(MARK).slice(1).entries()) {
    const command = (commands[i] ?? '').trim();
    const [, comment] = /^#+ ?(.*)$/.exec(command) ?? [];
    if (comment !== undefined) builder.heading(comment);
    else builder.type('', '$ ', command);
    builder.output(
      '',
      text
        .replace(/\n$/, '')
        .split('\n')
        .filter((line, _at, all) => all.length > 1 || line !== ''),
    );
  }
  return { show: builder.show(title, rows), code: status ?? 1 };
}

/** The commands of a script as a shell reads them: as many lines as make a whole. Comments of their own line are one. */
export function commandsIn(script: string): string[] {
  const commands: string[] = [];
  let open = '';
  for (const line of script.split('\n')) {
    if (open === '' && (line.trim() === '' || line.startsWith('#!'))) continue;
    open += open === '' ? line : `\n${line}`;
    if (/^\s*#/.test(open) || isWhole(open)) {
      commands.push(open);
      open = '';
    }
  }
  return open === '' ? commands : [...commands, open];
}

/** Whether a shell would not ask for another line. */
export function isWhole(text: string): boolean {
  if (/\\$/.test(text)) return false;
  const { status, stderr } = spawnSync('bash', ['-n', '-c', text], { encoding: 'utf8' });
  return status === 0 && !/here-document/.test(stderr);
}
