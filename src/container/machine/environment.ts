/** The environment of a container's programs (`kubelet_pods.go`, `makeEnvironmentVariables`). */

import type { ConfigMap, EnvVar, EnvVarSource, Secret } from '../../kube/api/core/v1';
import { hostname } from '../network/cluster-view';
import { serviceEnvironment } from '../network/service-environment';
import { expandReferences } from './argv';
import { fieldValue, resourceValue } from './downward';
import type { Setting } from './setting';

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * All variables in order: the image's, the pod's, those of services, `HOME`. References to what does not exist are left
 * out: the kubelet starts the container only where they are optional.
 */
export function containerEnvironment(setting: Setting): Map<string, string> {
  const { pod, container, cluster, image } = setting;
  const env = new Map<string, string>([
    ['PATH', PATH],
    ['HOSTNAME', hostname(pod)],
    ...Object.entries(image.definition.env?.(image.tag) ?? {}),
    ...Object.entries(image.env ?? {}),
  ]);
  const links = serviceEnvironment(pod, cluster);
  const known = new Map([...links, ...env]);
  const set = (name: string, value: string) => {
    env.set(name, value);
    known.set(name, value);
  };
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    const data = configMapRef ? configMapData(setting, configMapRef.name) : secretData(setting, secretRef?.name);
    for (const key of Object.keys(data ?? {}).sort()) set(prefix + key, data?.[key] ?? '');
  }
  for (const variable of container.env ?? []) {
    const value = variableValue(variable, setting, known);
    if (value !== undefined) set(variable.name, value);
  }
  for (const [name, value] of links) if (!env.has(name)) env.set(name, value);
  if (!env.has('HOME')) env.set('HOME', userOf(setting) === 0 ? '/root' : '/');
  return env;
}

/** Whether anything in the environment may be another later: what an image, the pod and services give stays. */
export function dependsOnObjects({ env = [], envFrom = [] }: Setting['container']): boolean {
  return envFrom.length > 0 || env.some(({ valueFrom }) => valueFrom?.configMapKeyRef || valueFrom?.secretKeyRef);
}

/** The user a container's programs run as: its own, its pod's, its image's. */
export function userOf({ pod, container, image }: Omit<Setting, 'cluster'>): number {
  return container.securityContext?.runAsUser ?? pod.spec.securityContext?.runAsUser ?? image.definition.user ?? 0;
}

function variableValue(
  { value, valueFrom }: EnvVar,
  setting: Setting,
  known: ReadonlyMap<string, string>,
): string | undefined {
  return valueFrom ? sourceValue(valueFrom, setting) : expandReferences(value ?? '', known);
}

function sourceValue(source: EnvVarSource, setting: Setting): string | undefined {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = source;
  const { pod, container, cluster } = setting;
  if (fieldRef) return fieldValue(pod, fieldRef.fieldPath);
  if (resourceFieldRef) return resourceValue(resourceFieldRef, container, pod, cluster);
  const data = configMapKeyRef
    ? configMapData(setting, configMapKeyRef.name)
    : secretData(setting, secretKeyRef?.name ?? '');
  const key = (configMapKeyRef ?? secretKeyRef)?.key ?? '';
  return data && Object.hasOwn(data, key) ? data[key] : undefined;
}

/** The entries of a config map of the pod's namespace; undefined where there is no such map. */
export function configMapData(
  { pod, cluster }: Pick<Setting, 'pod' | 'cluster'>,
  name = '',
): Record<string, string> | undefined {
  const found = cluster.get('configmaps', pod.metadata.namespace, name) as ConfigMap | undefined;
  return found && { ...found.data, ...decoded(found.binaryData) };
}

/** The entries of a secret of the pod's namespace, decoded. */
export function secretData(
  { pod, cluster }: Pick<Setting, 'pod' | 'cluster'>,
  name = '',
): Record<string, string> | undefined {
  const found = cluster.get('secrets', pod.metadata.namespace, name) as Secret | undefined;
  return found && decoded(found.data);
}

function decoded(data: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  const entries = Object.entries(data).map(([key, value]) => [key, Buffer.from(String(value), 'base64').toString()]);
  return Object.fromEntries(entries);
}
