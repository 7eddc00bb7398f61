import type { Container, LimitRange, LimitRangeItem, PersistentVolumeClaim, Pod } from '../../../kube/api/core/v1';
import { forbiddenError } from '../../../kube/errors/status-error';
import { approximateFloat, compare, formatQuantity, parseQuantity } from '../../../kube/quantity/quantity';
import { podLimits, podRequests } from '../../../kube/quota/pod-resources';
import { type Amounts, amountsOf } from '../../../kube/quota/resource-list';
import type { AdmissionAttributes, AdmissionPlugin } from './plugin';

const ANNOTATION = 'kubernetes.io/limit-ranger';

/** `LimitRanger`: fills in requests and limits, and refuses pods and claims beyond the limits of their namespace. */
export const limitRanger: AdmissionPlugin = {
  admit(attributes) {
    const ranges = rangesOf(attributes);
    if (ranges.length === 0 || attributes.resource.key !== 'pods') return;
    const pod = attributes.object as Pod;
    // Limits imply requests, and that comes before what the namespace would fill in.
    attributes.resource.strategy.setDefaults?.(pod);
    for (const range of ranges) setContainerDefaults(pod, range);
  },
  validate(attributes) {
    const { resource, object } = attributes;
    for (const range of rangesOf(attributes)) {
      const problems = (range.spec?.limits ?? []).flatMap((item) =>
        resource.key === 'pods'
          ? podProblems(object as Pod, item)
          : claimProblems(object as PersistentVolumeClaim, item),
      );
      const unique = [...new Set(problems)];
      if (unique.length === 0) continue;
      const why = unique.length === 1 ? (unique[0] as string) : `[${unique.join(', ')}]`;
      throw forbiddenError(resource, object?.metadata.name ?? '', why);
    }
  },
};

/** The limit ranges that apply: to new pods, and to claims. */
function rangesOf({ operation, resource, subresource, namespace, ctx }: AdmissionAttributes): LimitRange[] {
  const isPod = resource.key === 'pods' && operation === 'CREATE';
  const isClaim = resource.key === 'persistentvolumeclaims' && operation !== 'DELETE';
  if (subresource || !(isPod || isClaim)) return [];
  return ctx.list('limitranges', namespace) as LimitRange[];
}

/** `mergePodResourceRequirements`; an annotation says what was filled in. */
function setContainerDefaults(pod: Pod, { spec }: LimitRange): void {
  const items = (spec?.limits ?? []).filter(({ type }) => type === 'Container');
  const limits = Object.assign({}, ...items.map((item) => item.default ?? {}));
  const requests = Object.assign({}, ...items.map((item) => item.defaultRequest ?? {}));
  const told = [
    ...(pod.spec.containers ?? []).flatMap((c) => fill(c, requests, limits, 'container')),
    ...(pod.spec.initContainers ?? []).flatMap((c) => fill(c, requests, limits, 'init container')),
  ];
  if (told.length === 0) return;
  const { metadata } = pod;
  metadata.annotations = { ...metadata.annotations, [ANNOTATION]: `LimitRanger plugin set: ${told.join('; ')}` };
}

function fill(
  container: Container,
  requests: Record<string, string>,
  limits: Record<string, string>,
  what: string,
): string[] {
  const { resources } = container;
  const missing = (defaults: Record<string, string>, present: Record<string, string> | undefined) =>
    Object.keys(defaults)
      .filter((name) => present?.[name] === undefined)
      .sort();
  const [newRequests, newLimits] = [missing(requests, resources?.requests), missing(limits, resources?.limits)];
  if (newRequests.length + newLimits.length === 0) return [];
  container.resources = {
    ...resources,
    ...(newLimits.length > 0 ? { limits: { ...limits, ...resources?.limits } } : {}),
    ...(newRequests.length > 0 ? { requests: { ...requests, ...resources?.requests } } : {}),
  };
  return [
    ...(newRequests.length > 0 ? [`${newRequests.join(', ')} request for ${what} ${container.name}`] : []),
    ...(newLimits.length > 0 ? [`${newLimits.join(', ')} limit for ${what} ${container.name}`] : []),
  ];
}

