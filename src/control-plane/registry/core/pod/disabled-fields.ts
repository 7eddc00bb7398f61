/** Fields of features that are off by default in v1.28: the API server drops them without a word. */
import type { PodSpec } from '../../../../kube/api/core/v1';
import { visitContainers } from './visit-containers';

/** Drops alpha fields in place: `DropDisabledPodFields`. */
export function dropDisabledPodFields(spec: PodSpec): void {
  delete spec.hostUsers;
  delete spec.resourceClaims;
  visitContainers(spec, '', (container) => {
    delete container.resizePolicy;
    if (container.resources) delete container.resources.claims;
    if (container.securityContext) delete container.securityContext.procMount;
  });
  for (const container of spec.initContainers ?? []) delete container.restartPolicy;
}
