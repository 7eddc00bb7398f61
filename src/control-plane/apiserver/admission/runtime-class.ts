import { deepCopy, deepEqual } from '../../../go/json/deep';
import { fieldOf } from '../../../go/json/field';
import type { Pod } from '../../../kube/api/core/v1';
import type { RuntimeClass } from '../../../kube/api/node/v1';
import { forbiddenError, type StatusError } from '../../../kube/errors/status-error';
import type { AdmissionAttributes, AdmissionPlugin } from './plugin';

const MISMATCH = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead";

/** `RuntimeClass`: the class a pod names must be there; it says what the pod costs besides, and where it may run. */
export const runtimeClass: AdmissionPlugin = {
  admit(attributes) {
    if (!isNewPod(attributes)) return;
    const { spec } = attributes.object as Pod;
    const found = classOf(attributes);
    const fixed = found?.overhead?.podFixed;
    if (fixed) {
      if (spec.overhead && !deepEqual(spec.overhead, fixed)) throw refused(attributes, MISMATCH);
      spec.overhead = deepCopy(fixed);
    }
    if (found?.scheduling) schedule(attributes, found.scheduling);
  },
  validate(attributes) {
    if (!isNewPod(attributes)) return;
    const overhead = (attributes.object as Pod).spec.overhead ?? {};
    const fixed = classOf(attributes)?.overhead?.podFixed;
    if (fixed && !deepEqual(overhead, fixed)) throw refused(attributes, MISMATCH);
    if (!fixed && Object.keys(overhead).length > 0)
      throw refused(attributes, 'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead');
  },
};

const isNewPod = ({ operation, resource, subresource }: AdmissionAttributes) =>
  operation === 'CREATE' && resource.key === 'pods' && !subresource;

/** Throws Forbidden where there is no such class. */
function classOf(attributes: AdmissionAttributes): RuntimeClass | undefined {
  const name = (attributes.object as Pod).spec.runtimeClassName;
  if (name === undefined) return undefined;
  const found = attributes.ctx.get('runtimeclasses.node.k8s.io', undefined, name);
  if (!found) throw refused(attributes, `pod rejected: RuntimeClass "${name}" not found`);
  return found;
}

function schedule(attributes: AdmissionAttributes, scheduling: Pick<Pod['spec'], 'nodeSelector' | 'tolerations'>) {
  const { spec } = attributes.object as Pod;
  for (const [key, value] of Object.entries(scheduling.nodeSelector ?? {})) {
    const own = fieldOf(spec.nodeSelector, key);
    if (own !== undefined && own !== value) {
      const why = `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${value}; pod.spec.nodeSelector[${key}] = ${own}`;
      throw refused(attributes, why);
    }
    spec.nodeSelector = { ...spec.nodeSelector, [key]: value };
  }
  const known = spec.tolerations ?? [];
  const added = (scheduling.tolerations ?? []).filter((t) => !known.some((other) => deepEqual(t, other)));
  if (added.length > 0) spec.tolerations = [...known, ...deepCopy(added)];
}

function refused({ resource, object, name }: AdmissionAttributes, why: string): StatusError {
  return forbiddenError(resource, name || (object?.metadata.name ?? ''), why);
}
