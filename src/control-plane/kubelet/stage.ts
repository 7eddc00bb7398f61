/** One step of a pod's life: when it applies, how long it takes to come, and what it makes of the pod. */

import type { ContainerOutcome } from '../../container/forecast/outcome';
import type { Container, Pod, PodStatus } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';
import type { ControllerContext } from '../client/controller';

/** What a stage may use of the kubelet. */
export interface StageContext extends ControllerContext {
  /** How a container of a pod ends, by the rules of what it runs; or, without one, a command that is there to end. */
  outcome(container: Container, pod?: Pod): ContainerOutcome;
  /** Records an event of the node's kubelet about the pod. */
  event(pod: Pod, type: 'Normal' | 'Warning', reason: string, message: string, container?: ContainerField): void;
  /** Records an event of another component. */
  eventFrom(component: string, object: KubeObject, reason: string, message: string): void;
  /** Writes the pod's status, with phase and conditions derived from its containers. */
  writeStatus(pod: Pod, change: Partial<PodStatus>): void;
  /** 32 hex digits for a container's id. */
  containerID(): string;
}

/** Which container an event is about: `spec.containers{nginx}`. */
export type ContainerField = { name: string; init?: boolean };

/** A stage is about the pod as a whole, or about one of its containers. */
export interface Stage {
  name: string;
  /** What the stage applies to: names of containers, or `['']` for the pod as a whole; empty when it does not apply. */
  subjects(pod: Pod, ctx: StageContext): string[];
  /** Milliseconds from the change that made it apply until it happens. */
  delay(pod: Pod, subject: string, ctx: StageContext): number;
  /** Lies ahead for its own sake: a back-off, the end of something that takes long. */
  periodic?(pod: Pod, subject: string, ctx: StageContext): boolean;
  next(pod: Pod, subject: string, ctx: StageContext): void;
}

/** What takes longer is not waited for when a cluster shall come to rest: a container that sleeps for an hour. */
export const LONG = 4000;

/** The whole pod, if the condition holds. */
export const wholePod = (applies: boolean): string[] => (applies ? [''] : []);
