/** Names the container runtime of a node gives to containers and images. */
import { canonicalName, parseReference } from '../../container/images/reference';
import { sha256 } from '../../go/crypto/digest';
import type { Pod } from '../../kube/api/core/v1';
import type { ControllerContext } from '../client/controller';

/** What a container's status says of which container it is, and of which image. */
export interface Identifiers {
  containerID: string;
  image: string;
  imageID: string;
}

/** A new container of an image on the pod's node: `containerd://8fb…`, `docker.io/library/nginx:1.25`. */
export function newIdentifiers(pod: Pod, image: string, ctx: ControllerContext): Identifiers {
  const runtime = runtimeOf(pod, ctx);
  const id = Array.from({ length: 8 }, () =>
    ctx
      .randomInt('containerID', 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  );
  const docker = runtime === 'docker';
  return {
    containerID: `${runtime}://${id.join('')}`,
    image: docker ? image : canonicalName(image),
    imageID: docker ? `docker-pullable://${image.replace(TAG, '')}@${digestOf(image)}` : byDigest(image),
  };
}

/** `docker.io/library/nginx@sha256:…`: an image by the digest it has in this simulation. */
export function byDigest(image: string): string {
  const reference = parseReference(image);
  return `${typeof reference === 'string' ? image : reference.name}@${digestOf(image)}`;
}

const TAG = /(:[\w.-]+)?(@.*)?$/;

function digestOf(image: string): string {
  const reference = parseReference(image);
  if (typeof reference !== 'string' && reference.digest) return reference.digest;
  return `sha256:${sha256(canonicalName(image))}`;
}

/** `containerd` of a node that runs containerd 1.7; nodes that do not say run it too. */
function runtimeOf(pod: Pod, ctx: ControllerContext): string {
  const node = ctx.client.kind('nodes').get(undefined, pod.spec.nodeName ?? '');
  return node?.status?.nodeInfo?.containerRuntimeVersion?.split('://')[0] || 'containerd';
}
