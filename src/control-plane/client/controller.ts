/** What a controller is and what it is given: the seam between the control plane and the simulation that runs it. */
import type { ContainerRuntime } from '../../container/runtime/runtime';
import type { Pod } from '../../kube/api/core/v1';
import type { Client } from './client';
import type { EventRecorder } from './event-recorder';

/** How long things take, in milliseconds, and which values a profile dictates. */
export interface Latencies {
  /** Between a StatefulSet's new claim and the pod it is for. */
  create(podKey: string): number;
  /** From an attempt that found no place for a pod to the next, when something has changed since. */
  schedule(pod: Pod): number;
  /** From its node to the running container, image pulls included. */
  start(pod: Pod): number;
  /** The part of it an image pull is said to take. */
  pull(pod: Pod): number;
  /** From the deletion until the containers have stopped, from there until the kubelet lets go, and until it is gone. */
  stop(pod: Pod): [stop: number, release: number, remove: number];
  /** Until a dynamically provisioned volume is there. */
  provision(claimKey: string): number;
  /** The node or address a profile dictates for this incarnation of a pod. */
  node(pod: Pod): string | undefined;
  podIP(pod: Pod): string | undefined;
  /** Whether the image can be pulled at all; otherwise the registry's answer. */
  pullError(image: string): string | undefined;
  /** Load balancers, where the cluster's cloud has them. */
  loadBalancer?: LoadBalancers;
}

/** What a cloud gives Services of type LoadBalancer and Ingresses. */
export interface LoadBalancers {
  /** Until a Service has its address; milliseconds. */
  after: number;
  /** Until an Ingress has one; absent where there is no controller for them. */
  ingress?: number;
  /** The next address, or a name made from the object's uid. */
  address(uid: string): { ip?: string; hostname?: string };
}

/** What each controller, the scheduler and the kubelet are made with. */
export interface ControllerContext {
  client: Client;
  recorder: EventRecorder;
  /** How containers live, and what is in them. */
  containers: ContainerRuntime;
  latencies: Latencies;
  /** Simulated time, milliseconds since the epoch. */
  now(): number;
  /** Has `sync(key)` of the named worker called after `delay` milliseconds; `periodic` work does not keep a cluster from settling. */
  enqueue(worker: string, key: string, delay?: number, periodic?: boolean): void;
  /** 0, 1, 2, ...: how often this was called before for the stream. */
  sequence(stream: string): number;
  /** A whole number in [0, below) from the named random stream. */
  randomInt(stream: string, below: number): number;
}

/** A level-triggered reconciler. */
export interface Controller {
  /** Name of its work queue. */
  readonly name: string;
  /** Subscribes to what it reacts to; called once, before anything changes. */
  start(): void;
  /** Brings one object closer to what it should be. */
  sync(key: string): void;
  /**
   * Until when, `limit` at most, the times at which this controller works on a key repeat every `period` milliseconds
   * from `from` on, as far as they are told by something that is no such cycle by itself, as a calendar.
   */
  recursUntil?(key: string, from: number, period: number, limit: number): number;
}
