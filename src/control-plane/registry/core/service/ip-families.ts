/** IP families of a service on a single-stack IPv4 cluster: `initIPFamilyFields` of `pkg/registry/core/service/storage`. */

import { deepEqual } from '../../../../go/json/deep';
import type { IPFamilyPolicy, Service } from '../../../../kube/api/core/v1';
import { type FieldError, invalid } from '../../../../kube/errors/field-error';
import { invalidError } from '../../../../kube/errors/status-error';
import { invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { validateClusterIPs } from './cluster-ips-validation';

const SERVICE = { group: '', kind: 'Service' };

/** The one family this cluster serves. */
const CLUSTER_FAMILY = 'IPv4';

const isSelectorlessHeadless = ({ spec }: Service) =>
  spec.clusterIP === 'None' && Object.keys(spec.selector ?? {}).length === 0;

/** An update that leaves a PreferDualStack service's address fields alone keeps them as they are. */
function keepsPreferDualStack(service: Service, old: Service | undefined): boolean {
  if (old?.spec.ipFamilyPolicy !== 'PreferDualStack' || service.spec.type !== old.spec.type) return false;
  return (['ipFamilyPolicy', 'clusterIP', 'clusterIPs', 'ipFamilies'] as const).every((field) =>
    deepEqual(service.spec[field] ?? old.spec[field], old.spec[field]),
  );
}

function defaultPolicy(service: Service, old: Service | undefined): IPFamilyPolicy {
  if (old?.spec.ipFamilyPolicy) return old.spec.ipFamilyPolicy;
  return isSelectorlessHeadless(service) ? 'RequireDualStack' : 'SingleStack';
}

function refuse(service: Service, errors: FieldError[]): void {
  if (errors.length > 0) throw invalidError(SERVICE, service.metadata.name, errors);
}

/** The families the given addresses imply, and what is wrong with them. */
function inferFamilies(service: Service): FieldError[] {
  const { spec } = service;
  const errors: FieldError[] = [];
  const many = (what: string) =>
    invalid(
      'spec.ipFamilyPolicy',
      spec.ipFamilyPolicy,
      `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`,
    );
  if (spec.ipFamilyPolicy === 'SingleStack') {
    if (spec.clusterIPs?.length === 2) errors.push(many('cluster IPs'));
    if (spec.ipFamilies?.length === 2) errors.push(many('IP families'));
  }
  for (const [i, ip] of (spec.clusterIPs ?? []).entries()) {
    if (ip === 'None') break;
    if (i < (spec.ipFamilies?.length ?? 0)) continue;
    const family = ip.includes(':') ? 'IPv6' : 'IPv4';
    if (family === CLUSTER_FAMILY) spec.ipFamilies = [...(spec.ipFamilies ?? []), family];
    else
      errors.push(
        invalidGo(
          `spec.clusterIPs[${i}]`,
          goSyntax('[]string', spec.clusterIPs),
          `${family} is not configured on this cluster`,
        ),
      );
  }
  return errors;
}

function unsupportedFamilies({ spec }: Service): FieldError[] {
  const errors: FieldError[] = [];
  if (spec.ipFamilyPolicy === 'RequireDualStack')
    errors.push(
      invalid('spec.ipFamilyPolicy', spec.ipFamilyPolicy, 'this cluster is not configured for dual-stack services'),
    );
  for (const [i, family] of (spec.ipFamilies ?? []).entries())
    if (family !== CLUSTER_FAMILY)
      errors.push(invalid(`spec.ipFamilies[${i}]`, family, 'not configured on this cluster'));
  return errors;
}

/** Fills `ipFamilyPolicy` and `ipFamilies`, in place. Throws Invalid when what the client gave contradicts itself. */
export function initIPFamilyFields(service: Service, old?: Service): void {
  const { spec } = service;
  if (spec.type === 'ExternalName' || keepsPreferDualStack(service, old)) return;
  spec.ipFamilyPolicy ??= defaultPolicy(service, old);
  refuse(service, validateClusterIPs(service));
  if (old && spec.ipFamilyPolicy === 'SingleStack' && old.spec.ipFamilyPolicy !== 'SingleStack') {
    // Asking for a single stack gives back what the second one held.
    if (deepEqual(spec.clusterIPs, old.spec.clusterIPs)) spec.clusterIPs = spec.clusterIPs?.slice(0, 1);
    if (deepEqual(spec.ipFamilies, old.spec.ipFamilies)) spec.ipFamilies = spec.ipFamilies?.slice(0, 1);
  }
  refuse(service, inferFamilies(service));
  if (isSelectorlessHeadless(service)) {
    const families = spec.ipFamilies?.length ? spec.ipFamilies : [CLUSTER_FAMILY];
    const dual = families.length < 2 && spec.ipFamilyPolicy !== 'SingleStack';
    spec.ipFamilies = dual ? [...families, families[0] === 'IPv4' ? 'IPv6' : 'IPv4'] : families;
    return;
  }
  refuse(service, unsupportedFamilies(service));
  if (!spec.ipFamilies?.length) spec.ipFamilies = [CLUSTER_FAMILY];
}
