/** Deployments: `pkg/registry/apps/deployment`. */

import { deepEqual } from '../../../../go/json/deep';
import type { Deployment } from '../../../../kube/api/apps/v1';
import { dropDisabledPodFields } from '../../core/pod/disabled-fields';
import { ageColumn, nameColumn } from '../../object-columns';
import { POD_NAMES } from '../../pod-names';
import type { Strategy } from '../../strategy';
import { containerColumns } from '../../workload-columns';
import { parsedSelector, warnOfTemplate } from '../../workload-validation';
import { setDeploymentDefaults } from './defaults';
import { validateDeployment, validateDeploymentUpdate } from './validation';

/** What moves the generation on: annotations, which ReplicaSets inherit, as well as the spec. */
function hasChanged(deployment: Deployment, old: Deployment): boolean {
  const annotations = ({ metadata }: Deployment) => metadata.annotations ?? {};
  return !deepEqual(deployment.spec, old.spec) || !deepEqual(annotations(deployment), annotations(old));
}

/** Deployments keep their generation themselves, as it counts more than changes of the spec. */
export const deploymentStrategy: Strategy<Deployment> = {
  setDefaults: setDeploymentDefaults,
  prepareForCreate(deployment) {
    deployment.metadata.generation = 1;
    deployment.status = {};
    dropDisabledPodFields(deployment.spec.template.spec);
  },
  prepareForUpdate(deployment, old) {
    dropDisabledPodFields(deployment.spec.template.spec);
    deployment.metadata.generation = (old.metadata.generation ?? 1) + (hasChanged(deployment, old) ? 1 : 0);
  },
  validate: validateDeployment,
  validateUpdate: validateDeploymentUpdate,
  warn(deployment, ctx, old) {
    if (!old || deployment.metadata.generation !== old.metadata.generation)
      warnOfTemplate(deployment, deployment.spec.template, ctx, old ? {} : { usedIn: POD_NAMES });
  },
  columns: [
    nameColumn,
    { name: 'Ready', cell: ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec.replicas ?? 0}` },
    { name: 'Up-to-date', cell: ({ status }) => status?.updatedReplicas ?? 0 },
    { name: 'Available', cell: ({ status }) => status?.availableReplicas ?? 0 },
    ageColumn,
    ...containerColumns<Deployment>(({ spec }) => spec.template.spec),
    { name: 'Selector', priority: 1, cell: ({ spec }) => parsedSelector(spec.selector)?.toString() ?? '' },
  ],
};
