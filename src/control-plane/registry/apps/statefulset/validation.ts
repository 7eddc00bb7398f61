/** Validation of StatefulSets: `pkg/apis/apps/validation`. */

import { deepEqual } from '../../../../go/json/deep';
import type { StatefulSet, StatefulSetSpec } from '../../../../kube/api/apps/v1';
import { type FieldError, forbidden, invalid, required } from '../../../../kube/errors/field-error';
import { validateNonnegativeField } from '../../../../kube/validation/object-meta-validation';
import { validatePodTemplateMetadata } from '../../core/pod/validation/pod-template';
import { invalidGo, unsupported } from '../../field-checks';
import { goSyntax } from '../../go-syntax';
import { labelMismatch, parsedSelector, validateRequiredSelector } from '../../workload-validation';

function validatePodManagementPolicy(policy: string | undefined): FieldError[] {
  const path = 'spec.podManagementPolicy';
  if (!policy) return [required(path)];
  if (policy === 'OrderedReady' || policy === 'Parallel') return [];
  return [invalid(path, policy, "must be 'OrderedReady' or 'Parallel'")];
}

function validateUpdateStrategy({ updateStrategy = {} }: StatefulSetSpec): FieldError[] {
  const path = 'spec.updateStrategy';
  const { type, rollingUpdate } = updateStrategy;
  if (!type) return [required(path)];
  switch (type) {
    case 'RollingUpdate':
      return validateNonnegativeField(rollingUpdate?.partition ?? 0, `${path}.rollingUpdate.partition`);
    case 'OnDelete': {
      if (!rollingUpdate) return [];
      const shown = goSyntax('apps.RollingUpdateStatefulSetStrategy', rollingUpdate);
      return [invalidGo(`${path}.rollingUpdate`, shown, "only allowed for updateStrategy 'RollingUpdate'")];
    }
    default: {
      const shown = goSyntax('apps.StatefulSetUpdateStrategy', updateStrategy);
      return [invalidGo(path, shown, "must be 'RollingUpdate' or 'OnDelete'")];
    }
  }
}

const CLAIM_POLICIES = ['Retain', 'Delete'];

function validateClaimRetention({ persistentVolumeClaimRetentionPolicy: policy }: StatefulSetSpec): FieldError[] {
  if (!policy) return [];
  return (['whenDeleted', 'whenScaled'] as const).flatMap((field) => {
    const value = policy[field] ?? '';
    if (CLAIM_POLICIES.includes(value)) return [];
    return [unsupported(`spec.persistentVolumeClaimRetentionPolicy.${field}`, value, CLAIM_POLICIES)];
  });
}

/** The template's pod spec is checked when pods are made of it: its volumes may come from claims. */
function validateTemplate({ selector, template }: StatefulSetSpec): FieldError[] {
  const path = 'spec.template';
  const errors: FieldError[] = [];
  const parsed = parsedSelector(selector);
  if (!parsed) errors.push(invalidGo('spec.selector', goSyntax('v1.LabelSelector', selector), ''));
  else {
    const labels = template.metadata?.labels;
    if (!parsed.empty && !parsed.matches(labels)) errors.push(labelMismatch(labels, `${path}.metadata.labels`));
    validatePodTemplateMetadata(template, path, errors);
  }
  const { restartPolicy = '', activeDeadlineSeconds } = template.spec;
  if (restartPolicy !== 'Always') errors.push(unsupported(`${path}.spec.restartPolicy`, restartPolicy, ['Always']));
  if (activeDeadlineSeconds !== undefined)
    errors.push(
      forbidden(`${path}.spec.activeDeadlineSeconds`, 'activeDeadlineSeconds in StatefulSet is not Supported'),
    );
  return errors;
}

/** `ValidateStatefulSet` */
export function validateStatefulSet({ spec }: StatefulSet): FieldError[] {
  return [
    ...validatePodManagementPolicy(spec.podManagementPolicy),
    ...validateUpdateStrategy(spec),
    ...validateClaimRetention(spec),
    ...validateNonnegativeField(spec.replicas ?? 0, 'spec.replicas'),
    ...validateNonnegativeField(spec.minReadySeconds ?? 0, 'spec.minReadySeconds'),
    ...validateNonnegativeField(spec.ordinals?.start ?? 0, 'spec.ordinals.start'),
    ...validateRequiredSelector(spec.selector, 'spec.selector', 'statefulset'),
    ...validateTemplate(spec),
  ];
}

/** What an update may change. */
const MUTABLE = [
  'replicas',
  'template',
  'updateStrategy',
  'minReadySeconds',
  'ordinals',
  'persistentVolumeClaimRetentionPolicy',
] as const satisfies (keyof StatefulSetSpec)[];

/** The spec as far as it is fixed. */
function fixedPart(spec: StatefulSetSpec): unknown {
  const fixed: Partial<StatefulSetSpec> = { ...spec };
  for (const field of MUTABLE) delete fixed[field];
  return fixed;
}

/** `ValidateStatefulSetUpdate` */
export function validateStatefulSetUpdate(set: StatefulSet, old: StatefulSet): FieldError[] {
  const errors = validateStatefulSet(set);
  if (!deepEqual(fixedPart(set.spec), fixedPart(old.spec)))
    errors.push(
      forbidden(
        'spec',
        "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
      ),
    );
  return errors;
}
