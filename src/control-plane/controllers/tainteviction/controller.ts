/** Ends pods on nodes whose NoExecute taints they do not tolerate, or not for ever: the NoExecute taint manager. */
import type { Node, Pod, Taint } from '../../../kube/api/core/v1';
import { formatTime } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { Index } from '../../client/informer';
import { isFinished, isTerminating } from '../../client/pod-conditions';
import { tolerationMatches } from '../../client/tolerations';

const SOURCE = { component: 'taint-controller' };

export class TaintEvictionController implements Controller {
  readonly name = 'tainteviction';
  private readonly podsByNode: Index<Pod>;

  constructor(private readonly ctx: ControllerContext) {
    this.podsByNode = new Index(ctx.client.kind('pods'), ({ spec }) => (spec.nodeName ? [spec.nodeName] : []));
  }

  start(): void {
    const { client } = this.ctx;
    client.kind('nodes').watch(({ type, object, old }) => {
      if (type === 'DELETED' || (noExecute(object).length === 0 && (!old || noExecute(old).length === 0))) return;
      for (const pod of this.podsByNode.get(object.metadata.name)) {
        this.tellCancelled(pod, object, old);
        this.enqueue(pod);
      }
    });
    client.kind('pods').watch(({ type, object, old }) => {
      if (type === 'DELETED' || !object.spec.nodeName || object.spec === old?.spec) return;
      if (this.taintsOf(object).length > 0) this.enqueue(object);
    });
  }

  sync(key: string): void {
    const [namespace, name = '', timer] = key.split('/');
    const pod = this.ctx.client.kind('pods').get(namespace, name);
    if (!pod || isTerminating(pod) || isFinished(pod)) return;
    const now = this.ctx.now();
    const taints = this.taintsOf(pod);
    const due = evictionTime(pod, taints, now);
    if (due === undefined) return;
    // Taints that do not say since when they are there count from when they were noticed: what the timer says.
    const timed = taints.every(({ timeAdded }) => timeAdded);
    if (due <= now || (timer !== undefined && !timed)) this.evict(pod);
    else this.ctx.enqueue(this.name, `${namespace}/${name}/timer`, due - now, true);
  }

  private evict(pod: Pod): void {
    const { namespace, name, uid } = pod.metadata;
    this.ctx.recorder.event(
      SOURCE,
      pod,
      'Normal',
      'TaintManagerEviction',
      `Marking for deletion Pod ${namespace}/${name}`,
    );
    const pods = this.ctx.client.kind('pods');
    const others = pod.status?.conditions?.filter((c) => c.type !== 'DisruptionTarget') ?? [];
    const condition = {
      type: 'DisruptionTarget',
      status: 'True',
      lastProbeTime: null,
      lastTransitionTime: formatTime(this.ctx.now()),
      reason: 'DeletionByTaintManager',
      message: 'Taint manager: deleting due to NoExecute taint',
    };
    pods.updateStatus({ ...pod, status: { ...pod.status, conditions: [...others, condition] } });
    pods.delete(namespace, name, { preconditions: { uid } });
  }

  /** Says so when a pod that was to go may stay, because its node has lost its taints. */
  private tellCancelled(pod: Pod, node: Node, old: Node | undefined): void {
    const now = this.ctx.now();
    const was = old && evictionTime(pod, noExecute(old), now);
    if (was === undefined || was <= now || noExecute(node).length > 0) return;
    const message = `Cancelling deletion of Pod ${pod.metadata.namespace}/${pod.metadata.name}`;
    this.ctx.recorder.event(SOURCE, pod, 'Normal', 'TaintManagerEviction', message);
  }

  private taintsOf({ spec }: Pod): Taint[] {
    const node = spec.nodeName ? this.ctx.client.kind('nodes').get(undefined, spec.nodeName) : undefined;
    return node ? noExecute(node) : [];
  }

  private enqueue({ metadata }: Pod): void {
    this.ctx.enqueue(this.name, `${metadata.namespace}/${metadata.name}`);
  }
}

const noExecute = ({ spec }: Node): Taint[] => (spec.taints ?? []).filter(({ effect }) => effect === 'NoExecute');

/** When a pod has to go because of its node's taints; undefined when it may stay. */
function evictionTime(pod: Pod, taints: readonly Taint[], now: number): number | undefined {
  let due: number | undefined;
  for (const taint of taints) {
    const toleration = pod.spec.tolerations?.find((t) => tolerationMatches(t, taint));
    if (!toleration) return now;
    if (toleration.tolerationSeconds === undefined) continue;
    const since = taint.timeAdded ? Date.parse(taint.timeAdded) : now;
    const end =
      Math.max(since, Date.parse(pod.status?.startTime ?? '') || 0) + Math.max(0, toleration.tolerationSeconds) * 1000;
    if (due === undefined || end < due) due = end;
  }
  return due;
}
