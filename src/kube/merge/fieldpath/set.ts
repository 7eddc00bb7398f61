/** Sets of paths into an object: `fieldpath.Set` of structured-merge-diff, and its form `fieldsV1`. */
import type { JsonObject } from '../../../go/json/value';
import { compareElements, type PathElement } from './element';

/** The steps that are members here, and what is below. A step may be both. */
export interface FieldSet {
  members: Set<PathElement>;
  children: Map<PathElement, FieldSet>;
}

export const emptySet = (): FieldSet => ({ members: new Set(), children: new Map() });

export const isEmptySet = (set: FieldSet): boolean => set.members.size === 0 && set.children.size === 0;

/** Adds a path, in place. */
export function insertPath(set: FieldSet, path: readonly PathElement[]): void {
  let at = set;
  for (const element of path.slice(0, -1)) {
    let child = at.children.get(element);
    if (!child) {
      child = emptySet();
      at.children.set(element, child);
    }
    at = child;
  }
  const last = path.at(-1);
  if (last !== undefined) at.members.add(last);
}

/** A new set built level by level: `members` and `child` say what stays of each step; empty levels vanish. */
function build(
  elements: Iterable<PathElement>,
  member: (element: PathElement) => boolean,
  child: (element: PathElement) => FieldSet | undefined,
): FieldSet {
  const out = emptySet();
  for (const element of elements) {
    if (member(element)) out.members.add(element);
    const below = child(element);
    if (below && !isEmptySet(below)) out.children.set(element, below);
  }
  return out;
}

const elementsOf = (...sets: FieldSet[]): Set<PathElement> =>
  new Set(sets.flatMap(({ members, children }) => [...members, ...children.keys()]));

export function union(a: FieldSet, b: FieldSet): FieldSet {
  return build(
    elementsOf(a, b),
    (e) => a.members.has(e) || b.members.has(e),
    (e) => {
      const [left, right] = [a.children.get(e), b.children.get(e)];
      return left && right ? union(left, right) : (left ?? right);
    },
  );
}

/** The paths of `a` that are not in `b`. */
export function difference(a: FieldSet, b: FieldSet): FieldSet {
  return build(
    elementsOf(a),
    (e) => a.members.has(e) && !b.members.has(e),
    (e) => {
      const [left, right] = [a.children.get(e), b.children.get(e)];
      return left && right ? difference(left, right) : left;
    },
  );
}

/** The same without what is below the members of `b`. */
export function recursiveDifference(a: FieldSet, b: FieldSet): FieldSet {
  return build(
    elementsOf(a),
    (e) => a.members.has(e) && !b.members.has(e),
    (e) => {
      if (b.members.has(e)) return undefined;
      const [left, right] = [a.children.get(e), b.children.get(e)];
      return left && right ? recursiveDifference(left, right) : left;
    },
  );
}

export function intersection(a: FieldSet, b: FieldSet): FieldSet {
  return build(
    elementsOf(a),
    (e) => a.members.has(e) && b.members.has(e),
    (e) => {
      const [left, right] = [a.children.get(e), b.children.get(e)];
      return left && right ? intersection(left, right) : undefined;
    },
  );
}

/** Whether two sets have the same paths. */
export function sameSet(a: FieldSet, b: FieldSet): boolean {
  return isEmptySet(difference(a, b)) && isEmptySet(difference(b, a));
}

/** Every path: what is here first, then what is below, both in order. */
export function* pathsOf(set: FieldSet, prefix: readonly PathElement[] = []): Generator<PathElement[]> {
  for (const element of [...set.members].sort(compareElements)) yield [...prefix, element];
  for (const element of [...set.children.keys()].sort(compareElements))
    yield* pathsOf(set.children.get(element) as FieldSet, [...prefix, element]);
}

/** A set of these paths, their fields separated by dots: `metadata.name`. */
export function setOf(...paths: string[]): FieldSet {
  const set = emptySet();
  for (const path of paths)
    insertPath(
      set,
      path.split('.').map((name) => `f:${name}`),
    );
  return set;
}

/** The set as `fieldsV1` writes it: a step with nothing below is `{}`, and `.` marks a step that is a member itself. */
export function toFieldsV1(set: FieldSet): JsonObject {
  const out: JsonObject = {};
  for (const element of [...elementsOf(set)].sort(compareElements)) {
    const below = set.children.get(element);
    if (!below) out[element] = {};
    else out[element] = { ...(set.members.has(element) ? { '.': {} } : {}), ...toFieldsV1(below) };
  }
  return out;
}

/** The set `fieldsV1` stands for. */
export function fromFieldsV1(fields: JsonObject): FieldSet {
  const set = emptySet();
  for (const [element, value] of Object.entries(fields)) {
    if (element === '.') continue;
    const below = value as JsonObject;
    const nested = fromFieldsV1(below);
    if (isEmptySet(nested) || '.' in below) set.members.add(element);
    if (!isEmptySet(nested)) set.children.set(element, nested);
  }
  return set;
}
