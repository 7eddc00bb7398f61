/** Pods: `pkg/registry/core/pod`. */
import type { Pod } from '../../../../kube/api/core/v1';
import { isDNS1123Label } from '../../../../kube/names/name-formats';
import type { Strategy } from '../../strategy';
import { podColumns } from './columns';
import { setPodDefaults } from './defaults/pod-spec';
import { dropDisabledPodFields } from './disabled-fields';
import { podQOS } from './qos';
import { validatePodCreate } from './validation/pod';
import { validatePodUpdate } from './validation/pod-update';
import { hostnameWarning, podWarnings } from './warnings';

/** The condition of a pod that waits for its scheduling gates to be lifted. */
const gatedCondition = {
  type: 'PodScheduled',
  status: 'False',
  lastProbeTime: null,
  lastTransitionTime: null,
  reason: 'SchedulingGated',
  message: 'Scheduling is blocked due to non-empty scheduling gates',
};

/** How long a pod gets to stop: nothing before it runs or after it has ended. */
function gracePeriod({ spec, status }: Pod, requested: number | undefined): number {
  if (!spec.nodeName || status?.phase === 'Failed' || status?.phase === 'Succeeded') return 0;
  const period = requested ?? spec.terminationGracePeriodSeconds ?? 0;
  return period < 0 ? 1 : period;
}

/** Pods start out `Pending`; everything about how they run is the kubelet's to report. */
export const podStrategy: Strategy<Pod> = {
  setDefaults: setPodDefaults,
  prepareForCreate(pod) {
    // What controllers make from templates has not been through the defaults of a pod.
    if (pod.spec.enableServiceLinks === undefined) setPodDefaults(pod);
    dropDisabledPodFields(pod.spec);
    pod.status = { phase: 'Pending', qosClass: podQOS(pod.spec) };
    if (pod.spec.schedulingGates?.length) pod.status.conditions = [{ ...gatedCondition }];
  },
  prepareForUpdate(pod, old) {
    if (pod.spec !== old.spec) dropDisabledPodFields(pod.spec);
  },
  prepareForStatusUpdate(pod, old) {
    pod.spec = old.spec;
    pod.metadata.ownerReferences = old.metadata.ownerReferences;
    // Set at creation once and for all, whoever reports the rest.
    if (pod.status) pod.status.qosClass ||= old.status?.qosClass;
  },
  validate: validatePodCreate,
  warn(pod, ctx, old) {
    // Nothing that is odd about a pod can come with an update.
    if (old) return;
    const messages = isDNS1123Label(pod.metadata.name);
    for (const warning of hostnameWarning(messages, "the Pod's hostname")) ctx.warn(warning);
    for (const warning of podWarnings(pod.spec, pod.metadata.annotations)) ctx.warn(warning);
  },
  validateUpdate: validatePodUpdate,
  gracePeriodSeconds: gracePeriod,
  selectableFields: ({ spec, status }) => ({
    'spec.nodeName': spec.nodeName ?? '',
    'spec.restartPolicy': spec.restartPolicy ?? '',
    'spec.schedulerName': spec.schedulerName ?? '',
    'spec.serviceAccountName': spec.serviceAccountName ?? '',
    'spec.hostNetwork': String(spec.hostNetwork ?? false),
    'status.phase': status?.phase ?? '',
    'status.podIP': status?.podIPs?.[0]?.ip ?? '',
    'status.nominatedNodeName': status?.nominatedNodeName ?? '',
  }),
  columns: podColumns,
};
