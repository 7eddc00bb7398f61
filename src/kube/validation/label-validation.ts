/** Validation of labels and label selectors: `k8s.io/apimachinery/pkg/apis/meta/v1/validation`. */
import { type FieldError, forbidden, invalid, required } from '../errors/field-error';
import type { LabelSelector, LabelSelectorRequirement } from '../labels/label-selector';
import { isQualifiedName, isValidLabelValue } from '../names/name-formats';

/** Errors of a label's key. */
export function validateLabelName(name: string, path: string): FieldError[] {
  return isQualifiedName(name).map((message) => invalid(path, name, message));
}

/** Errors of a set of labels, by key. */
export function validateLabels(labels: Record<string, string> | undefined, path: string): FieldError[] {
  return Object.entries(labels ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, value]) => [
      ...validateLabelName(key, path),
      ...isValidLabelValue(value).map((message) => invalid(path, value, message)),
    ]);
}

function validateRequirement(r: LabelSelectorRequirement, path: string, checkValues: boolean): FieldError[] {
  const values = r.values ?? [];
  const errors: FieldError[] = [];
  if (r.operator === 'In' || r.operator === 'NotIn') {
    if (values.length === 0)
      errors.push(required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
  } else if (r.operator === 'Exists' || r.operator === 'DoesNotExist') {
    if (values.length > 0)
      errors.push(forbidden(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
  } else errors.push(invalid(`${path}.operator`, r.operator ?? '', 'not a valid selector operator'));
  errors.push(...validateLabelName(r.key ?? '', `${path}.key`));
  if (!checkValues) return errors;
  values.forEach((value, i) => {
    errors.push(...isValidLabelValue(value).map((message) => invalid(`${path}.values[${i}]`, value, message)));
  });
  return errors;
}

/** Errors of a label selector; `allowInvalidValues` as old objects may have (`AllowInvalidLabelValueInSelector`). */
export function validateLabelSelector(
  selector: LabelSelector | undefined,
  path: string,
  options: { allowInvalidValues?: boolean } = {},
): FieldError[] {
  return [
    ...validateLabels(selector?.matchLabels, `${path}.matchLabels`),
    ...(selector?.matchExpressions ?? []).flatMap((r, i) =>
      validateRequirement(r, `${path}.matchExpressions[${i}]`, !options.allowInvalidValues),
    ),
  ];
}
