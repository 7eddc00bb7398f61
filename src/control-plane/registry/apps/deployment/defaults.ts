/** Defaults of Deployments: `SetDefaults_Deployment`. */
import type { Deployment } from '../../../../kube/api/apps/v1';
import { setPodTemplateDefaults } from '../../core/pod/defaults/pod-spec';

/** Fills what is left out, in place. */
export function setDeploymentDefaults(deployment: Deployment): void {
  deployment.spec ??= {} as Deployment['spec'];
  const { spec } = deployment;
  setPodTemplateDefaults(spec);
  spec.replicas ??= 1;
  spec.strategy ??= {};
  spec.strategy.type ||= 'RollingUpdate';
  if (spec.strategy.type === 'RollingUpdate') {
    spec.strategy.rollingUpdate ??= {};
    spec.strategy.rollingUpdate.maxUnavailable ??= '25%';
    spec.strategy.rollingUpdate.maxSurge ??= '25%';
  }
  spec.revisionHistoryLimit ??= 10;
  spec.progressDeadlineSeconds ??= 600;
}
