import type { Pod, ResourceQuota } from '../../../kube/api/core/v1';
import { forbiddenError, type StatusError } from '../../../kube/errors/status-error';
import type { KubeObject } from '../../../kube/meta/meta';
import { compare } from '../../../kube/quantity/quantity';
import {
  type Amounts,
  addTo,
  amountsOf,
  formatAmounts,
  mask,
  resourceList,
  subtract,
} from '../../../kube/quota/resource-list';
import { matchingResources, quotaMatches, usageOf } from '../../../kube/quota/usage';
import type { AdmissionAttributes, AdmissionPlugin } from './plugin';

/** Resources every container has to name when a quota limits them. */
const EXPLICIT = ['cpu', 'limits.cpu', 'limits.memory', 'memory', 'requests.cpu', 'requests.memory'];

/** Kinds whose use of a quota an update can change. */
const UPDATABLE = new Set(['services', 'persistentvolumeclaims']);

/** `ResourceQuota`: nothing is made that a quota of the namespace does not leave room for; what is made is charged. */
export const resourceQuota: AdmissionPlugin = {
  validate(attributes) {
    const { operation, resource, subresource, namespace, object, old, ctx } = attributes;
    const handled = operation === 'CREATE' || (operation === 'UPDATE' && UPDATABLE.has(resource.key));
    if (!handled || subresource || !namespace || !object || resource.key === 'events') return;
    const quotas = (ctx.list('resourcequotas', namespace) as ResourceQuota[]).filter((quota) =>
      applies(quota, attributes),
    );
    if (quotas.length === 0) return;
    for (const quota of quotas) checkConstraints(quota, attributes);
    const usage = usageOf(resource.key, object, ctx.now);
    const delta = old ? subtract(usage, usageOf(resource.key, old, ctx.now)) : usage;
    const charges = quotas.flatMap((quota) => charge(quota, delta, attributes));
    for (const charged of charges) attributes.charge?.(charged);
  },
};

/** Whether the object counts for anything the quota is known to limit. */
function applies(quota: ResourceQuota, { resource, object }: AdmissionAttributes): boolean {
  const names = Object.keys(quota.status?.hard ?? {});
  return matchingResources(resource.key, names).length > 0 && quotaMatches(quota, resource.key, object as KubeObject);
}

/** Throws Forbidden for a pod whose containers leave out what the quota counts. */
function checkConstraints(quota: ResourceQuota, attributes: AdmissionAttributes): void {
  const { resource, object } = attributes;
  const names = matchingResources(resource.key, Object.keys(quota.status?.hard ?? {}));
  const unknown = names.filter((name) => quota.status?.used?.[name] === undefined);
  if (resource.key === 'pods') {
    const missing = EXPLICIT.filter((name) => names.includes(name)).flatMap((name) => {
      const containers = containersWithout(object as Pod, name);
      return containers.length > 0 ? [`${name} for: ${containers.join(',')}`] : [];
    });
    if (missing.length > 0)
      throw forbidden(attributes, `failed quota: ${quota.metadata.name}: must specify ${missing.join('; ')}`);
  }
  if (unknown.length > 0)
    throw forbidden(
      attributes,
      `status unknown for quota: ${quota.metadata.name}, resources: ${unknown.sort().join(',')}`,
    );
}

function containersWithout({ spec }: Pod, name: string): string[] {
  const [kind, resource = ''] = name.includes('.') ? name.split('.') : ['requests', name];
  const without = [...spec.containers, ...(spec.initContainers ?? [])].filter(
    ({ resources }) => (kind === 'limits' ? resources?.limits : resources?.requests)?.[resource] === undefined,
  );
  return [...new Set(without.map((container) => container.name))].sort();
}

/** The quota with the object's use added; none when it uses nothing of it. Throws Forbidden when that is too much. */
function charge(quota: ResourceQuota, delta: Amounts, attributes: AdmissionAttributes): ResourceQuota[] {
  const hard = amountsOf(quota.status?.hard);
  const used = amountsOf(quota.status?.used);
  const requested: Amounts = new Map([...mask(delta, hard.keys())].filter(([, amount]) => amount.nanos !== 0n));
  if (requested.size === 0) return [];
  const after = new Map(used);
  addTo(after, requested);
  const exceeded = [...requested].flatMap(([name, amount]) => {
    const [limit, total] = [hard.get(name), after.get(name)];
    return limit && total && amount.nanos > 0n && compare(total, limit) > 0 ? [name] : [];
  });
  if (exceeded.length > 0) {
    const [what, was, limited] = [requested, used, hard].map((amounts) => formatAmounts(mask(amounts, exceeded)));
    const why = `exceeded quota: ${quota.metadata.name}, requested: ${what}, used: ${was}, limited: ${limited}`;
    throw forbidden(attributes, why);
  }
  return [{ ...quota, status: { ...quota.status, used: resourceList(after) } }];
}

function forbidden({ resource, object }: AdmissionAttributes, why: string): StatusError {
  const { name, generateName = '' } = (object as KubeObject).metadata;
  return forbiddenError(resource, name || generateName, why);
}
