/** How a pod's kind is spread over zones and nodes. */

import type { TopologySpreadConstraint } from '../../../../../kube/api/core/v1';
import { duplicate, forbidden, invalid, required } from '../../../../../kube/errors/field-error';
import { validateLabelName, validateLabelSelector } from '../../../../../kube/validation/label-validation';
import { unsupported } from '../../../field-checks';
import type { Errors } from './errors';

const ACTIONS = ['DoNotSchedule', 'ScheduleAnyway'];
const NODE_POLICIES = ['Honor', 'Ignore'];

function validateMinDomains({ minDomains, whenUnsatisfiable }: TopologySpreadConstraint, path: string, errors: Errors) {
  if (minDomains === undefined) return;
  if (minDomains <= 0) errors.push(invalid(path, minDomains, 'must be greater than zero'));
  if (whenUnsatisfiable !== 'DoNotSchedule')
    errors.push(
      invalid(
        path,
        minDomains,
        `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable ?? ''}`,
      ),
    );
}

function validateMatchLabelKeys(
  { matchLabelKeys, labelSelector }: TopologySpreadConstraint,
  path: string,
  errors: Errors,
): void {
  if (!matchLabelKeys?.length) return;
  if (!labelSelector) errors.push(forbidden(path, 'must not be specified when labelSelector is not set'));
  const selected = new Set([
    ...Object.keys(labelSelector?.matchLabels ?? {}),
    ...(labelSelector?.matchExpressions ?? []).map(({ key }) => key),
  ]);
  matchLabelKeys.forEach((key, i) => {
    errors.push(...validateLabelName(key, `${path}[${i}]`));
    if (selected.has(key))
      errors.push(invalid(`${path}[${i}]`, key, 'exists in both matchLabelKeys and labelSelector'));
  });
}

/** `validateTopologySpreadConstraints` */
export function validateTopologySpread(
  constraints: TopologySpreadConstraint[] | undefined,
  path: string,
  errors: Errors,
): void {
  constraints?.forEach((constraint, i) => {
    const at = `${path}[${i}]`;
    const { maxSkew = 0, topologyKey, whenUnsatisfiable: action = '' } = constraint;
    if (maxSkew <= 0) errors.push(invalid(`${at}.maxSkew`, maxSkew, 'must be greater than zero'));
    if (!topologyKey) errors.push(required(`${at}.topologyKey`, 'can not be empty'));
    if (!ACTIONS.includes(action)) errors.push(unsupported(`${at}.whenUnsatisfiable`, action, ACTIONS));
    const same = (o: TopologySpreadConstraint) =>
      o.topologyKey === topologyKey && (o.whenUnsatisfiable ?? '') === action;
    if (constraints.slice(i + 1).some(same))
      errors.push(duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, `{${topologyKey}, ${action}}`));
    validateMinDomains(constraint, `${at}.minDomains`, errors);
    for (const field of ['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const) {
      const policy = constraint[field];
      if (policy !== undefined && !NODE_POLICIES.includes(policy))
        errors.push(unsupported(`${at}.${field}`, policy, NODE_POLICIES));
    }
    validateMatchLabelKeys(constraint, `${at}.matchLabelKeys`, errors);
    errors.push(...validateLabelSelector(constraint.labelSelector, `${at}.labelSelector`));
  });
}
