/** One step of a pod's life: when it applies, how long it takes to come, and what it makes of the pod. */

import type { CommandResult, ContainerOutcome } from '../../container/forecast/outcome';
import type { Container, Pod, PodStatus } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';
import type { ControllerContext } from '../client/controller';
import { STAGE_WAITED_FOR } from '../clock/rest';
import type { ContainerList } from './containers';
import type { Identifiers } from './identifiers';

/** What a stage may use of the kubelet. */
export interface StageContext extends ControllerContext {
  /** How a container of a pod ends, by the rules of what it runs. */
  outcome(container: Container, pod: Pod): ContainerOutcome;
  /** How a running container ends when it is told to; undefined if it does not listen. */
  termination(container: Container, pod: Pod): { exitCode: number; afterMs: number } | undefined;
  /** What a command comes to that the kubelet runs in a container, and whether what it does there stays; undefined if it never ends. */
  run(pod: Pod, container: Container, command: string[], keep?: boolean): CommandResult | undefined;
  /** Records an event of the node's kubelet about the pod. */
  event(pod: Pod, type: 'Normal' | 'Warning', reason: string, message: string, container?: ContainerField): void;
  /** Records an event of another component. */
  eventFrom(component: string, object: KubeObject, reason: string, message: string): void;
  /** Writes the pod's status, with phase and conditions derived from its containers. */
  writeStatus(pod: Pod, change: Partial<PodStatus>): void;
  /** What a container that is made now is called, and its image. */
  identifiers(pod: Pod, image: string): Identifiers;
  /** Has a stage that is not looked for by itself happen after `delay` milliseconds. */
  later(pod: Pod, stage: Stage, delay: number): void;
}

/** Which container an event is about: `spec.containers{nginx}`. */
export type ContainerField = { name: string; list: ContainerList };

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
  /** Happens only when another stage has asked for it. */
  asked?: boolean;
}

/** What takes longer is not waited for when a cluster shall come to rest: a container that sleeps for an hour. */
export const LONG = STAGE_WAITED_FOR;

/** The whole pod, if the condition holds. */
export const wholePod = (applies: boolean): string[] => (applies ? [''] : []);
