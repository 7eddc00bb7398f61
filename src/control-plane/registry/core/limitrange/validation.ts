/** `ValidateLimitRange` of `pkg/apis/core/validation`. */
import type { LimitRange, LimitRangeItem } from '../../../../kube/api/core/v1';
import { duplicate, type FieldError, forbidden, invalid, required } from '../../../../kube/errors/field-error';
import { isQualifiedName } from '../../../../kube/names/name-formats';
import { approximateFloat, parseQuantity } from '../../../../kube/quantity/quantity';
import { invalidEach, invalidGo, sortedEntries } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { compareQuantities, quantityText } from '../../quantity-checks';
import { isOvercommitAllowed, validateContainerResourceName, validateResourceName } from '../../resource-names';

const TYPES = ['Pod', 'Container', 'PersistentVolumeClaim'];

function validateType(type: string, field: string): FieldError[] {
  const errors = invalidEach(field, type, isQualifiedName(type));
  if (errors.length > 0 || type.includes('/') || TYPES.includes(type)) return errors;
  return [invalid(field, type, 'must be a standard limit type or fully qualified')];
}

function validateNames(limit: LimitRangeItem, list: keyof LimitRangeItem & string, field: string): FieldError[] {
  const check = TYPES.slice(0, 2).includes(limit.type) ? validateContainerResourceName : validateResourceName;
  return sortedEntries(limit[list] as Record<string, string> | undefined).flatMap(([name]) =>
    check(name, `${field}.${list}[${name}]`),
  );
}

/** A quantity in an error, as Go shows the struct. */
const shown = (quantity: string | undefined) => goSyntax('Quantity', quantityText(quantity));

/** How the amounts given for one resource relate. */
function validateAmounts(limit: LimitRangeItem, name: string, field: string): FieldError[] {
  const min = limit.min?.[name];
  const max = limit.max?.[name];
  const pod = limit.type === 'Pod';
  const given = pod ? undefined : limit.default?.[name];
  const request = pod ? undefined : limit.defaultRequest?.[name];
  const errors: FieldError[] = [];
  const ordered = (
    [low, lowName]: [string | undefined, string],
    [high, highName]: [string | undefined, string],
    list: string,
    value: string | undefined,
  ) => {
    if (low === undefined || high === undefined || compareQuantities(low, high) <= 0) return;
    const why = `${lowName} value ${quantityText(low)} is greater than ${highName} value ${quantityText(high)}`;
    errors.push(invalidGo(`${field}.${list}[${name}]`, shown(value), why));
  };
  ordered([min, 'min'], [max, 'max'], 'min', min);
  ordered([min, 'min'], [request, 'default request'], 'defaultRequest', request);
  ordered([request, 'default request'], [max, 'max'], 'defaultRequest', request);
  ordered([request, 'default request'], [given, 'default limit'], 'defaultRequest', request);
  ordered([min, 'min'], [given, 'default'], 'default', min);
  ordered([given, 'default'], [max, 'max'], 'default', max);
  errors.push(...validateRatio(limit, name, field));
  const differ = given !== undefined && request !== undefined && compareQuantities(given, request) !== 0;
  if (!isOvercommitAllowed(name) && differ) {
    const why = `default value ${quantityText(given)} must equal to defaultRequest value ${quantityText(request)} in ${name}`;
    errors.push(invalidGo(`${field}.defaultRequest[${name}]`, shown(request), why));
  }
  return errors;
}

function validateRatio(limit: LimitRangeItem, name: string, path: string): FieldError[] {
  const ratio = limit.maxLimitRequestRatio?.[name];
  if (ratio === undefined) return [];
  const field = `${path}.maxLimitRequestRatio[${name}]`;
  const errors: FieldError[] = [];
  if (compareQuantities(ratio, '1') < 0)
    errors.push(invalidGo(field, shown(ratio), `ratio ${quantityText(ratio)} is less than 1`));
  const min = limit.min?.[name];
  const max = limit.max?.[name];
  if (min === undefined || max === undefined) return errors;
  const number = (text: string) => approximateFloat(parseQuantity(text));
  const most = number(max) / number(min);
  if (number(ratio) > most)
    errors.push(
      invalidGo(field, shown(ratio), `ratio ${quantityText(ratio)} is greater than max/min = ${most.toFixed(6)}`),
    );
  return errors;
}

function validateItem(limit: LimitRangeItem, field: string): FieldError[] {
  const errors = [...validateNames(limit, 'max', field), ...validateNames(limit, 'min', field)];
  for (const list of ['default', 'defaultRequest'] as const) {
    const used = Object.keys(limit[list] ?? {}).length > 0;
    if (limit.type !== 'Pod') errors.push(...validateNames(limit, list, field));
    else if (used) errors.push(forbidden(`${field}.${list}`, "may not be specified when `type` is 'Pod'"));
  }
  if (limit.type === 'PersistentVolumeClaim' && !limit.min?.storage && !limit.max?.storage) {
    const why = 'either minimum or maximum storage value is required, but neither was provided';
    errors.push(required(`${field}.limits`, why));
  }
  errors.push(...validateNames(limit, 'maxLimitRequestRatio', field));
  const lists = [limit.max, limit.min, limit.default, limit.defaultRequest, limit.maxLimitRequestRatio];
  const names = new Set(lists.flatMap((list) => Object.keys(list ?? {})));
  return [...errors, ...[...names].sort().flatMap((name) => validateAmounts(limit, name, field))];
}

/** Every error of a LimitRange but those of its metadata. */
export function validateLimitRange({ spec }: LimitRange): FieldError[] {
  const seen = new Set<string>();
  return (spec?.limits ?? []).flatMap((limit, i) => {
    const field = `spec.limits[${i}]`;
    const type = limit.type ?? '';
    const errors = validateType(type, `${field}.type`);
    if (seen.has(type)) errors.push(duplicate(`${field}.type`, type));
    seen.add(type);
    return [...errors, ...validateItem(limit, field)];
  });
}
