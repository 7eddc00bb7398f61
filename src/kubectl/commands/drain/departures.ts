/** Which pods have gone, told by the changes of the cluster: looking at each pod again and again would take too long. */
import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';

/** Remembers the pods that were deleted since it was made. */
export class Departures {
  private seen: number;
  private gone = new Set<string | undefined>();
  private unknown = false;

  constructor(private readonly ctx: Context) {
    this.seen = ctx.session.resourceVersion;
  }

  /** Whether any pod may have gone since `take`. */
  look(): boolean {
    const { session } = this.ctx;
    if (session.resourceVersion === this.seen) return this.gone.size > 0 || this.unknown;
    const changes = session.changesSince(this.seen);
    this.seen = session.resourceVersion;
    if (changes === 'expired') this.unknown = true;
    else
      for (const { resource, type, object } of changes)
        if (resource === 'pods' && type === 'DELETED') this.gone.add(object.metadata.uid);
    return this.gone.size > 0 || this.unknown;
  }

  /** The test whether a pod may have gone since the last call. */
  take(): (pod: KubeObject) => boolean {
    this.look();
    const { gone, unknown } = this;
    this.gone = new Set();
    this.unknown = false;
    return ({ metadata }) => unknown || gone.has(metadata.uid);
  }
}
