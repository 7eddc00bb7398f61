/** Documents of a file into objects, with the checks kubectl makes before it knows their kind. */
import { encodeJSON } from '../../apimachinery/json';
import { type JsonObject, type JsonValue, type KubeObject, parseGroupVersion } from '../../apimachinery/meta';
import { decodeMetadata } from '../../apimachinery/strict-decode';
import { quote } from '../flags/strconv';

/**
 * Throws what the client's validation finds: a document that is no object, or one without a kind or version.
 * (validation.ParamVerifyingSchema; all else is left to the server.)
 */
export function validateDocument(value: JsonValue, source: string): void {
  const found = documentProblem(value);
  if (found === undefined) return;
  throw new Error(
    `error validating ${quote(source)}: error validating data: ${found}; if you choose to ignore these errors, turn validation off with --validate=false`,
  );
}

/** What `validateDocument` finds, without saying where; undefined when all is well. */
export function documentProblem(value: JsonValue): string | undefined {
  const problems = documentProblems(value);
  return problems.length > 1 ? `[${problems.join(', ')}]` : problems[0];
}

function documentProblems(value: JsonValue): string[] {
  const problems = kindProblems(value);
  if (problems.length > 0) return problems;
  const { apiVersion, kind, items } = value as JsonObject;
  // only the items of the untyped list are looked at; those of a PodList may do without a kind
  if (apiVersion !== 'v1' || kind !== 'List' || !Array.isArray(items)) return [];
  return [...new Set(items.flatMap(kindProblems))];
}

function kindProblems(value: JsonValue): string[] {
  if (!isObject(value)) return ['invalid object to validate'];
  const problems = [fieldProblem(value, 'apiVersion'), fieldProblem(value, 'kind')];
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length === 0 && !isGroupVersion(value.apiVersion))
    return [`unexpected GroupVersion string: ${value.apiVersion}`];
  return found;
}

function fieldProblem(object: JsonObject, field: string): string | undefined {
  const value = object[field];
  if (value === undefined || value === null) return `${field} not set`;
  return typeof value === 'string' ? undefined : `${field} isn't string type`;
}

/**
 * A document as an object; items of a typed list get the kind the list implies. Throws
 * `unable to decode "file": Object 'Kind' is missing in '{...}'` and the like.
 */
export function decodeDocument(value: JsonValue, source: string): KubeObject {
  try {
    return Array.isArray((value as JsonObject | null)?.items) ? decodeList(value as JsonObject) : decodeObject(value);
  } catch (err) {
    throw new Error(`unable to decode ${quote(source)}: ${(err as Error).message}`);
  }
}

/** Throws where an object lacks what says which kind it is (runtime.ObjectTyper on unstructured objects). */
export function checkKind(object: KubeObject): void {
  const problem = !object.apiVersion
    ? "Object 'apiVersion' is missing in 'object has no apiVersion field'"
    : !object.kind
      ? "Object 'Kind' is missing in 'object has no kind field '"
      : undefined;
  if (problem) throw new Error(`unable to get type info from the object "*unstructured.Unstructured": ${problem}`);
}

function decodeObject(value: JsonValue): KubeObject {
  if (!isObject(value)) throw unmarshalError(value, 'Go value of type unstructured.detector');
  const { kind, apiVersion, items } = value;
  if (items !== undefined && items !== null)
    throw unmarshalError(items, 'Go struct field decodeList.items of type []json.RawMessage');
  if (typeof kind !== 'string' || kind === '' || !isGroupVersion(apiVersion))
    throw new Error(`Object 'Kind' is missing in '${encodeJSON(value)}'`);
  decodeMetadata(value);
  return withMetadata(value);
}

function decodeList(list: JsonObject): KubeObject {
  const itemKind = typeof list.kind === 'string' ? list.kind.replace(/List$/, '') : '';
  const items = (list.items as JsonValue[]).map((item) => {
    if (!isObject(item)) throw unmarshalError(item, 'Go value of type map[string]interface {}');
    if (Array.isArray(item.items)) return decodeList(item);
    const typed = item.kind || item.apiVersion ? item : { ...item, kind: itemKind, apiVersion: list.apiVersion ?? '' };
    return withMetadata(typed);
  });
  return { ...withMetadata(list), items };
}

/** Messages and requests read the metadata of whatever there is; a manifest need not have any. */
function withMetadata(object: JsonObject): KubeObject {
  return { ...object, metadata: isObject(object.metadata) ? object.metadata : {} } as unknown as KubeObject;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A number is let through here: what is wrong with it, the decoder of the metadata says. */
function isGroupVersion(value: JsonValue | undefined): boolean {
  return typeof value !== 'string' || !parseGroupVersion(value).version.includes('/');
}

function unmarshalError(value: JsonValue, into: string): Error {
  return new Error(`json: cannot unmarshal ${jsonType(value)} into ${into}`);
}

function jsonType(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : value === null ? 'null' : typeof value;
}
