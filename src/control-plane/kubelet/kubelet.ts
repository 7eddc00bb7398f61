/** The kubelets of all nodes: each pod's life as stages on the clock. */

import { commandResult, outcomeOf, terminationOf } from '../../container/runtime/life';
import { deepEqual } from '../../go/json/deep';
import type { Container, Pod, PodStatus } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';
import type { Controller, ControllerContext } from '../client/controller';
import { runningSlots, slotsOf } from './containers';
import { preStop } from './hooks';
import { newIdentifiers } from './identifiers';
import { deriveStatus } from './pod-status';
import type { ContainerField, Stage, StageContext } from './stage';
import { stages } from './stages';
import { containerExited } from './stages/exit';

/** One stage of one pod: the key under which it waits in the queue. */
interface Pending {
  namespace: string;
  name: string;
  uid: string;
  stage: string;
  subject: string;
}

export class Kubelet implements Controller {
  readonly name = 'kubelet';
  private readonly stageContext: StageContext;

  constructor(private readonly ctx: ControllerContext) {
    this.stageContext = {
      ...ctx,
      outcome: (container, pod) => outcomeOf(ctx.containers, pod, container),
      termination: (container, pod) => terminationOf(ctx.containers, pod, container),
      run: (pod, container, argv, keep) => commandResult(ctx.containers, pod, container, argv, { keep: keep ?? false }),
      event: (pod, type, reason, message, container) => this.event(pod, type, reason, message, container),
      eventFrom: (component: string, object: KubeObject, reason: string, message: string) =>
        ctx.recorder.event({ component }, object, 'Normal', reason, message),
      writeStatus: (pod, change) => this.writeStatus(pod, change),
      identifiers: (pod, image) => newIdentifiers(pod, image, ctx),
      later: (pod, stage, delay) => ctx.enqueue(this.name, keyOf(pod, stage, ''), delay),
    };
  }

  start(): void {
    this.ctx.client.kind('pods').watch(({ type, object, old }) => {
      if (type === 'DELETED') return;
      if (object.metadata.deletionTimestamp && !old?.metadata.deletionTimestamp) this.killing(object);
      this.schedule(object);
    });
    this.ctx.client.kind('services').watch(({ type }) => {
      if (type === 'ADDED') this.lookAgain();
    });
  }

  /** Scripts that wait for the name of a service go on as soon as there is one. */
  private lookAgain(): void {
    for (const pod of this.ctx.client.kind('pods').list())
      if (pod.status?.startTime && slotsOf(pod).some(({ container }) => looksUpNames(container))) this.schedule(pod);
  }

  sync(key: string): void {
    const { namespace, name, uid, stage, subject } = parse(key);
    const pod = this.ctx.client.kind('pods').get(namespace, name);
    const found = stages.find((s) => s.name === stage);
    if (!pod || pod.metadata.uid !== uid || !found) return;
    if (found.subjects(pod, this.stageContext).includes(subject)) found.next(pod, subject, this.stageContext);
    // What the pod waited for may have come without the pod having changed.
    if (this.ctx.client.kind('pods').get(namespace, name) === pod) this.schedule(pod);
  }

  /** What ran in an attached container has ended by itself. */
  containerExited(namespace: string, name: string, container: string, exitCode: number): void {
    const pod = this.ctx.client.kind('pods').get(namespace, name);
    if (pod) containerExited(pod, container, { exitCode }, this.stageContext);
  }

  /** Somebody has changed files in a pod, or typed into it: what its containers come to may be another than before. */
  containerChanged(namespace: string, name: string): void {
    const pod = this.ctx.client.kind('pods').get(namespace, name);
    if (pod) this.schedule(pod);
  }

  /** Queues what can happen next to a pod; what is queued already keeps its time. */
  private schedule(pod: Pod): void {
    for (const stage of stages.filter(({ asked }) => !asked))
      for (const subject of stage.subjects(pod, this.stageContext)) this.enqueue(pod, stage, subject);
  }

  private enqueue(pod: Pod, stage: Stage, subject: string): void {
    const delay = stage.delay(pod, subject, this.stageContext);
    this.ctx.enqueue(
      this.name,
      keyOf(pod, stage, subject),
      delay,
      stage.periodic?.(pod, subject, this.stageContext) ?? false,
    );
  }

  private killing(pod: Pod): void {
    for (const slot of runningSlots(pod)) {
      const { container, list } = slot;
      this.event(pod, 'Normal', 'Killing', `Stopping container ${container.name}`, { name: container.name, list });
      preStop(pod, slot, this.stageContext);
    }
  }

  private writeStatus(pod: Pod, change: Partial<PodStatus>): void {
    const status = deriveStatus(pod, { ...pod.status, ...change }, this.ctx.now());
    if (!deepEqual(status, pod.status)) this.ctx.client.kind('pods').updateStatus({ ...pod, status });
  }

  private event(
    pod: Pod,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    container?: ContainerField,
  ): void {
    const source = { component: 'kubelet', host: pod.spec.nodeName };
    const field = container && `spec.${container.list}{${container.name}}`;
    this.ctx.recorder.event(source, pod, type, reason, message, field);
  }
}

function keyOf({ metadata }: Pod, stage: Stage, subject: string): string {
  const { namespace = '', name, uid = '' } = metadata;
  return [namespace, name, uid, stage.name, subject].join('/');
}

function parse(key: string): Pending {
  const [namespace = '', name = '', uid = '', stage = '', subject = ''] = key.split('/');
  return { namespace, name, uid, stage, subject };
}

const looksUpNames = ({ command = [], args = [] }: Container): boolean =>
  [...command, ...args].some((word) => /\b(nslookup|host|getent|wget|curl|nc|ping|dig)\b/.test(word));
