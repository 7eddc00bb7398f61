/** `ValidateRoleBinding` and `ValidateClusterRoleBinding` of `pkg/apis/rbac/validation`. */
import type { RoleBinding, RoleRef, Subject } from '../../../../kube/api/rbac/v1';
import { type FieldError, invalid, required } from '../../../../kube/errors/field-error';
import { isValidPathSegmentName } from '../../../../kube/names/name-formats';
import { nameIsDNSSubdomain } from '../../../../kube/names/name-functions';
import { invalidEach, invalidGo, unsupported } from '../../field-checks';
import { goSyntax } from '../../go-syntax';

const RBAC_GROUP = 'rbac.authorization.k8s.io';

function validateRoleRef(ref: Partial<RoleRef>, kinds: readonly string[]): FieldError[] {
  const { apiGroup = '', kind = '', name = '' } = ref;
  return [
    ...(apiGroup === RBAC_GROUP ? [] : [unsupported('roleRef.apiGroup', apiGroup, [RBAC_GROUP])]),
    ...(kinds.includes(kind) ? [] : [unsupported('roleRef.kind', kind, kinds)]),
    ...(name ? invalidEach('roleRef.name', name, isValidPathSegmentName(name)) : [required('roleRef.name')]),
  ];
}

function validateServiceAccount(subject: Subject, namespaced: boolean, field: string): FieldError[] {
  const { name, apiGroup, namespace } = subject;
  return [
    ...(name ? invalidEach(`${field}.name`, name, nameIsDNSSubdomain(name, false)) : []),
    ...(apiGroup ? [unsupported(`${field}.apiGroup`, apiGroup, [''])] : []),
    ...(namespaced || namespace ? [] : [required(`${field}.namespace`)]),
  ];
}

function validateSubject(subject: Subject, namespaced: boolean, field: string): FieldError[] {
  const { kind = '', name = '', apiGroup = '' } = subject;
  const errors = name ? [] : [required(`${field}.name`)];
  switch (kind) {
    case 'ServiceAccount':
      return [...errors, ...validateServiceAccount(subject, namespaced, field)];
    case 'User':
    case 'Group': {
      if (!name) errors.push(invalid(`${field}.name`, name, `${kind.toLowerCase()} name cannot be empty`));
      if (apiGroup !== RBAC_GROUP) errors.push(unsupported(`${field}.apiGroup`, apiGroup, [RBAC_GROUP]));
      return errors;
    }
    default:
      return [...errors, unsupported(`${field}.kind`, kind, ['ServiceAccount', 'User', 'Group'])];
  }
}

/** Every error of a binding but those of its metadata; a cluster-wide one binds cluster roles only. */
export function validateRoleBinding(binding: RoleBinding, namespaced: boolean): FieldError[] {
  return [
    ...validateRoleRef(binding.roleRef ?? {}, namespaced ? ['Role', 'ClusterRole'] : ['ClusterRole']),
    ...(binding.subjects ?? []).flatMap((subject, i) => validateSubject(subject, namespaced, `subjects[${i}]`)),
  ];
}

/** Errors of an update: the role of a binding never changes. */
export function validateRoleBindingUpdate(binding: RoleBinding, old: RoleBinding, namespaced: boolean): FieldError[] {
  const changed = (['apiGroup', 'kind', 'name'] as const).some((f) => binding.roleRef?.[f] !== old.roleRef?.[f]);
  const shown = goSyntax('rbac.RoleRef', binding.roleRef);
  return [
    ...validateRoleBinding(binding, namespaced),
    ...(changed ? [invalidGo('roleRef', shown, 'cannot change roleRef')] : []),
  ];
}
