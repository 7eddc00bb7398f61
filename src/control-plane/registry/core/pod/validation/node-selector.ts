/** Node selectors, in affinities and elsewhere. */

import type { NodeSelector, NodeSelectorRequirement, NodeSelectorTerm } from '../../../../../kube/api/core/v1';
import { forbidden, invalid, required } from '../../../../../kube/errors/field-error';
import { nameIsDNSSubdomain } from '../../../../../kube/names/name-functions';
import { validateLabelName } from '../../../../../kube/validation/label-validation';
import { addInvalid, type Errors } from './errors';

function validateExpression({ key, operator, values = [] }: NodeSelectorRequirement, path: string, errors: Errors) {
  const at = `${path}.values`;
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) errors.push(required(at, "must be specified when `operator` is 'In' or 'NotIn'"));
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0)
        errors.push(forbidden(at, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
      break;
    case 'Gt':
    case 'Lt':
      if (values.length !== 1)
        errors.push(required(at, "must be specified single value when `operator` is 'Lt' or 'Gt'"));
      break;
    default:
      errors.push(invalid(`${path}.operator`, operator ?? '', 'not a valid selector operator'));
  }
  errors.push(...validateLabelName(key ?? '', `${path}.key`));
}

function validateFieldTerm({ key, operator, values = [] }: NodeSelectorRequirement, path: string, errors: Errors) {
  if (operator !== 'In' && operator !== 'NotIn')
    errors.push(invalid(`${path}.operator`, operator ?? '', 'not a valid selector operator'));
  else if (values.length !== 1)
    errors.push(
      required(`${path}.values`, "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"),
    );
  if (key !== 'metadata.name')
    return void errors.push(invalid(`${path}.key`, key ?? '', 'not a valid field selector key'));
  values.forEach((value, i) => {
    addInvalid(errors, `${path}.values[${i}]`, value, nameIsDNSSubdomain(value, false));
  });
}

/** `ValidateNodeSelectorTerm` */
export function validateNodeSelectorTerm(term: NodeSelectorTerm, path: string, errors: Errors): void {
  term.matchExpressions?.forEach((requirement, i) => {
    validateExpression(requirement, `${path}.matchExpressions[${i}]`, errors);
  });
  term.matchFields?.forEach((requirement, i) => {
    validateFieldTerm(requirement, `${path}.matchFields[${i}]`, errors);
  });
}

/** `ValidateNodeSelector` */
export function validateNodeSelector(selector: NodeSelector, path: string, errors: Errors): void {
  const terms = selector.nodeSelectorTerms ?? [];
  if (terms.length === 0)
    errors.push(required(`${path}.nodeSelectorTerms`, 'must have at least one node selector term'));
  terms.forEach((term, i) => {
    validateNodeSelectorTerm(term, `${path}.nodeSelectorTerms[${i}]`, errors);
  });
}
