/** The events that tell how a container's image was got and how it was started. */

import { formatGoDuration } from '../../go/time/duration';
import type { Pod } from '../../kube/api/core/v1';
import type { Slot } from './containers';
import type { StageContext } from './stage';

/** An image that is on the node needs no longer to be looked at again. */
const LOOKUP = 500;

/** `Pulling image "nginx"` */
export function announcePulling(
  pod: Pod,
  { container, init }: Pick<Slot, 'container' | 'init'>,
  ctx: StageContext,
): void {
  ctx.event(pod, 'Normal', 'Pulling', `Pulling image "${container.image}"`, { name: container.name, init });
}

/** `Successfully pulled image "nginx" in 1.5s (1.5s including waiting)` */
export function announcePulled(pod: Pod, { container, init }: Slot, ms: number, ctx: StageContext): void {
  const took = formatGoDuration(ms);
  const message = `Successfully pulled image "${container.image}" in ${took} (${took} including waiting)`;
  ctx.event(pod, 'Normal', 'Pulled', message, { name: container.name, init });
}

/** The image of a container that was tried before: on the node already, unless it is to be asked for always. */
export function announceImageAgain(pod: Pod, slot: Slot, ctx: StageContext): void {
  const { container, init } = slot;
  if (container.imagePullPolicy === 'Always') {
    announcePulling(pod, slot, ctx);
    announcePulled(pod, slot, Math.min(LOOKUP, ctx.latencies.pull(pod)), ctx);
  } else {
    const message = `Container image "${container.image}" already present on machine`;
    ctx.event(pod, 'Normal', 'Pulled', message, { name: container.name, init });
  }
}

/** The container was made, and started, or not. */
export function announceStart(pod: Pod, { container, init }: Slot, ctx: StageContext): void {
  const field = { name: container.name, init };
  ctx.event(pod, 'Normal', 'Created', `Created container ${container.name}`, field);
  const outcome = ctx.outcome(container, pod);
  if (outcome.exits && outcome.reason === 'StartError')
    ctx.event(pod, 'Warning', 'Failed', `Error: ${outcome.message}`, field);
  else ctx.event(pod, 'Normal', 'Started', `Started container ${container.name}`, field);
}