function podProblems(pod: Pod, item: LimitRangeItem): string[] {
  if (item.type === 'Pod') return itemProblems(item, podRequests(pod), podLimits(pod));
  if (item.type !== 'Container') return [];
  return [...(pod.spec.containers ?? []), ...(pod.spec.initContainers ?? [])].flatMap(({ resources }) =>
    itemProblems(item, amountsOf(resources?.requests), amountsOf(resources?.limits)),
  );
}

function claimProblems({ spec }: PersistentVolumeClaim, { type, min, max }: LimitRangeItem): string[] {
  if (type !== 'PersistentVolumeClaim') return [];
  const requests = amountsOf(spec.resources?.requests);
  return [
    ...each(min, (name, enforced) => minProblem(type, name, enforced, requests, new Map())),
    ...each(max, (name, enforced) => {
      const request = requests.get(name);
      if (!request || compare(request, parseQuantity(enforced)) <= 0) return undefined;
      return `maximum ${name} usage per ${type} is ${shown(enforced)}, but request is ${formatQuantity(request)}`;
    }),
  ];
}

function itemProblems(
  { type, min, max, maxLimitRequestRatio }: LimitRangeItem,
  requests: Amounts,
  limits: Amounts,
): string[] {
  return [
    ...each(min, (name, enforced) => minProblem(type, name, enforced, requests, limits)),
    ...each(max, (name, enforced) => maxProblem(type, name, enforced, requests, limits)),
    ...each(maxLimitRequestRatio, (name, enforced) => ratioProblem(type, name, enforced, requests, limits)),
  ];
}

function each(
  list: Record<string, string> | undefined,
  check: (name: string, enforced: string) => string | undefined,
): string[] {
  return Object.keys(list ?? {})
    .sort()
    .flatMap((name) => check(name, String(list?.[name])) ?? []);
}

const shown = (quantity: string): string => formatQuantity(parseQuantity(quantity));

function minProblem(
  type: string,
  name: string,
  enforced: string,
  requests: Amounts,
  limits: Amounts,
): string | undefined {
  const rule = `minimum ${name} usage per ${type} is ${shown(enforced)}`;
  const [request, limit, least] = [requests.get(name), limits.get(name), parseQuantity(enforced)];
  if (!request) return `${rule}.  No request is specified`;
  if (compare(request, least) < 0) return `${rule}, but request is ${formatQuantity(request)}`;
  return limit && compare(limit, least) < 0 ? `${rule}, but limit is ${formatQuantity(limit)}` : undefined;
}

function maxProblem(
  type: string,
  name: string,
  enforced: string,
  requests: Amounts,
  limits: Amounts,
): string | undefined {
  const rule = `maximum ${name} usage per ${type} is ${shown(enforced)}`;
  const [request, limit, most] = [requests.get(name), limits.get(name), parseQuantity(enforced)];
  if (!limit) return `${rule}.  No limit is specified`;
  if (compare(limit, most) > 0) return `${rule}, but limit is ${formatQuantity(limit)}`;
  return request && compare(request, most) > 0 ? `${rule}, but request is ${formatQuantity(request)}` : undefined;
}

function ratioProblem(
  type: string,
  name: string,
  enforced: string,
  requests: Amounts,
  limits: Amounts,
): string | undefined {
  const rule = `${name} max limit to request ratio per ${type} is ${shown(enforced)}`;
  const [request, limit] = [requests.get(name), limits.get(name)];
  if (!request || request.nanos === 0n) return `${rule}, but no request is specified or request is 0`;
  if (!limit || limit.nanos === 0n) return `${rule}, but no limit is specified or limit is 0`;
  const ratio = approximateFloat(limit) / approximateFloat(request);
  return ratio > approximateFloat(parseQuantity(enforced))
    ? `${rule}, but provided ratio is ${ratio.toFixed(6)}`
    : undefined;
}
