/** The images a node has: `status.images`, as the kubelet keeps it. */
import { canonicalName } from '../../container/images/reference';
import type { Pod } from '../../kube/api/core/v1';
import type { ControllerContext } from '../client/controller';
import { spread } from '../clock/random';
import { byDigest } from './identifiers';

/** `nodeStatusMaxImages`. */
const MOST_IMAGES = 50;
const SMALLEST = 2_000_000;
const SIZES = 200_000_000;

/** Whether the image needs no registry any more: nodes get from each other what one of them has pulled. */
export function hasImage(image: string, ctx: ControllerContext): boolean {
  const name = canonicalName(image);
  const nodes = ctx.client.kind('nodes').list();
  return nodes.some(({ status }) => status?.images?.some(({ names }) => names?.includes(name)));
}

/** The image has come to the pod's node. */
export function keepImage(pod: Pod, image: string, ctx: ControllerContext): void {
  const node = ctx.client.kind('nodes').get(undefined, pod.spec.nodeName ?? '');
  if (!node || hasImage(image, ctx)) return;
  const name = canonicalName(image);
  const added = { names: [...new Set([byDigest(image), name])], sizeBytes: SMALLEST + spread(name, SIZES) };
  const images = [added, ...(node.status?.images ?? [])].slice(0, MOST_IMAGES);
  ctx.client.kind('nodes').updateStatus({ ...node, status: { ...node.status, images } });
}
