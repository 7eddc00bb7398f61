/** Names of resources in quotas, limits and capacities: `pkg/apis/core/helper` and its validation. */
import { type FieldError, invalid } from '../../kube/errors/field-error';
import { isQualifiedName } from '../../kube/names/name-formats';
import { invalidEach } from './field-checks';

const COMPUTE =
  'cpu memory ephemeral-storage requests.cpu requests.memory requests.ephemeral-storage limits.cpu limits.memory limits.ephemeral-storage requests.storage';
const COUNTED =
  'pods resourcequotas services replicationcontrollers secrets configmaps persistentvolumeclaims services.nodeports services.loadbalancers';

const isOneOf = (names: string, name: string) => names.split(' ').includes(name);
const isHugePage = (name: string) => name.startsWith('hugepages-');
const isQuotaHugePage = (name: string) => isHugePage(name) || name.startsWith('requests.hugepages-');

/** Known to the quota system: `IsStandardQuotaResourceName`. */
export function isStandardQuotaResource(name: string): boolean {
  return isOneOf(`${COMPUTE} ${COUNTED}`, name) || isQuotaHugePage(name);
}

/** A resource of Kubernetes itself: `IsNativeResource`. */
function isNativeResource(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

/** A resource of a device plugin, such as `nvidia.com/gpu`: `IsExtendedResourceName`. */
function isExtendedResource(name: string): boolean {
  return !isNativeResource(name) && !name.startsWith('requests.') && isQualifiedName(`requests.${name}`).length === 0;
}

/** Measured in whole numbers: `IsIntegerResourceName`. */
export function isIntegerResource(name: string): boolean {
  return isOneOf(COUNTED, name) || isExtendedResource(name);
}

/** Requests may exceed what is there: `IsOvercommitAllowed`. */
export function isOvercommitAllowed(name: string): boolean {
  return isNativeResource(name) && !isHugePage(name);
}

/** A qualified name, and a known one when it has no domain: `validateResourceName`. */
export function validateResourceName(name: string, field: string): FieldError[] {
  const errors = invalidEach(field, name, isQualifiedName(name));
  if (errors.length > 0 || name.includes('/') || name === 'storage' || isStandardQuotaResource(name)) return errors;
  return [invalid(field, name, 'must be a standard resource type or fully qualified')];
}

/** A resource a quota can limit: `ValidateResourceQuotaResourceName`. */
export function validateQuotaResourceName(name: string, field: string): FieldError[] {
  const errors = validateResourceName(name, field);
  if (name.split('/').length === 1 && !isStandardQuotaResource(name))
    errors.push(invalid(field, name, 'must be a standard resource for quota'));
  return errors;
}

/** A resource a container can ask for: `validateContainerResourceName`. */
export function validateContainerResourceName(name: string, field: string): FieldError[] {
  const errors = validateResourceName(name, field);
  if (!name.includes('/')) {
    if (!isOneOf('cpu memory ephemeral-storage', name) && !isHugePage(name))
      errors.push(invalid(field, name, 'must be a standard resource for containers'));
  } else if (!isNativeResource(name) && !isExtendedResource(name))
    errors.push(invalid(field, name, "doesn't follow extended resource name standard"));
  return errors;
}
