/** A pod the scheduler may not yet touch: its node selector and node affinity can still be narrowed. */

import { deepEqual } from '../../../../../go/json/deep';
import { fieldOf } from '../../../../../go/json/field';
import type { NodeAffinity, NodeSelectorTerm, PodSpec } from '../../../../../kube/api/core/v1';
import { invalidGo } from '../../../field-checks';
import { goSyntax } from '../../../go-syntax';
import type { Errors } from './errors';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

function validateNodeSelectorMutation(now: PodSpec['nodeSelector'], old: PodSpec['nodeSelector'], errors: Errors) {
  for (const [key, value] of Object.entries(old ?? {})) {
    if (fieldOf(now, key) === value) continue;
    const shown = goSyntax('map[string]string', now);
    const why = 'only additions to spec.nodeSelector are allowed (no mutations or deletions)';
    return void errors.push(invalidGo('spec.nodeSelector', shown, why));
  }
}

/** Whether a term keeps all it had, in order. */
function onlyAdds(now: NodeSelectorTerm, old: NodeSelectorTerm): boolean {
  const empty = (term: NodeSelectorTerm) => !term.matchExpressions?.length && !term.matchFields?.length;
  if (empty(old) && !empty(now)) return false;
  return (['matchExpressions', 'matchFields'] as const).every((field) => {
    const before = old[field] ?? [];
    return deepEqual((now[field] ?? []).slice(0, before.length), before);
  });
}

function validateAffinityMutation(now: NodeAffinity | undefined, old: NodeAffinity | undefined, errors: Errors): void {
  const before = old?.[REQUIRED]?.nodeSelectorTerms;
  if (!before) return;
  const after = now?.[REQUIRED]?.nodeSelectorTerms;
  const path = `spec.affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`;
  if (before.length > 0 && before.length !== (after?.length ?? 0)) {
    const shown = goSyntax('[]core.NodeSelectorTerm', after);
    const why = 'no additions/deletions to non-empty NodeSelectorTerms list are allowed';
    return void errors.push(invalidGo(path, shown, why));
  }
  before.forEach((term, i) => {
    const changed = after?.[i] ?? {};
    if (onlyAdds(changed, term)) return;
    const shown = goSyntax('core.NodeSelectorTerm', changed);
    errors.push(invalidGo(`${path}[${i}]`, shown, 'only additions are allowed (no mutations or deletions)'));
  });
}

/** Checks what a gated pod may change, and gives the spec with those fields as they were. */
export function validateGatedPod(spec: PodSpec, old: PodSpec, errors: Errors): PodSpec {
  validateNodeSelectorMutation(spec.nodeSelector, old.nodeSelector, errors);
  const [now, before] = [spec.affinity?.nodeAffinity, old.affinity?.nodeAffinity];
  if (!deepEqual(now, before)) validateAffinityMutation(now, before, errors);
  const affinity = { ...spec.affinity, nodeAffinity: before };
  const none = Object.values(affinity).every((value) => value === undefined) && !old.affinity;
  return { ...spec, nodeSelector: old.nodeSelector, affinity: none ? undefined : affinity };
}
