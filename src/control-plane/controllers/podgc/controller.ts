/** Removes pods nobody else will: those of nodes that are gone, and ended ones beyond a limit (`pkg/controller/podgc`). */
import type { Pod } from '../../../kube/api/core/v1';
import { formatTime } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { Index } from '../../client/informer';
import { isFinished } from '../../client/pod-conditions';

/** How long a missing node may come back. */
const QUARANTINE = 40_000;
/** `--terminated-pod-gc-threshold` */
const TERMINATED_THRESHOLD = 12_500;
const TERMINATED = '*';

export class PodGCController implements Controller {
  readonly name = 'podgc';
  private readonly podsByNode: Index<Pod>;
  private readonly finished: Index<Pod>;

  constructor(private readonly ctx: ControllerContext) {
    const pods = ctx.client.kind('pods');
    this.podsByNode = new Index(pods, ({ spec }) => (spec.nodeName ? [spec.nodeName] : []));
    this.finished = new Index(pods, (pod) => (isFinished(pod) ? [TERMINATED] : []));
  }

  start(): void {
    const { client } = this.ctx;
    client.kind('nodes').watch(({ type, object }) => {
      if (type === 'DELETED') this.ctx.enqueue(this.name, object.metadata.name, QUARANTINE, true);
    });
    client.kind('pods').watch(({ type, object, old }) => {
      if (type === 'DELETED') return;
      const { nodeName } = object.spec;
      if (nodeName && nodeName !== old?.spec.nodeName && !client.kind('nodes').get(undefined, nodeName))
        this.ctx.enqueue(this.name, nodeName, QUARANTINE, true);
      if (isFinished(object) && !(old && isFinished(old))) this.ctx.enqueue(this.name, TERMINATED);
    });
  }

  sync(key: string): void {
    if (key === TERMINATED) this.collectTerminated();
    else if (!this.ctx.client.kind('nodes').get(undefined, key))
      for (const pod of this.podsByNode.get(key)) this.collectOrphan(pod);
  }

  private collectTerminated(): void {
    const pods = this.finished.get(TERMINATED);
    const surplus = pods.length - TERMINATED_THRESHOLD;
    if (surplus <= 0) return;
    const created = ({ metadata }: Pod) => metadata.creationTimestamp ?? '';
    const oldestFirst = pods.sort((a, b) => (created(a) < created(b) ? -1 : 1));
    for (const pod of oldestFirst.slice(0, surplus)) this.remove(pod);
  }

  /** A pod whose node is gone has failed, whatever it was. */
  private collectOrphan(pod: Pod): void {
    if (!isFinished(pod)) {
      const others = pod.status?.conditions?.filter((c) => c.type !== 'DisruptionTarget') ?? [];
      const condition = {
        type: 'DisruptionTarget',
        status: 'True',
        lastProbeTime: null,
        lastTransitionTime: formatTime(this.ctx.now()),
        reason: 'DeletionByPodGC',
        message: 'PodGC: node no longer exists',
      };
      const status = { ...pod.status, phase: 'Failed' as const, conditions: [...others, condition] };
      this.ctx.client.kind('pods').updateStatus({ ...pod, status });
    }
    this.remove(pod);
  }

  private remove({ metadata: { namespace, name, uid } }: Pod): void {
    this.ctx.client.kind('pods').delete(namespace, name, { gracePeriodSeconds: 0, preconditions: { uid } });
  }
}
