/** `ValidatePodBinding` of `pkg/apis/core/validation`. */
import { type FieldError, required } from '../../../../kube/errors/field-error';
import type { KubeObject } from '../../../../kube/meta/meta';
import { unsupported } from '../../field-checks';
import type { Strategy } from '../../strategy';

/** Every error of a binding's target: a node, and named. */
export function validateBinding(binding: KubeObject): FieldError[] {
  const { kind, name } = binding.target ?? {};
  return [
    ...(kind && kind !== 'Node' ? [unsupported('target.kind', kind, ['Node', '<empty>'])] : []),
    ...(name ? [] : [required('target.name')]),
  ];
}

/** Bindings are never stored: creating one assigns a pod to a node. */
export const bindingStrategy: Strategy = { validate: validateBinding };
