/** Ingress classes: `pkg/registry/networking/ingressclass` and `ValidateIngressClass`. */
import type { IngressClass } from '../../../../kube/api/networking/v1';
import { validateImmutableField } from '../../../../kube/validation/object-meta-validation';
import type { Strategy } from '../../strategy';
import { ingressClassColumns } from './columns';
import { validateIngressClass } from './validation';

/** The controller of a class never changes. */
export const ingressClassStrategy: Strategy<IngressClass> = {
  setDefaults(ingressClass) {
    ingressClass.spec ??= {};
    if (ingressClass.spec.parameters) ingressClass.spec.parameters.scope ??= 'Cluster';
  },
  validate: validateIngressClass,
  validateUpdate: (ingressClass, old) => [
    ...validateImmutableField(ingressClass.spec?.controller, old.spec?.controller, 'spec.controller'),
    ...validateIngressClass(ingressClass),
  ],
  hasGeneration: true,
  columns: ingressClassColumns,
};
