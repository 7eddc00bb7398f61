/** Defaults of containers, the same for init, regular and ephemeral ones. */
import type { Container, ContainerPort, ResourceRequirements } from '../../../../../kube/api/core/v1';
import { imageTag } from '../image-name';
import { setLifecycleDefaults, setProbeDefaults } from './probe';

/** `SetDefaults_Container` and the defaults of what a container holds. */
export function setContainerDefaults(container: Container): void {
  container.imagePullPolicy ||= imageTag(container.image ?? '') === 'latest' ? 'Always' : 'IfNotPresent';
  container.terminationMessagePath ||= '/dev/termination-log';
  container.terminationMessagePolicy ||= 'File';
  for (const port of container.ports ?? []) port.protocol ||= 'TCP';
  for (const { valueFrom } of container.env ?? []) if (valueFrom?.fieldRef) valueFrom.fieldRef.apiVersion ||= 'v1';
  setProbeDefaults(container.livenessProbe);
  setProbeDefaults(container.readinessProbe);
  setProbeDefaults(container.startupProbe);
  setLifecycleDefaults(container.lifecycle);
}

/** A limit without a request is also the request; in pods only, not in templates. */
export function setRequestsFromLimits(resources: ResourceRequirements | undefined): void {
  if (!resources?.limits) return;
  resources.requests ??= {};
  for (const [name, limit] of Object.entries(resources.limits)) resources.requests[name] ??= limit;
}

/** In a pod on the host's network every container port is a host port. */
export function setHostNetworkPorts(ports: ContainerPort[] | undefined): void {
  for (const port of ports ?? []) port.hostPort ||= port.containerPort;
}
