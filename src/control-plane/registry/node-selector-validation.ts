/** Node selectors of volumes: `ValidateNodeSelector` of `pkg/apis/core/validation`. */
import type { NodeSelector, NodeSelectorRequirement } from '../../kube/api/core/v1';
import { type FieldError, forbidden, invalid, required } from '../../kube/errors/field-error';
import { nameIsDNSSubdomain } from '../../kube/names/name-functions';
import { validateLabelName } from '../../kube/validation/label-validation';
import { invalidEach } from './field-checks';

function validateExpression(r: NodeSelectorRequirement, field: string): FieldError[] {
  const values = r.values ?? [];
  const errors: FieldError[] = [];
  switch (r.operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0)
        errors.push(required(`${field}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0)
        errors.push(forbidden(`${field}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
      break;
    case 'Gt':
    case 'Lt':
      if (values.length !== 1)
        errors.push(required(`${field}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'"));
      break;
    default:
      errors.push(invalid(`${field}.operator`, r.operator ?? '', 'not a valid selector operator'));
  }
  return [...errors, ...validateLabelName(r.key ?? '', `${field}.key`)];
}

function validateField(r: NodeSelectorRequirement, field: string): FieldError[] {
  const values = r.values ?? [];
  const errors: FieldError[] = [];
  if (r.operator !== 'In' && r.operator !== 'NotIn')
    errors.push(invalid(`${field}.operator`, r.operator ?? '', 'not a valid selector operator'));
  else if (values.length !== 1) {
    const why = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
    errors.push(required(`${field}.values`, why));
  }
  if (r.key !== 'metadata.name')
    return [...errors, invalid(`${field}.key`, r.key ?? '', 'not a valid field selector key')];
  return [
    ...errors,
    ...values.flatMap((value, i) => invalidEach(`${field}.values[${i}]`, value, nameIsDNSSubdomain(value, false))),
  ];
}

/** Errors of a node selector: at least one term, and every requirement sound. */
export function validateNodeSelector(selector: NodeSelector, field: string): FieldError[] {
  const terms = selector.nodeSelectorTerms ?? [];
  const at = `${field}.nodeSelectorTerms`;
  if (terms.length === 0) return [required(at, 'must have at least one node selector term')];
  return terms.flatMap((term, i) => [
    ...(term.matchExpressions ?? []).flatMap((r, j) => validateExpression(r, `${at}[${i}].matchExpressions[${j}]`)),
    ...(term.matchFields ?? []).flatMap((r, j) => validateField(r, `${at}[${i}].matchFields[${j}]`)),
  ]);
}
