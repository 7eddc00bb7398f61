/** Files that a container's script makes and removes, in time: what probes look for in lectures. */
import type { Container } from '../../kube/api/core/v1';
import { parseImage } from '../images/image';
import { containerArgv, literalEnv } from '../machine/argv';
import { SHELLS } from './command-outcome';
import { scriptCommands } from './script-outcome';

/** A file comes or goes, so many milliseconds after the container has started. */
export interface FileChange {
  ms: number;
  exists: boolean;
}

/** What `touch` and `rm` in the container's script do to a file; undefined where they do nothing to it. */
export function fileChanges(container: Container, path: string): FileChange[] | undefined {
  const env = literalEnv(container);
  const [program = '', flag = '', script = ''] = containerArgv(container, env);
  if (!SHELLS.has(program.split('/').pop() ?? '') || !/^-[a-z]*c$/.test(flag)) return undefined;
  const image = parseImage(container.image ?? '');
  const changes: FileChange[] = [];
  for (const { argv, ms } of scriptCommands(script, { image, open: false, env })) {
    const [name, ...args] = argv;
    if ((name === 'touch' || name === 'rm') && args.includes(path)) changes.push({ ms, exists: name === 'touch' });
  }
  return changes.length > 0 ? changes : undefined;
}
