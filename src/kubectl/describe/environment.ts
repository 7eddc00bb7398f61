/** The environment variables of a container, and where they come from. */
import type { Container, EnvFromSource, EnvVar, Pod } from '../../kube/api/core/v1';
import type { Description } from './description';
import { resourceFieldValue } from './resource-field';

/** `Environment Variables from:` where there are such, and `Environment:`. */
export function describeEnvironment(page: Description, container: Container, pod: Pod | undefined): void {
  const { env = [], envFrom = [] } = container;
  const inner = page.indented();
  if (envFrom.length > 0) page.line('Environment Variables from:');
  for (const source of envFrom) inner.row(...sourceCells(source));
  if (env.length === 0) page.field('Environment', '<none>');
  else page.line('Environment:');
  for (const variable of env) describeVariable(inner, variable, container, pod);
}

function sourceCells({ configMapRef, secretRef, prefix }: EnvFromSource): string[] {
  const ref = configMapRef ?? secretRef;
  const from = configMapRef ? 'ConfigMap' : secretRef ? 'Secret' : '';
  return [ref?.name ?? '', prefix ? `${from} with prefix '${prefix}'` : from, `Optional: ${ref?.optional ?? false}`];
}

function describeVariable(page: Description, variable: EnvVar, container: Container, pod: Pod | undefined): void {
  const { name, value = '', valueFrom } = variable;
  if (!valueFrom) {
    const [first = '', ...rest] = value.split('\n');
    page.field(name, first);
    for (const line of rest) page.row('', line);
    return;
  }
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom;
  if (fieldRef)
    page.field(name, `${fieldValue(fieldRef.fieldPath, pod)} (${fieldRef.apiVersion ?? ''}:${fieldRef.fieldPath})`);
  else if (resourceFieldRef)
    page.field(name, `${resourceFieldValue(resourceFieldRef, container)} (${resourceFieldRef.resource})`);
  else if (secretKeyRef) describeKey(page, name, secretKeyRef, 'in secret');
  else if (configMapKeyRef) describeKey(page, name, configMapKeyRef, 'of config map');
}

function describeKey(
  page: Description,
  variable: string,
  { key, name, optional = false }: { key: string; name?: string; optional?: boolean },
  where: string,
): void {
  page.row(`${variable}:`, `<set to the key '${key}' ${where} '${name ?? ''}'>`, `Optional: ${optional}`);
}

/** kubectl resolves only what the selectors of every kind know: an object's name and namespace. */
function fieldValue(path: string, pod: Pod | undefined): string {
  if (path === 'metadata.name') return pod?.metadata.name ?? '';
  return path === 'metadata.namespace' ? (pod?.metadata.namespace ?? '') : '';
}
