/** Empties terminating namespaces and furnishes new ones: the namespace controller and its neighbours. */
import type { Namespace } from '../../api/core/namespace';
import type { KubeObject } from '../../apimachinery/meta';
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
    if (!namespace) return;
    if (namespace.metadata.deletionTimestamp) this.empty(namespace);
    else this.furnish(key);
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

  /** The default service account and the cluster's root certificate, which every namespace has. */
  private furnish(namespace: string): void {
    this.ensure('serviceaccounts', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default', namespace },
    });
    this.ensure('configmaps', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'kube-root-ca.crt',
        namespace,
        annotations: {
          'kubernetes.io/description':
            'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
        },
      },
      data: {
        'ca.crt': '-----BEGIN CERTIFICATE-----\nkubemu has no real certificate authority\n-----END CERTIFICATE-----\n',
      },
    });
  }

  private ensure(resource: string, object: KubeObject): void {
    const kind = this.ctx.client.kind(resource);
    if (!kind.get(object.metadata.namespace, object.metadata.name)) kind.create(object);
  }
}
