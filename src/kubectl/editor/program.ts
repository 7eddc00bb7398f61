/** Which editor is opened, and opening it: editor.Editor of kubectl. */
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { quote } from '../../go/strconv/quote';
import type { Context } from '../cli/command';

/** The editor's command line; in a shell's, the last word is the command the shell runs. */
interface Editor {
  args: string[];
  shell: boolean;
}

/**
 * Opens the file in the editor of `$KUBE_EDITOR` or `$EDITOR`, else vi, and waits until it is closed. What was printed
 * so far is shown first, and other commands may change the cluster in the meantime. Rejects when there is no such
 * editor, or it fails.
 */
export async function launchEditor(ctx: Context, file: string): Promise<void> {
  const editor = chooseEditor(ctx.env);
  const [program = '', ...args] = commandLine(editor, path.resolve(file));
  ctx.session.commit();
  const { spawn } = await import('node:child_process');
  const { cwd, env } = ctx;
  const outcome = await ended(spawn(program, args, { cwd, env, stdio: 'inherit' }));
  if (outcome === 'ok') return;
  const name = quote(editor.args.join(' '));
  if (outcome === 'missing' && !program.includes('/')) throw new Error(`unable to launch the editor ${name}`);
  throw new Error(`there was a problem with the editor ${name}`);
}

/** Words are split at blanks; what has quotes in it is left to the user's shell. */
function chooseEditor(env: Context['env']): Editor {
  const editor = env.KUBE_EDITOR || env.EDITOR || 'vi';
  if (!editor.includes(' ')) return { args: [editor], shell: false };
  if (!/["'\\]/.test(editor)) return { args: editor.split(' '), shell: false };
  return { args: [env.SHELL || '/bin/bash', '-c', editor], shell: true };
}

function commandLine({ args, shell }: Editor, file: string): string[] {
  return shell ? [...args.slice(0, -1), `${args.at(-1)} ${quote(file)}`] : [...args, file];
}

/** Signals are the editor's business while it is open. */
function ended(child: ChildProcess): Promise<'ok' | 'missing' | 'failed'> {
  const ignore = () => {};
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGTERM'] as const) process.on(signal, ignore);
  return new Promise<'ok' | 'missing' | 'failed'>((resolve) => {
    child.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'ENOENT' ? 'missing' : 'failed'));
    child.on('close', (code) => resolve(code === 0 ? 'ok' : 'failed'));
  }).finally(() => {
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGTERM'] as const) process.off(signal, ignore);
  });
}
