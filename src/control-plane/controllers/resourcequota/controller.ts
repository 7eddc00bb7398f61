/** Counts what namespaces use of their quotas: `pkg/controller/resourcequota`. */

import { deepEqual } from '../../../go/json/deep';
import type { ResourceQuota } from '../../../kube/api/core/v1';
import { resourceList } from '../../../kube/quota/resource-list';
import { resourceKeys, totalUsage } from '../../../kube/quota/usage';
import type { KindClient } from '../../client/client';
import type { Controller, ControllerContext } from '../../client/controller';
import { Index } from '../../client/informer';

export class ResourceQuotaController implements Controller {
  readonly name = 'resourcequota';
  private readonly quotas: KindClient<ResourceQuota>;
  private readonly byNamespace: Index<ResourceQuota>;

  constructor(private readonly ctx: ControllerContext) {
    this.quotas = ctx.client.kind('resourcequotas') as KindClient<ResourceQuota>;
    this.byNamespace = new Index(this.quotas, ({ metadata }) => [metadata.namespace ?? '']);
  }

  start(): void {
    this.quotas.watch(({ type, object, old }) => {
      if (type !== 'DELETED' && object.spec !== old?.spec) this.enqueue(object);
    });
    this.ctx.client.watchAll((key, { object }) => {
      const { namespace } = object.metadata;
      if (!namespace || key === 'events') return;
      for (const quota of this.byNamespace.get(namespace))
        if (Object.keys(quota.spec?.hard ?? {}).some((name) => resourceKeys(name).includes(key))) this.enqueue(quota);
    });
  }

  sync(key: string): void {
    const [namespace, name = ''] = key.split('/');
    const quota = this.quotas.get(namespace, name);
    if (!quota) return;
    const objectsOf = (resource: string) =>
      this.serves(resource) ? this.ctx.client.kind(resource).list(namespace) : [];
    const used = resourceList(totalUsage(quota, objectsOf, this.ctx.now()));
    const status = { hard: quota.spec?.hard ?? {}, used };
    if (!deepEqual(status, quota.status)) this.quotas.updateStatus({ ...quota, status });
  }

  private serves(key: string): boolean {
    return this.ctx.client.discovery().some(({ name, group }) => (group ? `${name}.${group}` : name) === key);
  }

  private enqueue({ metadata }: ResourceQuota): void {
    this.ctx.enqueue(this.name, `${metadata.namespace}/${metadata.name}`);
  }
}
