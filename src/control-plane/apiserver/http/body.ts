/** The bodies of requests, refused in the words of Go's encoding/json. */
import { decodeJSON } from '../../../go/json/syntax';
import type { JsonObject, JsonValue } from '../../../go/json/value';
import { badRequest } from '../../../kube/errors/status-error';
import type { KubeObject } from '../../../kube/meta/meta';

const TYPE_META = String.raw`struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" }`;

/** Any JSON. Throws BadRequest. */
export function parseJSON(body = ''): JsonValue {
  try {
    return decodeJSON(body);
  } catch (error) {
    throw badRequest((error as Error).message);
  }
}

/** An object: `json.SerializerMeta.Interpret` wants to know at least what it is. Throws BadRequest. */
export function parseObject(body = ''): KubeObject {
  const misread = (why: string) => badRequest(`couldn't get version/kind; json parse error: ${why}`);
  let value: JsonValue;
  try {
    value = decodeJSON(body) ?? {};
  } catch (error) {
    throw misread((error as Error).message);
  }
  if (typeof value !== 'object' || Array.isArray(value))
    throw misread(`json: cannot unmarshal ${goKind(value)} into Go value of type ${TYPE_META}`);
  for (const field of ['apiVersion', 'kind']) {
    const given = (value as JsonObject)[field] ?? '';
    if (typeof given !== 'string')
      throw misread(`json: cannot unmarshal ${goKind(given)} into Go struct field .${field} of type string`);
  }
  return value as KubeObject;
}

/** What `encoding/json` calls a value. */
function goKind(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
