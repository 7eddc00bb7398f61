/** Makes bound claims larger: the expand controller, and the external resizer of the class's driver. */
import type { PersistentVolumeClaim, Pod } from '../../../kube/api/core/v1';
import { formatTime } from '../../../kube/meta/meta';
import { compare, parseQuantity } from '../../../kube/quantity/quantity';
import type { Controller, ControllerContext } from '../../client/controller';
import { Index } from '../../client/informer';
import { claimNames } from '../../client/pod-claims';
import { isTerminating } from '../../client/pod-conditions';

const PENDING = 'Waiting for user to (re-)start a pod to finish file system resize of volume on node.';

export class ExpansionController implements Controller {
  readonly name = 'expansion';
  /** Running pods by the claims they use: their nodes have the volumes. */
  private readonly users: Index<Pod>;

  constructor(private readonly ctx: ControllerContext) {
    this.users = new Index(ctx.client.kind('pods'), (pod) =>
      isMounted(pod) ? claimNames(pod).map((name) => `${pod.metadata.namespace}/${name}`) : [],
    );
  }

  start(): void {
    this.ctx.client.kind('persistentvolumeclaims').watch(({ type, object, old }) => {
      if (type === 'MODIFIED' && isTooSmall(object) && old && requested(object) !== requested(old)) this.ask(object);
    });
    this.ctx.client.kind('pods').watch(({ type, object, old }) => {
      if (type === 'DELETED' || !isMounted(object) || (old && isMounted(old))) return;
      for (const name of claimNames(object)) this.ctx.enqueue(this.name, `node/${object.metadata.namespace}/${name}`);
    });
  }

  sync(key: string): void {
    const [where, namespace, name = ''] = key.split('/');
    const claim = this.ctx.client.kind('persistentvolumeclaims').get(namespace, name);
    if (claim?.status?.phase !== 'Bound') return;
    if (where === 'driver') this.growVolume(claim);
    else if (claim.status.conditions?.some((c) => c.type === 'FileSystemResizePending')) this.growFileSystem(claim);
  }

  /** Nobody inside Kubernetes can do it; the driver hears of it too. */
  private ask(claim: PersistentVolumeClaim): void {
    const message = 'waiting for an external controller to expand this PVC';
    this.ctx.recorder.event({ component: 'volume_expand' }, claim, 'Warning', 'ExternalExpanding', message);
    const driver = this.driverOf(claim);
    if (!driver) return;
    const resizing = `External resizer is resizing volume ${claim.spec.volumeName}`;
    this.ctx.recorder.event({ component: `external-resizer ${driver}` }, claim, 'Normal', 'Resizing', resizing);
    this.setCondition(claim, 'Resizing');
    const key = `${claim.metadata.namespace}/${claim.metadata.name}`;
    this.ctx.enqueue(this.name, `driver/${key}`, this.ctx.latencies.provision(key));
  }

  private driverOf({ spec }: PersistentVolumeClaim): string | undefined {
    const volume = this.ctx.client.kind('persistentvolumes').get(undefined, spec.volumeName ?? '');
    return volume?.metadata.annotations?.['pv.kubernetes.io/provisioned-by'];
  }

  private growVolume(claim: PersistentVolumeClaim): void {
    const volumes = this.ctx.client.kind('persistentvolumes');
    const volume = volumes.get(undefined, claim.spec.volumeName ?? '');
    if (!volume || !isTooSmall(claim)) return;
    const capacity = { ...volume.spec.capacity, storage: requested(claim) };
    volumes.update({ ...volume, spec: { ...volume.spec, capacity } });
    const source = { component: `external-resizer ${this.driverOf(claim)}` };
    const message = 'Require file system resize of volume on node';
    this.ctx.recorder.event(source, claim, 'Normal', 'FileSystemResizeRequired', message);
    const waiting = this.setCondition(claim, 'FileSystemResizePending', PENDING);
    if (this.usersOf(waiting).length > 0) this.growFileSystem(waiting);
  }

  /** The kubelet of a node that has the volume does the rest. */
  private growFileSystem(claim: PersistentVolumeClaim): void {
    const [pod] = this.usersOf(claim);
    if (!pod) return;
    const { volumeName } = claim.spec;
    const message = `MountVolume.NodeExpandVolume succeeded for volume "${volumeName}" ${pod.spec.nodeName}`;
    const source = { component: 'kubelet', host: pod.spec.nodeName };
    for (const object of [pod, claim])
      this.ctx.recorder.event(source, object, 'Normal', 'FileSystemResizeSuccessful', message);
    const { conditions: _done, ...status } = claim.status ?? {};
    const capacity = { ...claim.status?.capacity, storage: requested(claim) };
    this.ctx.client.kind('persistentvolumeclaims').updateStatus({ ...claim, status: { ...status, capacity } });
  }

  private usersOf({ metadata }: PersistentVolumeClaim): Pod[] {
    return this.users.get(`${metadata.namespace}/${metadata.name}`);
  }

  private setCondition(claim: PersistentVolumeClaim, type: string, message?: string): PersistentVolumeClaim {
    const lastTransitionTime = formatTime(this.ctx.now());
    const condition = {
      lastProbeTime: null,
      lastTransitionTime,
      ...(message ? { message } : {}),
      status: 'True',
      type,
    };
    const status = { ...claim.status, conditions: [condition] };
    return this.ctx.client.kind('persistentvolumeclaims').updateStatus({ ...claim, status });
  }
}

const isMounted = (pod: Pod): boolean => pod.status?.phase === 'Running' && !isTerminating(pod);

const requested = ({ spec }: PersistentVolumeClaim): string => spec.resources?.requests?.storage ?? '0';

const isTooSmall = (claim: PersistentVolumeClaim): boolean =>
  claim.status?.phase === 'Bound' &&
  compare(parseQuantity(requested(claim)), parseQuantity(claim.status.capacity?.storage ?? '0')) > 0;
