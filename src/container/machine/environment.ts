/** The environment of a container's programs. */

import { fieldOf } from '../../go/json/field';
import type { ConfigMap, EnvVar, EnvVarSource, Secret } from '../../kube/api/core/v1';
import { hostname } from '../network/cluster-view';
import { serviceEnvironment } from '../network/service-environment';
import type { Site } from '../shell/site';
import { expandReferences } from './argv';
import { fieldValue } from './downward';

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * All variables in order: the image's, the pod's, those of services, `HOME`. References to what does not exist count as
 * empty: the kubelet would not have started the container.
 */
export function containerEnvironment(site: Site, tty = false): Map<string, string> {
  const { pod, container, imageEnv } = site;
  const env = new Map<string, string>([
    ['PATH', PATH],
    ['HOSTNAME', hostname(pod)],
  ]);
  if (tty) env.set('TERM', 'xterm');
  for (const [name, value] of Object.entries(imageEnv)) env.set(name, value);
  const links = serviceEnvironment(site);
  const known = new Map([...links, ...env]);
  const set = (name: string, value: string) => {
    env.set(name, value);
    known.set(name, value);
  };
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    const data = configMapRef ? configMapData(site, configMapRef.name) : secretData(site, secretRef?.name);
    for (const [key, value] of Object.entries(data)) set(prefix + key, value);
  }
  for (const variable of container.env ?? []) set(variable.name, variableValue(variable, site, known));
  for (const [name, value] of links) if (!env.has(name)) env.set(name, value);
  if (!env.has('HOME')) env.set('HOME', '/root');
  return env;
}

function variableValue({ value, valueFrom }: EnvVar, site: Site, known: ReadonlyMap<string, string>): string {
  return valueFrom ? sourceValue(valueFrom, site) : expandReferences(value ?? '', known);
}

function sourceValue({ fieldRef, configMapKeyRef, secretKeyRef }: EnvVarSource, site: Site): string {
  if (fieldRef) return fieldValue(site.pod, fieldRef.fieldPath ?? '');
  if (configMapKeyRef) return fieldOf(configMapData(site, configMapKeyRef.name), configMapKeyRef.key) ?? '';
  return secretKeyRef ? (fieldOf(secretData(site, secretKeyRef.name), secretKeyRef.key) ?? '') : '';
}

/** The entries of a config map of the pod's namespace; none where there is no such map. */
export function configMapData({ pod, cluster }: Site, name = ''): Record<string, string> {
  return (cluster.get('configmaps', pod.metadata.namespace, name) as ConfigMap | undefined)?.data ?? {};
}

/** The entries of a secret of the pod's namespace, decoded. */
export function secretData({ pod, cluster }: Site, name = ''): Record<string, string> {
  const data = (cluster.get('secrets', pod.metadata.namespace, name) as Secret | undefined)?.data ?? {};
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(String(value), 'base64').toString()]),
  );
}
