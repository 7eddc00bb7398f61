/** The bodies of requests: their media types, and refusals in the words of Go's encoding/json. */
import { decodeJSON } from '../../../go/json/syntax';
import type { JsonObject, JsonValue } from '../../../go/json/value';
import { decodeYAML } from '../../../go/yaml/decode';
import { badRequest, StatusError } from '../../../kube/errors/status-error';
import { asKubeObject, type KubeObject } from '../../../kube/meta/meta';

const TYPE_META = String.raw`struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" }`;

/** What objects may be sent as; protocol buffers are named as the real server does, but cannot be read here. */
const OBJECT_TYPES = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf'];

/** `--max-resource-write-bytes`: the largest body of a request; bytes. */
const LARGEST_BODY = 3 * 1024 * 1024;

/** `text/plain` of `text/plain; charset=utf-8`; the first of `accepted` where no type is named. Throws a 415. */
export function mediaType(contentType: string | undefined, accepted: readonly string[]): string {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() || accepted[0];
  if (type !== undefined && accepted.includes(type)) return type;
  const known = accepted.join(', ');
  const message = `the body of the request was in an unknown format - accepted media types include: ${known}`;
  throw new StatusError(415, 'UnsupportedMediaType', message);
}

/** Throws a 413 for a body of more bytes than the server takes. */
export function checkSize(body: string | undefined): void {
  if (body === undefined || Buffer.byteLength(body) <= LARGEST_BODY) return;
  throw new StatusError(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${LARGEST_BODY}`);
}

/** The body of a patch, JSON or the YAML of server-side apply. Throws BadRequest. */
export function parsePatch(body = '', parse: (text: string) => JsonValue = decodeJSON): JsonValue {
  try {
    return parse(body);
  } catch (error) {
    throw badRequest((error as Error).message);
  }
}

/** The object of a body in whatever type it is sent as. Throws BadRequest, and a 415. */
export function objectOf(body: string | undefined, contentType: string | undefined): KubeObject {
  const yaml = mediaType(contentType, OBJECT_TYPES) === 'application/yaml';
  return parseObject(yaml ? JSON.stringify(parsePatch(body, decodeYAML)) : body);
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
  return asKubeObject(value);
}

/** What `encoding/json` calls a value. */
function goKind(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
