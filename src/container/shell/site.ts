/** One container, as programs in it see it. */
import type { Container, Pod } from '../../kube/api/core/v1';
import { type Image, parseImage } from '../images/image';
import type { ClusterView } from '../network/cluster-view';

export interface Site {
  pod: Pod;
  container: Container;
  cluster: ClusterView;
  image: Image;
  /** What the image itself sets in the environment. */
  imageEnv: Record<string, string>;
  /** Files written in a container in earlier sessions, by absolute path. */
  filesOf(pod: Pod, container: Container): Record<string, string>;
  /** Simulated time, milliseconds since the epoch. */
  now(): number;
}

/** What a site is made from; the image is the container's. */
export interface SiteOptions {
  pod: Pod;
  container: Container;
  cluster: ClusterView;
  now(): number;
  imageEnv?: Record<string, string>;
  filesOf?: Site['filesOf'];
}

/** The site of a container. */
export function createSite({ pod, container, cluster, now, imageEnv = {}, filesOf = () => ({}) }: SiteOptions): Site {
  return { pod, container, cluster, image: parseImage(container.image ?? ''), imageEnv, filesOf, now };
}
