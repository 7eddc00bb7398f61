/** A cluster at its birth, and how long things take in it. */

import type { ImageDescription } from '../../container/images/described-image';
import type { Taint } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';

/** How long the stages of a pod and a claim take; milliseconds. */
export interface StageTimes {
  create: number;
  schedule: number;
  provision: number;
  start: number;
  pull?: number;
  stop: number[];
}

/** One life of a pod: what differs from the profile's own times, and what is dictated. */
export interface PodPlan extends Partial<StageTimes> {
  node?: string;
  ip?: string;
  /** Until `kubectl run` notices that an attached shell has ended. */
  detach?: number;
}

/** What a profile says of an image; what it does when it runs is said in the words of `ImageDescription`. */
export interface ImagePlan extends ImageDescription {
  env?: Record<string, string>;
  /** How long it takes to come from its registry; milliseconds. */
  pull?: number;
  /** The registry's answer to whoever wants to pull it. */
  pullError?: string;
}

/** A node of the cluster. */
export interface NodePlan {
  name: string;
  address: string;
  podCIDR: string;
  externalAddress?: string;
  labels?: Record<string, string>;
  taints?: Taint[];
  capacity?: Record<string, string>;
  /** What `kubectl get nodes -o wide` shows of its software. */
  kubeletVersion?: string;
  osImage?: string;
  kernelVersion?: string;
  containerRuntimeVersion?: string;
}

/** What a cloud gives Services of type LoadBalancer, and Ingresses. */
export interface LoadBalancerPlan {
  /** Until it is there; milliseconds. */
  after: number;
  /** The same for an Ingress; absent where nothing looks after them. */
  ingress?: number;
  /** A range to take addresses from, one after the other. */
  addresses?: string;
  /** A name instead; `{uid}` is something of the Service's own. */
  hostname?: string;
}

/** Everything a cluster is born with. */
export interface Profile {
  /** What a kubeconfig calls it. */
  cluster?: string;
  clock: 'real' | 'virtual';
  /** Simulated time at the start, milliseconds; in real mode without one it is the wall clock's. */
  start?: number;
  /** How old the cluster is by then. */
  age: number;
  speed: number;
  seed: number;
  nodes: NodePlan[];
  /** Each controller acts as a service account of its own, as the controller manager's flag has it. Default true. */
  useServiceAccountCredentials?: boolean;
  serviceCIDR: string;
  clusterDNS: string;
  /** Further objects that are there from the start, e.g. the storage classes. */
  objects: KubeObject[];
  latencies: StageTimes;
  /** Absent where no cloud gives such addresses. */
  loadBalancer?: LoadBalancerPlan;
  pods: Record<string, PodPlan[]>;
  claims: Record<string, { uid?: string }>;
  /** By image, or by a pattern with `*`. */
  images: Record<string, ImagePlan>;
}
