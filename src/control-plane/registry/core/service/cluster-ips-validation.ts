/** `ValidateServiceClusterIPsRelatedFields` of `pkg/apis/core/validation`. */

import type { Service } from '../../../../kube/api/core/v1';
import { isHeadless } from '../../../../kube/core/service';
import { duplicate, type FieldError, invalid, notSupported, required } from '../../../../kube/errors/field-error';
import { isValidIP } from '../../../../kube/names/ip-formats';
import { invalidEach, invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';

const isIPv6 = (ip: string) => ip.includes(':');

function validateSync({ spec }: Service, field: string): FieldError[] {
  const ips = spec.clusterIPs ?? [];
  const bad = (detail: string) => [invalidGo(field, goSyntax('[]string', spec.clusterIPs), detail)];
  if (!spec.clusterIP) return ips.length > 0 ? bad('must be empty when `clusterIP` is not specified') : [];
  if (ips.length === 0) return [required(field)];
  return ips[0] === spec.clusterIP ? [] : bad('first value must match `clusterIP`');
}

function validateFamilies({ spec }: Service): FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  for (const [i, family] of (spec.ipFamilies ?? []).entries()) {
    const field = `spec.ipFamilies[${i}]`;
    if (family !== 'IPv4' && family !== 'IPv6') errors.push(notSupported(field, family, ['IPv4', 'IPv6']));
    if (seen.has(family)) errors.push(duplicate(field, family));
    seen.add(family);
  }
  const policies = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];
  if (spec.ipFamilyPolicy !== undefined && !policies.includes(spec.ipFamilyPolicy))
    errors.push(notSupported('spec.ipFamilyPolicy', spec.ipFamilyPolicy, policies));
  return errors;
}

function validateMatch({ spec }: Service, field: string): FieldError[] {
  const errors: FieldError[] = [];
  for (const [i, ip] of (spec.clusterIPs ?? []).entries()) {
    const family = spec.ipFamilies?.[i];
    if (family === undefined) break;
    const expected = family === 'IPv4' && isIPv6(ip) ? 'IPv4' : family === 'IPv6' && !isIPv6(ip) ? 'IPv6' : undefined;
    if (expected)
      errors.push(invalid(`${field}[${i}]`, ip, `expected an ${expected} value as indicated by \`ipFamilies[${i}]\``));
  }
  return errors;
}

/** What is wrong with `clusterIP`, `clusterIPs`, `ipFamilies` and `ipFamilyPolicy` taken together. */
export function validateClusterIPs(service: Service): FieldError[] {
  if (service.spec.type === 'ExternalName') return [];
  const field = 'spec.clusterIPs';
  const errors = [...validateSync(service, field), ...validateFamilies(service)];
  const ips = service.spec.clusterIPs ?? [];
  const whole = (detail: string) => invalidGo(field, goSyntax('[]string', ips), detail);
  let broken = false;
  for (const [i, ip] of ips.entries()) {
    if (i === 0 && ip === 'None') {
      if (ips.length === 1) continue;
      broken = true;
      errors.push(whole("'None' must be the first and only value"));
      continue;
    }
    const messages = isValidIP(ip);
    broken ||= messages.length > 0;
    errors.push(...invalidEach(`${field}[${i}]`, ip, messages));
  }
  if (ips.length > 2) errors.push(whole('may only hold up to 2 values'));
  if (broken) return errors;
  const dual = ips.length === 2 && ips.filter(isIPv6).length === 1;
  if (ips.length > 1 && !dual) errors.push(whole('may specify no more than one IP for each IP family'));
  if (!isHeadless(service)) errors.push(...validateMatch(service, field));
  return errors;
}
