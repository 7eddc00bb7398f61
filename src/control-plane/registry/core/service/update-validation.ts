/** What an update of a service may not change: `ValidateServiceUpdate` of `pkg/apis/core/validation`. */
import { quote } from '../../../../go/strconv/quote';
import type { Service } from '../../../../kube/api/core/v1';
import { isHeadless } from '../../../../kube/core/service';
import { type FieldError, FieldError as FieldErrorValue } from '../../../../kube/errors/field-error';
import { invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { validateHealthCheckPortUpdate, validateLoadBalancerClass, validateService } from './validation';

const NOT_ONCE_SET = 'may not change once set';

function keepSingleStack({ spec }: Service, what: string): FieldError[] {
  if (spec.ipFamilyPolicy === 'SingleStack') return [];
  const value = quote(spec.ipFamilyPolicy ?? 'null');
  const why = `must be set to 'SingleStack' when releasing the secondary ${what}`;
  return [new FieldErrorValue('Invalid value', 'spec.ipFamilyPolicy', value, why)];
}

function validateClusterIPsUpdate(service: Service, old: Service): FieldError[] {
  if (isHeadless(old) && isHeadless(service)) return [];
  const before = old.spec.clusterIPs ?? [];
  const after = service.spec.clusterIPs ?? [];
  const error = (i: number, why: string) =>
    invalidGo(`spec.clusterIPs[${i}]`, goSyntax('[]string', service.spec.clusterIPs), why);
  if (before.length === after.length)
    return before.flatMap((ip, i) => (ip === after[i] ? [] : [error(i, NOT_ONCE_SET)]));
  const errors: FieldError[] = [];
  if (after.length === 0) errors.push(error(0, 'primary clusterIP can not be unset'));
  else if (before.length > 0 && before[0] !== after[0]) errors.push(error(0, NOT_ONCE_SET));
  if (before.length > after.length && after.length === 1) errors.push(...keepSingleStack(service, 'clusterIP'));
  return errors;
}

function validateFamiliesUpdate(service: Service, old: Service): FieldError[] {
  if (isHeadless(service)) return [];
  if (isHeadless(old)) return [];
  const before = old.spec.ipFamilies ?? [];
  const after = service.spec.ipFamilies ?? [];
  const error = (why: string) =>
    invalidGo('spec.ipFamilies[0]', goSyntax('[]core.IPFamily/string', service.spec.ipFamilies), why);
  if (before.length === after.length)
    return before.flatMap((family, i) => (family === after[i] ? [] : [error(NOT_ONCE_SET)]));
  const errors: FieldError[] = [];
  if (before.length > after.length && !service.spec.clusterIPs?.length)
    errors.push(error('primary ipFamily can not be unset'));
  if (after.length > 0 && before.length > 0 && before[0] !== after[0])
    errors.push(invalidGo('spec.ipFamilies[0]', goSyntax('[]string', service.spec.clusterIPs), NOT_ONCE_SET));
  if (before.length > after.length && after.length === 1) errors.push(...keepSingleStack(service, 'ipFamily'));
  return errors;
}

/** Errors of an update: what may not change, then everything of the new service. */
export function validateServiceUpdate(service: Service, old: Service): FieldError[] {
  const external = service.spec.type === 'ExternalName' || old.spec.type === 'ExternalName';
  return [
    ...(external ? [] : validateClusterIPsUpdate(service, old)),
    ...(external ? [] : validateFamiliesUpdate(service, old)),
    ...validateLoadBalancerClass(service, old),
    ...validateHealthCheckPortUpdate(service, old),
    ...validateService(service),
  ];
}
