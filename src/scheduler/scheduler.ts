/** The scheduler: gives each pod a node, and tries again when something changed for those it could not place. */
import type { Node } from '../api/core/node';
import type { PersistentVolumeClaim } from '../api/core/persistentvolumeclaim';
import type { Pod } from '../api/core/pod';
import { formatTime } from '../apimachinery/meta';
import type { Controller, ControllerContext } from '../client/controller';
import { Index } from '../client/informer';
import { isFinished, isTerminating } from '../client/pod-conditions';
import { filterNode } from './filters';
import { NodeInfos } from './node-info';
import { claimNames, claimState, SELECTED_NODE } from './volumes';

const SOURCE = { component: 'default-scheduler' };

export class Scheduler implements Controller {
  readonly name = 'scheduler';
  private readonly nodeInfos: NodeInfos;
  private readonly pods: Index<Pod>;

  constructor(private readonly ctx: ControllerContext) {
    this.nodeInfos = new NodeInfos(ctx.client);
    this.pods = new Index(ctx.client.kind('pods'), (pod) => (wants(pod) ? [UNASSIGNED] : []));
  }

  start(): void {
    const { client } = this.ctx;
    client.kind('pods').watch(({ type, object, old }) => {
      if (type === 'ADDED' && wants(object)) this.enqueue(object);
      // Room on a node, or a changed pod, may be what an unschedulable pod waits for.
      else if (type === 'DELETED' && object.spec.nodeName) this.retryUnschedulable();
      else if (old && wants(object) && old.spec !== object.spec) this.enqueue(object);
    });
    client.kind('persistentvolumeclaims').watch(() => this.retryUnschedulable());
    client.kind('persistentvolumes').watch(({ type }) => type === 'ADDED' && this.retryUnschedulable());
    client.kind('nodes').watch(({ object, old }) => {
      if (old?.spec !== object.spec || old?.metadata.labels !== object.metadata.labels) this.retryUnschedulable();
    });
  }

  sync(key: string): void {
    if (key === RETRY) {
      this.retryAll();
      return;
    }
    const [namespace, name = ''] = key.split('/');
    const pod = this.ctx.client.kind('pods').get(namespace, name);
    if (pod && wants(pod)) this.scheduleOne(pod);
  }

  private scheduleOne(pod: Pod): void {
    const claims = claimState(this.ctx.client, pod);
    const reasons: string[] = [];
    const feasible = this.ctx.client
      .kind('nodes')
      .list()
      .filter((node) => {
        const why = claims.reason ? [] : filterNode(pod, node, this.nodeInfos.of(node.metadata.name));
        reasons.push(...why);
        return why.length === 0;
      });
    const node = this.choose(pod, feasible, claims.selectedNode);
    if (claims.reason || !node) this.unschedulable(pod, claims.reason, reasons);
    else if (claims.waiting.length > 0) this.selectNode(claims.waiting, node.metadata.name);
    else this.bind(pod, node.metadata.name);
  }

  /** Claims that wait for their first consumer learn where it will run; the pod comes back when they are bound. */
  private selectNode(claims: PersistentVolumeClaim[], nodeName: string): void {
    for (const claim of claims) {
      const annotations = { ...claim.metadata.annotations, [SELECTED_NODE]: nodeName };
      this.ctx.client.kind('persistentvolumeclaims').update({ ...claim, metadata: { ...claim.metadata, annotations } });
    }
  }

  /** The node with the fewest pods of the same controller, then the fewest pods; ties are drawn. */
  private choose(pod: Pod, nodes: Node[], selected: string | undefined): Node | undefined {
    const dictated = this.ctx.latencies.node(pod) ?? selected;
    const named = dictated && nodes.find((n) => n.metadata.name === dictated);
    if (named) return named;
    let best: Node[] = [];
    let bestScore = Number.POSITIVE_INFINITY;
    for (const node of nodes) {
      const info = this.nodeInfos.of(node.metadata.name);
      const score = info.siblings(pod) * 1e6 + info.pods;
      if (score > bestScore) continue;
      best = score < bestScore ? [node] : [...best, node];
      bestScore = score;
    }
    return best.length > 1 ? best[this.ctx.randomInt('scheduler', best.length)] : best[0];
  }

  private bind(pod: Pod, nodeName: string): void {
    const { namespace, name } = pod.metadata;
    this.ctx.client.kind('pods').createSubresource(namespace, name, 'binding', {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name, namespace },
      target: { apiVersion: 'v1', kind: 'Node', name: nodeName },
      time: formatTime(this.ctx.now()),
    });
    this.ctx.recorder.event(
      SOURCE,
      pod,
      'Normal',
      'Scheduled',
      `Successfully assigned ${namespace}/${name} to ${nodeName}`,
    );
  }

  private unschedulable(pod: Pod, why: string | undefined, perNode: string[]): void {
    const count = this.ctx.client.kind('nodes').list().length;
    const message = fitError(count, why, perNode);
    this.ctx.recorder.event(SOURCE, pod, 'Warning', 'FailedScheduling', message);
    const others = (pod.status?.conditions ?? []).filter((c) => c.type !== 'PodScheduled');
    const known = pod.status?.conditions?.find((c) => c.type === 'PodScheduled');
    if (known?.message === message) return;
    const lastTransitionTime = known?.status === 'False' ? known.lastTransitionTime : formatTime(this.ctx.now());
    const condition = {
      lastProbeTime: null,
      lastTransitionTime,
      message,
      reason: 'Unschedulable',
      status: 'False',
      type: 'PodScheduled',
    };
    this.ctx.client
      .kind('pods')
      .updateStatus({ ...pod, status: { ...pod.status, conditions: [...others, condition] } });
  }

  /** Wakes pods that were looked at and found no place; many changes at once wake them once. */
  private retryUnschedulable(): void {
    this.ctx.enqueue(this.name, RETRY);
  }

  private retryAll(): void {
    for (const pod of this.pods.get(UNASSIGNED)) {
      const failed = pod.status?.conditions?.find((c) => c.type === 'PodScheduled' && c.status === 'False');
      const attempt = failed ? Date.parse(failed.lastTransitionTime ?? '') : 0;
      if (failed) this.enqueue(pod, Math.max(0, attempt + this.ctx.latencies.schedule(pod) - this.ctx.now()));
      else if (claimNames(pod).length > 0) this.enqueue(pod);
    }
  }

  private enqueue(pod: Pod, delay = 0): void {
    this.ctx.enqueue(this.name, `${pod.metadata.namespace}/${pod.metadata.name}`, delay);
  }
}

const RETRY = '*';

/** The index key of pods that want a node. */
const UNASSIGNED = 'unassigned';

const wants = (pod: Pod): boolean =>
  !pod.spec.nodeName &&
  !isTerminating(pod) &&
  !isFinished(pod) &&
  !pod.spec.schedulingGates?.length &&
  (pod.spec.schedulerName ?? 'default-scheduler') === 'default-scheduler';

/** `framework.FitError.Error()`, with what preemption found out. */
function fitError(nodes: number, why: string | undefined, perNode: string[]): string {
  if (nodes === 0) return 'no nodes available to schedule pods';
  const head = `0/${nodes} nodes are available: `;
  const counts = new Map<string, number>();
  for (const reason of perNode) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const body =
    why ??
    [...counts]
      .map(([reason, n]) => `${n} ${reason}`)
      .sort()
      .join(', ');
  const preemption = `${head}${nodes} Preemption is not helpful for scheduling.`;
  return `${head}${body}. preemption: ${preemption}.`;
}
