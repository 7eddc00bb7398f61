/** How a Job takes the failures of its pods. */
import { quote } from '../../../../go/strconv/quote';
import type { JobSpec, PodFailurePolicyRule } from '../../../../kube/api/batch/v1';
import { duplicate, FieldError, invalid, required } from '../../../../kube/errors/field-error';
import { isQualifiedName } from '../../../../kube/names/name-formats';
import { invalidEach, invalidGo, unsupported } from '../../field-checks';
import { goSyntax } from '../../go-syntax';

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const OPERATORS = ['In', 'NotIn'];
const STATUSES = ['False', 'True', 'Unknown'];

/** `valid values: ["In" "NotIn"]` */
const validValues = (values: string[]) => `valid values: [${values.map(quote).join(' ')}]`;

const tooMany = (path: string, count: number, max: number) =>
  new FieldError('Too many', path, String(count), `must have at most ${max} items`);

/** An error about a whole rule, which shows no value. */
const ruleError = (path: string, detail: string) => new FieldError('Invalid value', path, undefined, detail);

function validateAction(action: string | undefined, spec: JobSpec, path: string): FieldError[] {
  if (!action) return [required(path, validValues(ACTIONS))];
  if (action === 'FailIndex')
    return spec.backoffLimitPerIndex === undefined
      ? [invalid(path, action, 'requires the backoffLimitPerIndex to be set')]
      : [];
  return ACTIONS.includes(action) ? [] : [unsupported(path, action, ACTIONS)];
}

function validateValues(values: number[] | undefined, operator: string, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const shown = () => goSyntax('[]int32', values);
  if (!values?.length) return [invalidGo(path, shown(), 'at least one value is required')];
  if (values.length > 255) errors.push(tooMany(path, values.length, 255));
  const seen = new Set<number>();
  values.forEach((value, i) => {
    if (operator === 'In' && value === 0)
      errors.push(invalid(`${path}[${i}]`, value, 'must not be 0 for the In operator'));
    if (seen.has(value)) errors.push(duplicate(`${path}[${i}]`, value));
    seen.add(value);
  });
  if (values.some((value, i) => i > 0 && (values[i - 1] as number) > value))
    errors.push(invalidGo(path, shown(), 'must be ordered'));
  return errors;
}

function validateExitCodes(
  { operator, containerName, values }: NonNullable<PodFailurePolicyRule['onExitCodes']>,
  path: string,
  containers: Set<string>,
): FieldError[] {
  const errors: FieldError[] = [];
  if (!operator) errors.push(required(`${path}.operator`, validValues(OPERATORS)));
  else if (!OPERATORS.includes(operator)) errors.push(unsupported(`${path}.operator`, operator, OPERATORS));
  if (containerName !== undefined && !containers.has(containerName)) {
    const why = 'must be one of the container or initContainer names in the pod template';
    errors.push(invalid(`${path}.containerName`, containerName, why));
  }
  return [...errors, ...validateValues(values, operator ?? '', `${path}.values`)];
}

function validateConditions(patterns: { type: string; status?: string }[], path: string): FieldError[] {
  const errors = patterns.length > 20 ? [tooMany(path, patterns.length, 20)] : [];
  patterns.forEach(({ type = '', status }, i) => {
    const at = `${path}[${i}]`;
    errors.push(...invalidEach(`${at}.type`, type, isQualifiedName(type)));
    if (!status) errors.push(required(`${at}.status`, validValues(STATUSES)));
    else if (!STATUSES.includes(status)) errors.push(unsupported(`${at}.status`, status, STATUSES));
  });
  return errors;
}

/** `validatePodFailurePolicy`; `path` is that of the policy. */
export function validatePodFailurePolicy(spec: JobSpec, path: string): FieldError[] {
  const rules = spec.podFailurePolicy?.rules ?? [];
  const { containers = [], initContainers = [] } = spec.template.spec;
  const names = new Set([...(containers ?? []), ...initContainers].map(({ name }) => name));
  const errors = rules.length > 20 ? [tooMany(`${path}.rules`, rules.length, 20)] : [];
  rules.forEach(({ action, onExitCodes, onPodConditions }, i) => {
    const at = `${path}.rules[${i}]`;
    errors.push(...validateAction(action, spec, `${at}.action`));
    if (onExitCodes) errors.push(...validateExitCodes(onExitCodes, `${at}.onExitCodes`, names));
    if (onPodConditions?.length) errors.push(...validateConditions(onPodConditions, `${at}.onPodConditions`));
    if (onExitCodes && onPodConditions?.length)
      errors.push(ruleError(at, 'specifying both OnExitCodes and OnPodConditions is not supported'));
    if (!onExitCodes && !onPodConditions?.length)
      errors.push(ruleError(at, 'specifying one of OnExitCodes and OnPodConditions is required'));
  });
  return errors;
}
