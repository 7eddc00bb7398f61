/** Empties terminating namespaces: the namespace controller. */

import { deepEqual } from '../../../go/json/deep';
import type { Namespace } from '../../../kube/api/core/v1';
import type { Controller, ControllerContext } from '../../client/controller';
import { NAMESPACE_WAITED_FOR } from '../../clock/rest';
import { conditionsOf } from './conditions';
import { deleteContent } from './content';

/** A namespace is looked at a while after it was deleted, so that everybody has heard of it. */
const GRACE = 5000;
const FINALIZER = 'kubernetes';

export class NamespaceController implements Controller {
  readonly name = 'namespace';

  constructor(private readonly ctx: ControllerContext) {}

  start(): void {
    this.ctx.client.kind('namespaces').watch(({ type, object, old }) => {
      if (type !== 'DELETED' && object.metadata.deletionTimestamp && !old?.metadata.deletionTimestamp)
        this.ctx.enqueue(this.name, object.metadata.name, GRACE);
    });
  }

  sync(key: string): void {
    const namespace = this.ctx.client.kind('namespaces').get(undefined, key);
    if (!namespace?.metadata.deletionTimestamp || !namespace.spec?.finalizers?.includes(FINALIZER)) return;
    const deleted = Date.parse(namespace.metadata.deletionTimestamp);
    const elapsed = this.ctx.now() - deleted;
    const remains = deleteContent(this.ctx.client, key, elapsed);
    const conditions = conditionsOf(remains, namespace.status?.conditions, this.ctx.now());
    const current = this.writeConditions(namespace, conditions);
    if (remains.resources.size === 0) this.finalize(current);
    // What holds finalizers may do so for ever.
    else
      this.ctx.enqueue(this.name, key, (Math.floor(remains.estimate / 2) + 1) * 1000, elapsed > NAMESPACE_WAITED_FOR);
  }

  private writeConditions(namespace: Namespace, conditions: NonNullable<Namespace['status']>['conditions']): Namespace {
    if (deepEqual(conditions, namespace.status?.conditions)) return namespace;
    const status = { ...namespace.status, conditions };
    return this.ctx.client.kind('namespaces').updateStatus({ ...namespace, status });
  }

  private finalize(namespace: Namespace): void {
    const finalizers = namespace.spec?.finalizers?.filter((f) => f !== FINALIZER);
    const spec = { ...namespace.spec, finalizers: finalizers?.length ? finalizers : undefined };
    this.ctx.client.kind('namespaces').writeSubresource({ ...namespace, spec }, 'finalize');
  }
}
