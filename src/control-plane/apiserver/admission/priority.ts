import type { Pod, PreemptionPolicy } from '../../../kube/api/core/v1';
import type { PriorityClass } from '../../../kube/api/scheduling/v1';
import { forbiddenError } from '../../../kube/errors/status-error';
import type { AdmissionAttributes, AdmissionPlugin } from './plugin';

const CLASSES = 'priorityclasses.scheduling.k8s.io';

/** `Priority`: a pod's class becomes its priority and preemption policy; there is one default class. */
export const priority: AdmissionPlugin = {
  admit(attributes) {
    const { operation, resource, subresource } = attributes;
    if (resource.key !== 'pods' || subresource) return;
    if (operation === 'CREATE') setPriority(attributes);
    if (operation === 'UPDATE') keepPriority(attributes);
  },
  validate({ operation, resource, object, name, ctx }) {
    if (operation === 'DELETE' || resource.key !== CLASSES) return;
    const { metadata, globalDefault } = object as PriorityClass;
    if (!globalDefault) return;
    const other = ctx.list(CLASSES).find((c) => c.globalDefault);
    if (!other || (operation === 'UPDATE' && other.metadata.name === metadata.name)) return;
    const why = `PriorityClass ${other.metadata.name} is already marked as default. Only one default can exist`;
    throw forbiddenError(resource, name || metadata.name, why);
  },
};

/** What was set at creation is not missed in an update that leaves it out. */
function keepPriority({ object, old }: AdmissionAttributes): void {
  const { spec } = object as Pod;
  const before = (old as Pod).spec;
  if (before.priority !== undefined) spec.priority ??= before.priority;
  if (before.preemptionPolicy !== undefined) spec.preemptionPolicy ??= before.preemptionPolicy;
}

function setPriority({ resource, object, name, ctx }: AdmissionAttributes): void {
  const { spec } = object as Pod;
  const wanted = spec.priorityClassName;
  const found = wanted ? ctx.get(CLASSES, undefined, wanted) : ctx.list(CLASSES).find((c) => c.globalDefault);
  if (wanted && !found) throw forbiddenError(resource, name, `no PriorityClass with name ${wanted} was found`);
  if (found && !wanted) spec.priorityClassName = found.metadata.name;
  const value = found?.value ?? 0;
  if (spec.priority !== undefined && spec.priority !== value) {
    const why = `the integer value of priority (${spec.priority}) must not be provided in pod spec; priority admission controller computed ${value} from the given PriorityClass name`;
    throw forbiddenError(resource, name, why);
  }
  spec.priority = value;
  const policy: PreemptionPolicy = found?.preemptionPolicy ?? 'PreemptLowerPriority';
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== policy) {
    const why = `the string value of PreemptionPolicy (${spec.preemptionPolicy}) must not be provided in pod spec; priority admission controller computed ${policy} from the given PriorityClass name`;
    throw forbiddenError(resource, name, why);
  }
  spec.preemptionPolicy = policy;
}
