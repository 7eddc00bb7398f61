/** Goes over the objects in a file, a URL's answer or standard input (StreamVisitor). */
import { encodeJSON } from '../../go/json/json';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';
import { decodeStream } from '../../go/yaml/documents';
import type { KubeObject } from '../../kube/meta/meta';
import { parseGroupVersion } from '../../kube/meta/meta';
import { definitionFor } from '../../kube/schema/schema';
import { decodeTyped } from '../../kube/schema/strict-decode';
import { NoKindMatchError } from '../cli/errors';
import { checkKind, decodeDocument, jsonType, validateDocument } from './document';
import type { Info } from './info';
import type { RESTMapper } from './mapper';
import type { PathSource } from './path-source';
import type { Visitor, VisitorFunc } from './visitor';

/** How documents become objects. */
export interface DecodeOptions {
  /** Absent with `--local`: objects have no mapping. */
  mapper?: RESTMapper;
  validate: boolean;
  /** Kinds without a Go type are refused. */
  typed: boolean;
}

/** Reads `source` and gives the visitor of its objects; whatever goes wrong is said when it is visited. */
export async function streamVisitor(source: PathSource, options: DecodeOptions): Promise<Visitor> {
  try {
    const text = await source.read();
    return (fn) => visitDocuments(text, source.source, options, fn);
  } catch (err) {
    return () => err as Error;
  }
}

/** An object read or found in a list, with its mapping. Throws `unable to recognize no matches for kind ...`. */
export function infoOf(object: KubeObject, { mapper }: DecodeOptions): Info {
  checkKind(object);
  const info = described(object, '');
  try {
    return mapper ? { ...info, mapping: mappingOf(object, mapper) } : info;
  } catch (err) {
    throw new Error(`unable to recognize ${(err as Error).message}`);
  }
}

function visitDocuments(text: string, source: string, options: DecodeOptions, fn: VisitorFunc): Error | undefined {
  const documents = decodeStream(text);
  for (;;) {
    let value: JsonValue;
    try {
      const next = documents.next();
      if (next.done) return undefined;
      value = next.value;
    } catch (err) {
      return new Error(`error parsing ${source}: ${(err as Error).message}`);
    }
    const failed = visitDocument(value, source, options, fn);
    if (failed) return failed;
  }
}

/** One that cannot be told is reported and passed over; one that is no manifest at all ends the visit. */
function visitDocument(value: JsonValue, source: string, options: DecodeOptions, fn: VisitorFunc): Error | undefined {
  let info: Info | undefined;
  try {
    if (options.validate) validateDocument(value, source);
  } catch (err) {
    return err as Error;
  }
  try {
    info = fileInfo(value, source, options);
  } catch (err) {
    return fn(undefined, err as Error);
  }
  return fn(info, undefined);
}

function fileInfo(value: JsonValue, source: string, { mapper, typed }: DecodeOptions): Info {
  const object = typed ? typedObject(value, source) : decodeDocument(value, source);
  const info = described(object, source);
  if (!mapper) return info;
  try {
    return { ...info, mapping: mappingOf(object, mapper) };
  } catch (err) {
    if (!(err instanceof NoKindMatchError)) throw err;
    throw new Error(
      `resource mapping not found for name: ${quote(info.name)} namespace: ${quote(info.namespace)} from ${quote(source)}: ${err.message}\nensure CRDs are installed first`,
    );
  }
}

/** Groups the server has types for and kubectl has not. */
const SERVER_ONLY = ['apiextensions.k8s.io', 'apiregistration.k8s.io'];

/** Throws for a kind kubectl has no Go type for (`runtime.NewNotRegisteredErrForKind`). */
export function requireRegistered(apiVersion: string, kind: string): void {
  if (definitionFor({ apiVersion, kind }) && !SERVER_ONLY.includes(parseGroupVersion(apiVersion).group)) return;
  throw new Error(
    `no kind ${quote(kind)} is registered for version ${quote(apiVersion)} in scheme "pkg/runtime/scheme.go:100"`,
  );
}

/**
 * A document decoded into its Go type (the universal decoder, json.Serializer.Decode). Throws where kubectl has none,
 * and what the decoder says.
 */
function typedObject(value: JsonValue, source: string): KubeObject {
  if ((value as JsonObject | null)?.items !== undefined) return decodeDocument(value, source);
  try {
    const { apiVersion, kind } = typeOf(value);
    requireRegistered(apiVersion, kind);
    const { object } = decodeTyped(value as JsonObject, { apiVersion, kind });
    return { ...object, metadata: object.metadata ?? {} };
  } catch (err) {
    throw new Error(`unable to decode ${quote(source)}: ${(err as Error).message}`);
  }
}

/** What a document says of its kind. Throws when that is missing or cannot be read. */
function typeOf(value: JsonValue): { apiVersion: string; kind: string } {
  const unmarshal = (found: JsonValue, into: string) =>
    new Error(`couldn't get version/kind; json parse error: json: cannot unmarshal ${jsonType(found)} into Go ${into}`);
  if (value !== null && (typeof value !== 'object' || Array.isArray(value)))
    throw unmarshal(
      value,
      'value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }',
    );
  const { apiVersion = '', kind = '' }: JsonObject = value ?? {};
  for (const [name, field] of Object.entries({ apiVersion, kind }))
    if (typeof field !== 'string' && field !== null) throw unmarshal(field, `struct field .${name} of type string`);
  if (parseGroupVersion(String(apiVersion ?? '')).version.includes('/'))
    throw new Error(`unexpected GroupVersion string: ${apiVersion}`);
  if (!kind) throw new Error(`Object 'Kind' is missing in '${encodeJSON(value)}'`);
  if (!apiVersion) throw new Error(`Object 'apiVersion' is missing in '${encodeJSON(value)}'`);
  return { apiVersion: String(apiVersion), kind: String(kind) };
}

function described(object: KubeObject, source: string): Info {
  const { name, namespace } = object.metadata;
  return { source, namespace: textOf(namespace), name: textOf(name), object };
}

/** What is no text says nothing, as for the accessors of unstructured objects. */
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function mappingOf(object: KubeObject, mapper: RESTMapper) {
  const { group, version } = parseGroupVersion(object.apiVersion ?? '');
  return mapper.kindMapping(group, version, object.kind);
}
