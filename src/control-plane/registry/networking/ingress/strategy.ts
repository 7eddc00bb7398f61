/** Ingresses: `pkg/registry/networking/ingress`. */
import type { Ingress } from '../../../../kube/api/networking/v1';
import type { Strategy } from '../../strategy';
import { ingressColumns } from './columns';
import { validateIngress, validateIngressCreate } from './validation';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** An ingress waits for a controller to give it an address. */
export const ingressStrategy: Strategy<Ingress> = {
  setDefaults(ingress) {
    ingress.spec ??= {};
    ingress.status ??= {};
    ingress.status.loadBalancer ??= {};
  },
  prepareForCreate(ingress) {
    ingress.status = { loadBalancer: {} };
  },
  warn(ingress, ctx, old) {
    if (!old && ingress.metadata.annotations?.[CLASS_ANNOTATION] !== undefined)
      ctx.warn(`annotation "${CLASS_ANNOTATION}" is deprecated, please use 'spec.ingressClassName' instead`);
  },
  validate: validateIngressCreate,
  validateUpdate: validateIngress,
  hasGeneration: true,
  columns: ingressColumns,
};
