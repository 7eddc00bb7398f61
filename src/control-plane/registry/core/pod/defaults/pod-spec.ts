/** Defaults of pod specs: `SetDefaults_PodSpec` and `SetDefaults_Pod` of `pkg/apis/core/v1/defaults.go`. */
import type { Pod, PodSpec, PodTemplateSpec } from '../../../../../kube/api/core/v1';
import { setContainerDefaults, setHostNetworkPorts, setRequestsFromLimits } from './container';
import { setVolumeDefaults } from './volume';

/** `serviceAccount` is the old name of `serviceAccountName`; the server keeps the two the same. */
function mirrorServiceAccount(spec: PodSpec): void {
  spec.serviceAccountName ||= spec.serviceAccount;
  if (spec.serviceAccountName) spec.serviceAccount = spec.serviceAccountName;
  else {
    delete spec.serviceAccountName;
    delete spec.serviceAccount;
  }
}

function setPodSpecDefaults(spec: PodSpec): void {
  mirrorServiceAccount(spec);
  spec.dnsPolicy ||= 'ClusterFirst';
  spec.restartPolicy ||= 'Always';
  spec.securityContext ??= {};
  spec.terminationGracePeriodSeconds ??= 30;
  spec.schedulerName ||= 'default-scheduler';
  for (const volume of spec.volumes ?? []) setVolumeDefaults(volume);
  for (const container of spec.initContainers ?? []) setContainerDefaults(container);
  for (const container of spec.containers ?? []) setContainerDefaults(container);
  for (const container of spec.ephemeralContainers ?? []) setContainerDefaults(container);
}

/** Defaults of a workload's template, in place; a missing template counts as an empty one. */
export function setPodTemplateDefaults(owner: { template?: PodTemplateSpec }): void {
  owner.template ??= {} as PodTemplateSpec;
  owner.template.metadata ??= { creationTimestamp: null };
  owner.template.spec ??= {} as PodSpec;
  setPodSpecDefaults(owner.template.spec);
}

/** Defaults of a pod, in place. */
export function setPodDefaults(pod: Pod): void {
  pod.spec ??= {} as PodSpec;
  const { spec } = pod;
  setPodSpecDefaults(spec);
  spec.enableServiceLinks ??= true;
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])]) {
    setRequestsFromLimits(container.resources);
    if (spec.hostNetwork) setHostNetworkPorts(container.ports);
  }
}
