/** Objects into their types: what the API server accepts of a manifest, and how it words what it does not. */

import type { JsonObject, JsonValue } from '../../go/json/value';
import type { KubeObject } from '../meta/meta';
import { encodeStruct } from './go-encode';
import { JSONDecoder } from './json-decoder';
import { type Definition, definition, definitionFor, OBJECT_META } from './schema';

/** A decoded object, and what strict decoding would refuse of it. */
export interface DecodedObject {
  object: KubeObject;
  /** `unknown field "spec.containers[0].foo"`, joined with `, ` behind `strict decoding error: `. */
  problems: string[];
}

/**
 * Decodes an object into its kind and gives it as the API server would write it back: unknown and null fields gone,
 * quantities and times canonical, empty fields dropped or zero ones written as the Go types say. An object of a kind
 * the schema does not know passes unchanged but for its metadata. Throws an Error with the text of Go's decoder, e.g. `json: cannot
 * unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32`.
 */
export function decodeTyped(object: JsonObject | KubeObject, gvk: { apiVersion: string; kind: string }): DecodedObject {
  const def = definitionFor(gvk);
  if (!def) return decodeUntyped(object as KubeObject);
  const decoder = new JSONDecoder();
  const decoded = decoder.decode(object as JsonObject, def);
  return { object: encodeStruct(decoded, def) as unknown as KubeObject, problems: decoder.problems };
}

/** An object as Go writes its type, without checking any value: for what was read back or put together in memory. */
export function encodeTyped(object: JsonObject | KubeObject, gvk: { apiVersion: string; kind: string }): KubeObject {
  const def = definitionFor(gvk);
  return (def ? encodeStruct(object as JsonObject, def) : object) as unknown as KubeObject;
}

/** The part every object has. */
const metadataOnly = (): Definition => ({
  name: 'metadataOnlyObject',
  fields: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { ref: OBJECT_META } },
});

/**
 * An object of a kind the schema does not know, with its metadata as the API server would write it back. Throws an Error
 * with the text of Go's decoder for metadata of the wrong types.
 */
function decodeUntyped(object: KubeObject): DecodedObject {
  const { apiVersion, kind, metadata } = object as unknown as JsonObject;
  if (metadata === undefined) return { object, problems: [] };
  const decoder = new JSONDecoder();
  const decoded = decoder.decode({ apiVersion, kind, metadata } as JsonObject, metadataOnly());
  const def = definition(OBJECT_META) as Definition;
  const typed = encodeStruct((decoded.metadata ?? {}) as JsonObject, def);
  return { object: { ...object, metadata: typed as unknown as KubeObject['metadata'] }, problems: decoder.problems };
}

/**
 * The check kubectl makes on every object it reads: its metadata must have the right types. Throws an Error with the
 * text kubectl puts behind `unable to decode "file": `.
 */
export function decodeMetadata(object: JsonValue): void {
  new JSONDecoder().decode(object as JsonObject, metadataOnly());
}
