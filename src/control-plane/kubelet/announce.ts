/** The events that tell how a container's image was got and how it was started. */

import { formatGoDuration } from '../../go/time/duration';
import type { Pod } from '../../kube/api/core/v1';
import type { Slot } from './containers';
import { hasImage, keepImage } from './node-images';
import type { StageContext } from './stage';

/** An image that is on the node needs no longer to be looked at again. */
const LOOKUP = 500;

/** Which container an event is about. */
type Subject = Pick<Slot, 'container' | 'list'>;

/** Whether the image has to be asked for at its registry: always, or because it is not on the node. */
export function isPulled({ container }: Subject, ctx: StageContext): boolean {
  const { image = '', imagePullPolicy } = container;
  return imagePullPolicy !== 'Never' && (imagePullPolicy === 'Always' || !hasImage(image, ctx));
}

/** `Pulling image "nginx"` */
export function announcePulling(pod: Pod, { container, list }: Subject, ctx: StageContext): void {
  ctx.event(pod, 'Normal', 'Pulling', `Pulling image "${container.image}"`, { name: container.name, list });
}

/** `Successfully pulled image "nginx" in 1.5s (1.5s including waiting)` */
function announcePulled(pod: Pod, { container, list }: Subject, ms: number, ctx: StageContext): void {
  const image = container.image ?? '';
  const took = formatGoDuration(hasImage(image, ctx) ? Math.min(LOOKUP, ms) : ms);
  const message = `Successfully pulled image "${image}" in ${took} (${took} including waiting)`;
  ctx.event(pod, 'Normal', 'Pulled', message, { name: container.name, list });
  keepImage(pod, image, ctx);
}

/** The image is got, or found to be there; whether `pulling` it has been told already. */
export function announceImage(
  pod: Pod,
  slot: Slot,
  { pulling = false, ms = LOOKUP }: { pulling?: boolean; ms?: number },
  ctx: StageContext,
): void {
  const { container, list } = slot;
  if (pulling || isPulled(slot, ctx)) {
    if (!pulling) announcePulling(pod, slot, ctx);
    announcePulled(pod, slot, ms, ctx);
  } else {
    const message = `Container image "${container.image}" already present on machine`;
    ctx.event(pod, 'Normal', 'Pulled', message, { name: container.name, list });
  }
}

/** The container was made, and started, or not. */
export function announceStart(pod: Pod, { container, list }: Slot, ctx: StageContext): void {
  const field = { name: container.name, list };
  ctx.event(pod, 'Normal', 'Created', `Created container ${container.name}`, field);
  const outcome = ctx.outcome(container, pod);
  if (outcome.exits && outcome.reason === 'StartError')
    ctx.event(pod, 'Warning', 'Failed', `Error: ${outcome.message}`, field);
  else ctx.event(pod, 'Normal', 'Started', `Started container ${container.name}`, field);
}
