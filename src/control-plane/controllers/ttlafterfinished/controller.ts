/** Deletes finished Jobs when their time is up: `pkg/controller/ttlafterfinished`. */
import type { Job } from '../../../kube/api/batch/v1';
import type { Controller, ControllerContext } from '../../client/controller';

export class TTLAfterFinishedController implements Controller {
  readonly name = 'ttlafterfinished';

  constructor(private readonly ctx: ControllerContext) {}

  start(): void {
    this.ctx.client.kind('jobs.batch').watch(({ type, object }) => {
      if (type !== 'DELETED' && expiry(object) !== undefined)
        this.ctx.enqueue(this.name, `${object.metadata.namespace}/${object.metadata.name}`);
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const jobs = this.ctx.client.kind('jobs.batch');
    const job = jobs.get(namespace, name);
    const expires = job && !job.metadata.deletionTimestamp ? expiry(job) : undefined;
    if (!job || expires === undefined) return;
    const left = expires - this.ctx.now();
    if (left > 0) this.ctx.enqueue(this.name, key, left, true);
    else jobs.delete(namespace, name, { propagationPolicy: 'Foreground', preconditions: { uid: job.metadata.uid } });
  }
}

/** When a finished Job with a time to live is to go. */
function expiry({ spec, status }: Job): number | undefined {
  const end = status?.conditions?.find((c) => (c.type === 'Complete' || c.type === 'Failed') && c.status === 'True');
  if (!end || spec.ttlSecondsAfterFinished === undefined) return undefined;
  return Date.parse(end.lastTransitionTime ?? '') + spec.ttlSecondsAfterFinished * 1000;
}
