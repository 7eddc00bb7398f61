/** Goes to the fields a path names: `spec/template/metadata/labels`, with lists gone through on the way. */
import { fieldOf, setField } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { type Gvk, gvkOf, idOf, idText, isSelected } from './id';
import { prefixed } from './prefixed';

/** A place in resources of some kinds (types.FieldSpec). */
export interface FieldSpec extends Partial<Gvk> {
  /** Names with `/` between them, `\/` where a name has one; `[]` after a name that must be a list. */
  path: string;
  /** Maps missing on the way are made. */
  create?: boolean;
}

/** A place something can be written to. */
export interface Place {
  /** Undefined where there is nothing yet. */
  value: JsonValue | undefined;
  set(value: JsonValue): void;
}

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Visits every place the spec names in a resource; of those that are not there only what `create` allows. Throws where the
 * path leads through a plain value.
 */
export function visitFields(body: JsonObject, spec: FieldSpec, visit: (place: Place) => void): void {
  if (!isSelected(gvkOf(body), spec)) return;
  prefixed(`considering field '${spec.path}' of object ${idText(idOf(body))}`, () =>
    walk(body, splitPath(spec.path), spec, visit),
  );
}

/** `metadata/annotations/example.com\/x` as its names. */
function splitPath(path: string): string[] {
  return path.split(/(?<!\\)\//).map((name) => name.replaceAll('\\/', '/'));
}

function walk(at: JsonValue, path: readonly string[], spec: FieldSpec, visit: (place: Place) => void): void {
  if (Array.isArray(at)) {
    for (const item of at)
      prefixed(`visit traversal on path: [${path.join(' ')}]`, () => walk(item, path, spec, visit));
    return;
  }
  if (!isObject(at)) throw new Error('expected sequence or mapping node');
  const [first = '', ...rest] = path;
  const name = first.replace(/\[\]$/, '');
  const create = spec.create === true && name === first;
  if (!Object.hasOwn(at, name) && !create) return;
  if (rest.length === 0) {
    visitPlace(at, name, visit);
    return;
  }
  if (fieldOf(at, name) === undefined || (fieldOf(at, name) === null && create)) setField(at, name, {});
  if (fieldOf(at, name) !== null) walk(fieldOf(at, name) as JsonValue, rest, spec, visit);
}

function visitPlace(at: JsonObject, name: string, visit: (place: Place) => void): void {
  visit({
    value: fieldOf(at, name),
    set(value) {
      setField(at, name, value);
    },
  });
}
