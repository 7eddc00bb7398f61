/** Taints nodes that are not well, and marks what runs on them as not ready: `pkg/controller/nodelifecycle`. */
import type { Node, Pod } from '../../../kube/api/core/v1';
import { formatTime } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';
import { Index } from '../../client/informer';
import { isPodReady, podCondition } from '../../client/pod-conditions';
import { updatedTaints } from './taints';

const SOURCE = { component: 'node-controller' };
/** How long a node may take to report for the first time: `--node-startup-grace-period`. */
const STARTUP_GRACE_PERIOD = 60_000;
/** Until the controller, which looks every five seconds, sees that a node has come. */
const NOTICED_AFTER = 2500;

export class NodeLifecycleController implements Controller {
  readonly name = 'nodelifecycle';
  private readonly podsByNode: Index<Pod>;

  constructor(private readonly ctx: ControllerContext) {
    this.podsByNode = new Index(ctx.client.kind('pods'), ({ spec }) => (spec.nodeName ? [spec.nodeName] : []));
  }

  start(): void {
    this.ctx.client.kind('nodes').watch(({ type, object, old }) => {
      const { name } = object.metadata;
      if (type === 'DELETED') {
        this.event(object, 'RemovingNode', `Node ${name} event: Removing Node ${name} from Controller`);
        return;
      }
      this.ctx.enqueue(this.name, name);
      if (old && isReady(old) !== isReady(object)) this.ctx.enqueue(this.name, `${name}/pods`);
      // What a cluster was born with is no news.
      if (old || readiness(object) !== undefined) return;
      this.ctx.enqueue(this.name, `${name}/new`, NOTICED_AFTER);
      this.ctx.enqueue(this.name, `${name}/silent`, STARTUP_GRACE_PERIOD, true);
    });
  }

  sync(key: string): void {
    const [name = '', what] = key.split('/');
    const node = this.ctx.client.kind('nodes').get(undefined, name);
    if (!node) return;
    if (what === 'new') this.event(node, 'RegisteredNode', `Node ${name} event: Registered Node ${name} in Controller`);
    else if (what === 'pods') this.markPods(node);
    else if (what === 'silent') this.markSilent(node);
    else this.taint(node);
  }

  private taint(node: Node): void {
    const taints = updatedTaints(node, this.ctx.now());
    if (taints === node.spec.taints) return;
    const spec = { ...node.spec, taints };
    if (!taints) delete spec.taints;
    this.ctx.client.kind('nodes').update({ ...node, metadata: { ...node.metadata }, spec });
  }

  /** What runs on a node nobody hears of counts as not ready, until its kubelet reports it again. */
  private markPods(node: Node): void {
    const { name } = node.metadata;
    const ready = isReady(node);
    if (!ready) this.event(node, 'NodeNotReady', `Node ${name} status is now: NodeNotReady`);
    for (const pod of this.podsByNode.get(name)) {
      if (isPodReady(pod) === ready) continue;
      if (ready && podCondition(pod, 'ContainersReady')?.status !== 'True') continue;
      this.markPod(pod, ready);
      if (!ready) this.ctx.recorder.event(SOURCE, pod, 'Warning', 'NodeNotReady', 'Node is not ready');
    }
  }

  private markPod(pod: Pod, ready: boolean): void {
    const change = { status: ready ? 'True' : 'False', lastTransitionTime: formatTime(this.ctx.now()) };
    const conditions = pod.status?.conditions?.map((c) => (c.type === 'Ready' ? { ...c, ...change } : c));
    this.ctx.client.kind('pods').updateStatus({ ...pod, status: { ...pod.status, conditions } });
  }

  /** A node nobody has heard of is of unknown state. */
  private markSilent(node: Node): void {
    if (readiness(node) !== undefined) return;
    const time = formatTime(this.ctx.now());
    const conditions = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'].map((type) => ({
      type,
      status: 'Unknown',
      lastHeartbeatTime: node.metadata.creationTimestamp,
      lastTransitionTime: time,
      reason: 'NodeStatusNeverUpdated',
      message: 'Kubelet never posted node status.',
    }));
    const known = node.status?.conditions ?? [];
    const missing = conditions.filter(({ type }) => !known.some((c) => c.type === type));
    this.ctx.client
      .kind('nodes')
      .updateStatus({ ...node, status: { ...node.status, conditions: [...known, ...missing] } });
  }

  private event(node: Node, reason: string, message: string): void {
    this.ctx.recorder.event(SOURCE, node, 'Normal', reason, message);
  }
}

const readiness = ({ status }: Node): string | undefined => status?.conditions?.find((c) => c.type === 'Ready')?.status;

const isReady = (node: Node): boolean => readiness(node) === 'True';
