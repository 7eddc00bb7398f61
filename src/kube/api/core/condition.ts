/** A condition of a workload: `apps/v1.DeploymentCondition` and its likes. */
export interface WorkloadCondition {
  type: string;
  status: string;
  lastUpdateTime?: string | null;
  lastProbeTime?: string | null;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}
