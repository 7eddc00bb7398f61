/** Documents of a file into objects, with the checks kubectl makes before it knows their kind. */
import { encodeJSON } from '../../go/json/json';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';
import { type KubeList, type KubeObject, parseGroupVersion } from '../../kube/meta/meta';
import { decodeMetadata } from '../../kube/schema/strict-decode';

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
  if (apiVersion !== 'v1' || kind !== 'List') return [];
  if (!Array.isArray(items)) return ['invalid object to validate'];
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
    return decodeUnstructured(value);
  } catch (err) {
    throw new Error(`unable to decode ${quote(source)}: ${(err as Error).message}`);
  }
}

/** Throws where an object lacks what says which kind it is (runtime.ObjectTyper on unstructured objects). */
export function checkKind(object: KubeObject): void {
  const said = (field: unknown) => typeof field === 'string' && field !== '';
  const problem = !said(object.apiVersion)
    ? "Object 'apiVersion' is missing in 'object has no apiVersion field'"
    : !said(object.kind)
      ? "Object 'Kind' is missing in 'object has no kind field '"
      : undefined;
  if (problem) throw new Error(`unable to get type info from the object "*unstructured.Unstructured": ${problem}`);
}

/** unstructuredJSONScheme.Decode, then the look at the metadata kubectl takes of what that gives. */
function decodeUnstructured(value: JsonValue): KubeObject {
  if (!isObject(value)) throw unmarshalError(value, 'Go value of type unstructured.detector');
  const object = value.items === undefined ? withMetadata(value) : decodeList(value);
  if (typeof value.kind !== 'string' || value.kind === '' || !isGroupVersion(value.apiVersion))
    throw new Error(`Object 'Kind' is missing in '${encodeJSON(value)}'`);
  decodeMetadata(value);
  return object;
}

function decodeList(list: JsonObject): KubeList {
  const given = list.items ?? [];
  if (!Array.isArray(given)) throw unmarshalError(given, 'Go struct field decodeList.items of type []json.RawMessage');
  const itemKind = typeof list.kind === 'string' ? list.kind.replace(/List$/, '') : '';
  const items = given.map((value) => {
    const item = value ?? {};
    if (!isObject(item)) throw unmarshalError(item, 'Go value of type map[string]interface {}');
    if (Array.isArray(item.items)) return decodeList(item);
    return withMetadata(hasType(item) ? item : { ...item, kind: itemKind, apiVersion: list.apiVersion ?? '' });
  });
  return { ...withMetadata(list), items };
}

/** Whether an item says by itself which kind or version it is: what is no text says nothing. */
function hasType({ kind, apiVersion }: JsonObject): boolean {
  return [kind, apiVersion].some((field) => typeof field === 'string' && field !== '');
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

/** What Go's json package calls a value. */
export function jsonType(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : value === null ? 'null' : typeof value;
}
