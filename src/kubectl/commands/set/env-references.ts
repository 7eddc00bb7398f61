/** Where the value of an environment variable comes from, in words and looked up: cmd/set/env/env_resolve.go. */

import { fieldOf } from '../../../go/json/field';
import { quote } from '../../../go/strconv/quote';
import type { ConfigMap, Container, EnvVarSource, Secret } from '../../../kube/api/core/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import { isQualifiedName } from '../../../kube/names/name-formats';
import { milliValue, parseQuantity, type Quantity, value } from '../../../kube/quantity/quantity';
import type { Context } from '../../cli/command';

/** `configmap conf, key a`. */
export function referenceText(from: EnvVarSource): string {
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = from;
  if (configMapKeyRef) return `configmap ${configMapKeyRef.name ?? ''}, key ${configMapKeyRef.key}`;
  if (secretKeyRef) return `secret ${secretKeyRef.name ?? ''}, key ${secretKeyRef.key}`;
  if (fieldRef) return `field path ${fieldRef.fieldPath}`;
  if (!resourceFieldRef) return 'invalid valueFrom';
  const { containerName, resource } = resourceFieldRef;
  return `resource field ${containerName ? `${containerName}/` : ''}${resource}`;
}

/** The value a reference stands for now. Throws where it cannot be had. */
export function resolveReference(ctx: Context, from: EnvVarSource, object: KubeObject, container: Container): string {
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = from;
  if (secretKeyRef) return Buffer.from(dataOf(ctx, 'secrets', 'secret', secretKeyRef), 'base64').toString();
  if (configMapKeyRef) return dataOf(ctx, 'configmaps', 'config map', configMapKeyRef);
  if (fieldRef) return fieldValue(object, fieldRef.fieldPath);
  if (resourceFieldRef) return resourceValue(container, resourceFieldRef.resource, resourceFieldRef.divisor);
  throw new Error('invalid valueFrom');
}

function dataOf(
  ctx: Context,
  resource: string,
  called: string,
  { name = '', key }: { name?: string; key: string },
): string {
  const target = { group: '', version: 'v1', resource, namespace: ctx.namespace, name };
  const found = fieldOf(ctx.session.client.get<ConfigMap | Secret>(target).data, key);
  if (found === undefined) throw new Error(`key ${key} not found in ${called} ${name}`);
  return found;
}

function fieldValue({ metadata }: KubeObject, path: string): string {
  const [, base, key] = /^(.+?)\['(.*)'\]$/s.exec(path) ?? [];
  if (base !== undefined && key !== undefined) return subscript(metadata, path, base, key);
  switch (path) {
    case 'metadata.annotations':
      return mapText(metadata.annotations);
    case 'metadata.labels':
      return mapText(metadata.labels);
    case 'metadata.name':
      return metadata.name;
    case 'metadata.namespace':
      return metadata.namespace ?? '';
    case 'metadata.uid':
      return metadata.uid ?? '';
  }
  throw new Error(`unsupported fieldPath: ${path}`);
}

function subscript(metadata: KubeObject['metadata'], path: string, base: string, key: string): string {
  const map = { 'metadata.annotations': metadata.annotations, 'metadata.labels': metadata.labels };
  if (!Object.hasOwn(map, base)) throw new Error(`fieldPath ${quote(path)} does not support subscript`);
  const wrong = isQualifiedName(base === 'metadata.annotations' ? key.toLowerCase() : key);
  if (wrong.length > 0) throw new Error(`invalid key subscript in ${path}: ${wrong.join(';')}`);
  return fieldOf(map[base as keyof typeof map], key) ?? '';
}

function mapText(map: Record<string, string> = {}): string {
  return Object.keys(map)
    .sort()
    .map((key) => `${key}=${quote(fieldOf(map, key) as string)}`)
    .join('\n');
}

const RESOURCE = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.*)$/;

/** In units of the divisor, rounded up. */
function resourceValue({ resources }: Container, field: string, divisor?: string): string {
  const [, list, name = ''] = RESOURCE.exec(field) ?? [];
  if (!list) throw new Error(`Unsupported container resource : ${field}`);
  const held = parseQuantity(String(resources?.[list as 'limits' | 'requests']?.[name] ?? '0'));
  const unit = parseQuantity(divisor && divisor !== '0' ? divisor : '1');
  const amount = (quantity: Quantity) => Number(name === 'cpu' ? milliValue(quantity) : value(quantity));
  return String(Math.ceil(amount(held) / amount(unit)));
}
