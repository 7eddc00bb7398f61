/** The program that compares two folders: `diff -u -N`, or what `KUBECTL_EXTERNAL_DIFF` names. */
import { spawnSync } from 'node:child_process';
import { quote } from '../../../go/strconv/quote';
import type { Context } from '../../cli/command';

/** Up to how much a comparison may print. */
const MAX_OUTPUT = 1 << 30;

/**
 * Runs the program over two folders and prints what it prints. Gives its exit code, 0 or 1. Throws
 * `failed to run "diff": ...` when it fails or cannot be started.
 */
export function runDiffProgram(ctx: Context, from: string, to: string): number {
  const [program = 'diff', ...args] = command(ctx.env.KUBECTL_EXTERNAL_DIFF, from, to);
  const { env, cwd } = ctx;
  const { status, signal, error, stdout, stderr } = spawnSync(program, args, {
    env: env as NodeJS.ProcessEnv,
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: MAX_OUTPUT,
  });
  if (error) throw new Error(`failed to run ${quote(program)}: ${startError(error, program)}`);
  ctx.streams.err.write(stderr.toString());
  ctx.streams.out.write(stdout.toString());
  if (status === 0 || status === 1) return status;
  throw new Error(`failed to run ${quote(program)}: ${signal ? `signal: ${signal}` : `exit status ${status}`}`);
}

/** Of the arguments a user names only plain ones are passed on, behind the folders. */
function command(external: string | undefined, from: string, to: string): string[] {
  if (!external) return ['diff', '-u', '-N', from, to];
  const [program = '', ...args] = external.split(' ');
  return [program, from, to, ...args.filter((arg) => /^[a-zA-Z0-9-=]+$/.test(arg))];
}

function startError(error: NodeJS.ErrnoException, program: string): string {
  if (error.code !== 'ENOENT')
    return `fork/exec ${program}: ${error.code === 'EACCES' ? 'permission denied' : error.message}`;
  return 'executable file not found in $PATH';
}
