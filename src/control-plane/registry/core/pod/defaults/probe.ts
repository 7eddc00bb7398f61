/** Defaults of probes and lifecycle hooks. */
import type { Lifecycle, Probe } from '../../../../../kube/api/core/v1';

function setHandlerDefaults(handler: Probe): void {
  if (!handler.httpGet) return;
  handler.httpGet.path ||= '/';
  handler.httpGet.scheme ||= 'HTTP';
}

/** `SetDefaults_Probe` and `SetDefaults_HTTPGetAction`. */
export function setProbeDefaults(probe: Probe | undefined): void {
  if (!probe) return;
  setHandlerDefaults(probe);
  if (probe.grpc) probe.grpc.service ??= '';
  probe.timeoutSeconds ||= 1;
  probe.periodSeconds ||= 10;
  probe.successThreshold ||= 1;
  probe.failureThreshold ||= 3;
}

/** The defaults of `postStart` and `preStop`. */
export function setLifecycleDefaults(lifecycle: Lifecycle | undefined): void {
  if (lifecycle?.postStart) setHandlerDefaults(lifecycle.postStart);
  if (lifecycle?.preStop) setHandlerDefaults(lifecycle.preStop);
}
