/** Where the pods of an object are described: polymorphichelpers.UpdatePodSpecForObject. */
import type { Deployment } from '../../../kube/api/apps/v1';
import type { CronJob } from '../../../kube/api/batch/v1';
import type { Container, Pod, PodSpec } from '../../../kube/api/core/v1';
import { type KubeObject, parseGroupVersion } from '../../../kube/meta/meta';

const WITH_TEMPLATE = ['ReplicationController', 'Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet', 'Job'];

/** A manifest of somebody's may lack any part. */
function specIn(object: KubeObject): PodSpec | undefined {
  if (object.kind === 'Pod') return (object as Pod).spec;
  if (object.kind === 'CronJob') return (object as CronJob).spec?.jobTemplate?.spec?.template?.spec;
  return WITH_TEMPLATE.includes(object.kind) ? (object as Deployment).spec?.template?.spec : undefined;
}

/** The pod spec in an object, to be changed in place. Throws for an object without one. */
export function podSpecOf(object: KubeObject): PodSpec {
  const { kind, apiVersion } = object;
  const found = specIn(object);
  if (found) return found;
  throw new Error(
    `the object is not a pod or does not have a pod template: *${parseGroupVersion(apiVersion).version}.${kind}`,
  );
}

/** The containers a name or a pattern with `*` selects, those that run first behind the others. */
export function selectContainers({ containers, initContainers }: PodSpec, pattern: string): Container[] {
  return [...(containers ?? []), ...(initContainers ?? [])].filter(({ name }) => selectString(name, pattern));
}

/** kubectl's own matching: parts between stars are looked for one after the other, with its odd idea of where. */
function selectString(text: string, pattern: string): boolean {
  if (pattern === '*') return true;
  if (!pattern.includes('*')) return text === pattern;
  const parts = pattern.split('*');
  let position = 0;
  for (const [i, part] of parts.entries()) {
    if (part === '') continue;
    const next = text.slice(position).indexOf(part);
    const last = i === parts.length - 1;
    if (next < position || (i === 0 && position !== 0) || (last && text.length !== part.length + next)) return false;
    position = next;
  }
  return true;
}
