/** ConfigMaps, Secrets and claims a pod refers to, and what the kubelet says of those that are missing. */
import type { ConfigMapKeySelector, Container, KeyToPath, Pod, Volume } from '../../kube/api/core/v1';
import type { Client } from '../client/client';
import { claimVolumes } from '../client/pod-claims';

/** Why a container's environment cannot be made: the message of CreateContainerConfigError. */
export function environmentProblem(pod: Pod, container: Container, client: Client): string | undefined {
  const { namespace } = pod.metadata;
  for (const { configMapRef, secretRef } of container.envFrom ?? []) {
    const missing = problemOf('configmap', configMapRef, namespace, client);
    if (missing) return missing;
    const hidden = problemOf('secret', secretRef, namespace, client);
    if (hidden) return hidden;
  }
  for (const { valueFrom } of container.env ?? []) {
    const missing = keyProblem('configmap', valueFrom?.configMapKeyRef, namespace, client);
    if (missing) return missing;
    const hidden = keyProblem('secret', valueFrom?.secretKeyRef, namespace, client);
    if (hidden) return hidden;
  }
  return undefined;
}

/** Why volumes cannot be mounted: an event's message for each. */
export function mountProblems(pod: Pod, client: Client): string[] {
  const { namespace } = pod.metadata;
  const problems = claimProblems(pod, client);
  for (const volume of pod.spec.volumes ?? []) {
    const why = volumeProblem(volume, namespace, client);
    if (why) problems.push(`MountVolume.SetUp failed for volume "${volume.name}" : ${why}`);
  }
  return problems;
}

type Kind = 'configmap' | 'secret';

/** A reference to an object whose keys become files. */
interface Reference {
  name?: string;
  optional?: boolean;
  items?: KeyToPath[];
}

function problemOf(
  kind: Kind,
  ref: Reference | undefined,
  namespace: string | undefined,
  client: Client,
): string | undefined {
  if (!ref || ref.optional) return undefined;
  const object: Keyed | undefined = client.kind(`${kind}s`).get(namespace, ref.name ?? '');
  if (!object) return `${kind} "${ref.name}" not found`;
  const missing = ref.items?.find(({ key }) => !has(object, key));
  if (!missing) return undefined;
  const what = kind === 'configmap' ? 'configmap references non-existent config' : 'references non-existent secret';
  return `${what} key: ${missing.key}`;
}

/** What a ConfigMap and a Secret have in common. */
interface Keyed {
  data?: Record<string, string>;
  binaryData?: Record<string, string>;
}

function keyProblem(
  kind: Kind,
  ref: ConfigMapKeySelector | undefined,
  namespace: string | undefined,
  client: Client,
): string | undefined {
  if (!ref || ref.optional) return undefined;
  const object: Keyed | undefined = client.kind(`${kind}s`).get(namespace, ref.name ?? '');
  if (!object) return `${kind} "${ref.name}" not found`;
  if (has(object, ref.key)) return undefined;
  return `couldn't find key ${ref.key} in ${kind === 'configmap' ? 'ConfigMap' : 'Secret'} ${namespace}/${ref.name}`;
}

const has = ({ data, binaryData = {} }: Keyed, key: string): boolean =>
  Object.hasOwn(data ?? {}, key) || Object.hasOwn(binaryData, key);

function volumeProblem(volume: Volume, namespace: string | undefined, client: Client): string | undefined {
  const { configMap, secret, projected } = volume;
  const sources = [...(configMap || secret ? [{ configMap, secret: secret && named(secret) }] : [])];
  for (const source of [...sources, ...(projected?.sources ?? [])]) {
    const missing = problemOf('configmap', source.configMap, namespace, client);
    if (missing) return missing;
    const hidden = problemOf('secret', source.secret, namespace, client);
    if (hidden) return hidden;
  }
  return undefined;
}

const named = ({ secretName, optional, items }: NonNullable<Volume['secret']>): Reference => ({
  name: secretName,
  optional,
  items,
});

/** Only pods that were given their node by hand get here without their claims being bound. */
function claimProblems(pod: Pod, client: Client): string[] {
  const { namespace } = pod.metadata;
  return claimVolumes(pod).flatMap(({ volume, claim: name }) => {
    const claim = client.kind('persistentvolumeclaims').get(namespace, name);
    if (claim?.status?.phase === 'Bound') return [];
    const missing = `failed to fetch PVC from API server: persistentvolumeclaims "${name}" not found`;
    const why = `error processing PVC ${namespace}/${name}: ${claim ? 'PVC is not bound' : missing}`;
    const which = `unmounted volumes=[${volume}], unattached volumes=[], failed to process volumes=[${volume}]`;
    return [`Unable to attach or mount volumes: ${which}: ${why}`];
  });
}
