/** Shell scripts on a cluster with virtual time that is theirs alone. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What a script is given. */
export interface ScriptPlace {
  env: Record<string, string | undefined>;
  /** What a shell does before it: it finds kubectl and virtual time, and a new cluster. */
  setUp: string;
  remove(): void;
}

/** A place with a new cluster. `bin` holds kubectl and kubemu, `state` is the state file if it is to be kept. */
export function scriptPlace(
  bin: string,
  env: Record<string, string | undefined>,
  { state, profile }: { state?: string; profile?: string },
): ScriptPlace {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kubemu-play-'));
  const reset = `kubemu cluster reset --clock virtual${profile ? ` --profile '${profile.replaceAll("'", "'\\''")}'` : ''}`;
  return {
    env: {
      ...env,
      PATH: `${bin}:${env.PATH}`,
      KUBEMU_STATE: state ?? path.join(folder, 'cluster.json'),
      KUBECONFIG: undefined,
      KUBEMU_TIME_ROOT: undefined,
    },
    setUp: `${reset} >/dev/null || exit; eval "$(kubemu env --virtual-time)"`,
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs a script with the streams of this process; what it leaves in the background ends with it. Gives its exit code. */
export function runScript(
  file: string,
  args: readonly string[],
  { env, setUp }: ScriptPlace,
  cwd: string,
): Promise<number> {
  const child = spawn('bash', ['-c', `${setUp}\nexec bash "$0" "$@"`, file, ...args], {
    cwd,
    env: env as NodeJS.ProcessEnv,
    stdio: 'inherit',
    detached: true,
  });
  const pass = (signal: NodeJS.Signals) => end(child.pid, signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      end(child.pid, 'SIGTERM');
      resolve(code ?? 128 + (os.constants.signals[signal ?? 'SIGTERM'] ?? 0));
    });
  });
}

/** Ends a process and all that it started. */
function end(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // Nothing is left of it.
  }
}
