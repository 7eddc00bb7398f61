import type { Pod } from '../../api/core/pod';
import { forbiddenError } from '../../apimachinery/status-error';
import type { AdmissionPlugin } from './plugin';

/** `Priority`: a pod's class becomes its priority and preemption policy. */
export const priority: AdmissionPlugin = {
  admit({ operation, resource, subresource, object, name, ctx }) {
    if (operation !== 'CREATE' || resource.key !== 'pods' || subresource) return;
    const { spec } = object as Pod;
    const wanted = spec.priorityClassName;
    const found = wanted
      ? ctx.get('priorityclasses.scheduling.k8s.io', undefined, wanted)
      : ctx.list('priorityclasses.scheduling.k8s.io').find((c) => c.globalDefault);
    if (wanted && !found) throw forbiddenError(resource, name, `no PriorityClass with name ${wanted} was found`);
    if (found && !wanted) spec.priorityClassName = found.metadata.name;
    const value: number = found?.value ?? 0;
    if (spec.priority !== undefined && spec.priority !== value) {
      const why = `the integer value of priority (${spec.priority}) must not be provided in pod spec; priority admission controller computed ${value} from the given PriorityClass name`;
      throw forbiddenError(resource, name, why);
    }
    spec.priority = value;
    spec.preemptionPolicy ??= found?.preemptionPolicy ?? 'PreemptLowerPriority';
  },
};
