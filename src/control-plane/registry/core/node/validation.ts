/** `ValidateNode` of `pkg/apis/core/validation`. */

import { deepEqual } from '../../../../go/json/deep';
import type { Node, Taint } from '../../../../kube/api/core/v1';
import {
  type FieldError,
  FieldError as FieldErrorValue,
  forbidden,
  invalid,
  required,
} from '../../../../kube/errors/field-error';
import { isValidCIDR } from '../../../../kube/names/ip-formats';
import { isValidLabelValue } from '../../../../kube/names/name-formats';
import { validateLabelName } from '../../../../kube/validation/label-validation';
import { invalidGo, sortedEntries, unsupported } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { validateResourceQuantity } from '../../quantity-checks';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

function validateEffect(effect: string | undefined, field: string): FieldError[] {
  if (!effect) return [required(field)];
  return EFFECTS.includes(effect) ? [] : [unsupported(field, effect, EFFECTS)];
}

/** Taints are told apart by key and effect. Their errors stand, by an oversight of Kubernetes, under `metadata`. */
function validateTaints(taints: readonly Taint[]): FieldError[] {
  const seen = new Set<string>();
  return taints.flatMap((taint, i) => {
    const field = `metadata.taints[${i}]`;
    const messages = isValidLabelValue(taint.value ?? '');
    const errors = validateLabelName(taint.key ?? '', `${field}.key`);
    if (messages.length > 0) errors.push(invalid(`${field}.value`, taint.value ?? '', messages.join(';')));
    errors.push(...validateEffect(taint.effect, `${field}.effect`));
    const id = `${taint.effect} ${taint.key}`;
    if (seen.has(id)) {
      const why = 'taints must be unique by key and effect pair';
      errors.push(new FieldErrorValue('Duplicate value', field, goSyntax('core.Taint', taint), why));
    }
    seen.add(id);
    return errors;
  });
}

function validateResources({ status }: Node): FieldError[] {
  return (['capacity', 'allocatable'] as const).flatMap((list) =>
    sortedEntries(status?.[list]).flatMap(([name, quantity]) =>
      validateResourceQuantity(name, quantity, `status.${list}.${name}`),
    ),
  );
}

function validatePodCIDRs({ spec }: Node): FieldError[] {
  const cidrs = spec?.podCIDRs ?? [];
  const shown = goSyntax('[]string', cidrs);
  const errors = cidrs.flatMap((cidr, i) =>
    isValidCIDR(cidr).length > 0 ? [invalidGo(`spec.podCIDRs[${i}]`, shown, 'must be valid CIDR')] : [],
  );
  const families = new Set(cidrs.map((cidr) => cidr.includes(':')));
  if (cidrs.length > 2 || (cidrs.length === 2 && families.size < 2))
    errors.push(invalidGo('spec.podCIDRs', shown, 'may specify no more than one CIDR for each IP family'));
  return errors;
}

/** Every error of a Node but those of its metadata. */
export function validateNode(node: Node): FieldError[] {
  return [...validateTaints(node.spec?.taints ?? []), ...validateResources(node), ...validatePodCIDRs(node)];
}

/** Errors of an update: addresses and provider are set once. */
export function validateNodeUpdate(node: Node, old: Node): FieldError[] {
  const errors = validateResources(node);
  const before = old.spec?.podCIDRs ?? [];
  if (before.length > 0 && !deepEqual(before, node.spec?.podCIDRs ?? []))
    errors.push(forbidden('spec.podCIDRs', 'node updates may not change podCIDR except from "" to valid'));
  if (old.spec?.providerID && old.spec.providerID !== node.spec?.providerID)
    errors.push(forbidden('spec.providerID', 'node updates may not change providerID except from "" to valid'));
  return [...errors, ...validateTaints(node.spec?.taints ?? [])];
}
