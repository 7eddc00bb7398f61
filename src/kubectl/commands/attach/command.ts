/** What somebody who attaches to a container talks with. */

import { containerOutcome } from '../../../container/forecast/outcome';
import { argumentsAreCommand, defaultCommand, isBusybox, parseImage } from '../../../container/images/image';
import { containerArgv } from '../../../container/machine/argv';
import type { Container } from '../../../kube/api/core/v1';

/**
 * The command line of a container that waits for its standard input; undefined for one that ends by itself, or runs
 * without reading anything.
 */
export function interactiveCommand(container: Container, env: ReadonlyMap<string, string>): string[] | undefined {
  if (!container.stdin || containerOutcome(container).exits) return undefined;
  // What only an open input keeps alive is what reads it.
  if (!containerOutcome({ ...container, stdin: false, tty: false }).exits) return undefined;
  const argv = containerArgv(container, env);
  const image = parseImage(container.image ?? '');
  if (container.command?.length || argv.length > 0) return argv;
  if (!argumentsAreCommand(image)) return undefined;
  return defaultCommand(image) === 'shell' ? [isBusybox(image) ? 'sh' : 'bash'] : [image.name];
}
