/** Empties terminating namespaces: the namespace controller. */
import type { Namespace } from '../../api/core/namespace';
import type { Controller, ControllerContext } from '../../client/controller';

export class NamespaceController implements Controller {
  readonly name = 'namespace';

  constructor(private readonly ctx: ControllerContext) {}

  start(): void {
    this.ctx.client.kind('namespaces').watch(({ type, object }) => {
      if (type !== 'DELETED') this.ctx.enqueue(this.name, object.metadata.name);
    });
    // The last object of a terminating namespace takes the namespace with it.
    this.ctx.client.watchAll((_, { type, object }) => {
      const { namespace } = object.metadata;
      if (type !== 'DELETED' || !namespace) return;
      if (this.ctx.client.kind('namespaces').get(undefined, namespace)?.metadata.deletionTimestamp)
        this.ctx.enqueue(this.name, namespace);
    });
  }

  sync(key: string): void {
    const namespace = this.ctx.client.kind('namespaces').get(undefined, key);
    if (namespace?.metadata.deletionTimestamp) this.empty(namespace);
  }

  private empty(namespace: Namespace): void {
    const { name } = namespace.metadata;
    let left = 0;
    for (const resource of this.ctx.client.storedResources()) {
      const kind = this.ctx.client.kind(resource);
      for (const object of kind.list(name)) {
        if (object.metadata.namespace !== name) break;
        if (!object.metadata.deletionTimestamp)
          kind.delete(name, object.metadata.name, { propagationPolicy: 'Background' });
        if (kind.get(name, object.metadata.name)) left++;
      }
    }
    if (left === 0)
      this.ctx.client
        .kind('namespaces')
        .writeSubresource({ ...namespace, spec: { ...namespace.spec, finalizers: undefined } }, 'finalize');
  }
}
