/** Secrets are compared without being shown. */
import type { JsonObject } from '../../../go/json/value';
import { asJSON, asKubeObject, type KubeObject } from '../../../kube/meta/meta';

const MASK = '***';
const BEFORE = '*** (before)';
const AFTER = '*** (after)';

/** Both versions of a Secret with stars for its data; a value that differs is told to. Other objects stay as they are. */
export function maskSecrets(
  from: KubeObject | undefined,
  to: KubeObject,
): { from: KubeObject | undefined; to: KubeObject } {
  if (to.apiVersion !== 'v1' || to.kind !== 'Secret') return { from, to };
  const [before, after] = [dataOf(from), dataOf(to)];
  const masked = (data: JsonObject | undefined, other: JsonObject | undefined, changed: string) =>
    data &&
    Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        other && Object.hasOwn(other, key) && other[key] !== value ? changed : MASK,
      ]),
    );
  return {
    from: from && withData(from, masked(before, after, BEFORE)),
    to: withData(to, masked(after, before, AFTER)),
  };
}

function dataOf(object: KubeObject | undefined): JsonObject | undefined {
  const data = object && asJSON(object).data;
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? data : undefined;
}

function withData(object: KubeObject, data: JsonObject | undefined): KubeObject {
  return data ? asKubeObject({ ...asJSON(object), data }) : object;
}
