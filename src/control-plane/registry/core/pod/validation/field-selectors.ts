/** References to a pod's own fields and resources: the downward API. */

import type { ObjectFieldSelector, ResourceFieldSelector } from '../../../../../kube/api/core/v1';
import { invalid, required } from '../../../../../kube/errors/field-error';
import { isQualifiedName } from '../../../../../kube/names/name-formats';
import { canonical } from '../../../../../kube/quantity/quantity';
import { unsupported } from '../../../field-checks';
import { addInvalid, type Errors } from './errors';

/** Fields an environment variable can show, sorted. */
export const ENV_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

/** Fields a volume's file can show, sorted. */
export const VOLUME_FIELDS = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];

/** Labels of fields the API server knows at all (`ConvertDownwardAPIFieldLabel`). */
const KNOWN_FIELDS = [
  ...VOLUME_FIELDS,
  ...ENV_FIELDS,
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
  'spec.host',
];

const RESOURCES = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];

/** `metadata.labels['app']` */
const SUBSCRIPTED = /^(.+?)\['(.*)'\]$/;

/** The field after conversion, or why it cannot be converted. */
function convertFieldLabel(apiVersion: string, label: string): { field: string; error?: string } {
  if (apiVersion !== 'v1') return { field: '', error: `unsupported pod version: ${apiVersion}` };
  const subscript = SUBSCRIPTED.exec(label);
  if (subscript && !['metadata.annotations', 'metadata.labels'].includes(subscript[1] as string))
    return { field: '', error: `field label does not support subscript: ${label}` };
  if (subscript || KNOWN_FIELDS.includes(label)) return { field: label === 'spec.host' ? 'spec.nodeName' : label };
  return { field: '', error: `field label not supported: ${label}` };
}

/** `validateObjectFieldSelector`; `allowed` is sorted. */
export function validateObjectFieldSelector(
  selector: ObjectFieldSelector,
  allowed: readonly string[],
  path: string,
  errors: Errors,
): void {
  const { apiVersion, fieldPath } = selector;
  if (!apiVersion) return void errors.push(required(`${path}.apiVersion`));
  if (!fieldPath) return void errors.push(required(`${path}.fieldPath`));
  const { field, error } = convertFieldLabel(apiVersion, fieldPath);
  if (error) return void errors.push(invalid(`${path}.fieldPath`, fieldPath, `error converting fieldPath: ${error}`));
  const subscript = SUBSCRIPTED.exec(field);
  if (subscript) {
    const [, base, key] = subscript as unknown as [string, string, string];
    addInvalid(errors, path, key, isQualifiedName(base === 'metadata.annotations' ? key.toLowerCase() : key));
  } else if (!allowed.includes(field)) errors.push(unsupported(`${path}.fieldPath`, field, allowed));
}

const SIZES = '1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei';

/** What a resource may be divided by, in the words of the message; undefined for resources with no such rule. */
function divisorRule(resource: string): { allowed: string[]; text: string } | undefined {
  const size = (of: string) => ({ allowed: SIZES.split(', '), text: `${SIZES} are supported with the ${of} resource` });
  if (resource.endsWith('.cpu')) return { allowed: ['1m', '1'], text: '1m and 1 are supported with the cpu resource' };
  if (resource.endsWith('.memory')) return size('memory');
  if (resource.endsWith('.ephemeral-storage')) return size('local ephemeral storage');
  return resource.includes('.hugepages-') ? size('hugepages') : undefined;
}

/** `validateContainerResourceFieldSelector`; in a volume the container must be named. */
export function validateResourceFieldSelector(
  selector: ResourceFieldSelector,
  path: string,
  inVolume: boolean,
  errors: Errors,
): void {
  const { containerName, resource, divisor } = selector;
  if (inVolume && !containerName) errors.push(required(`${path}.containerName`));
  else if (!resource) errors.push(required(`${path}.resource`));
  else if (!RESOURCES.includes(resource) && !/^(limits|requests)\.hugepages-/.test(resource))
    errors.push(unsupported(`${path}.resource`, resource, RESOURCES));
  const rule = divisorRule(resource ?? '');
  if (!rule || !divisor || divisor === '0') return;
  const amount = canonical(divisor);
  if (amount !== '0' && !rule.allowed.includes(amount))
    errors.push(invalid(`${path}.divisor`, resource, `only divisor's values ${rule.text}`));
}
