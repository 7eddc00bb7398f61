/** Where the state is. */
import path from 'node:path';

/** `--state`, else `$KUBEMU_STATE`, else `~/.kubemu/cluster.json`. */
export function stateFilePath(given: string | undefined, env: Record<string, string | undefined>, cwd: string): string {
  const chosen = given ?? (env.KUBEMU_STATE || path.join(env.HOME || '.', '.kubemu', 'cluster.json'));
  return path.resolve(cwd, chosen);
}
