/** Comparing two Go values into a tree of what is the same and what is not. After go-cmp. */
import { compare as compareQuantities, parseQuantity } from '../../../kube/quantity/quantity';
import { entryValue, fieldValue, type GoValue, intOrStringFields } from './value';

/** One compared value. A side that has no such element is absent. */
export interface DiffNode {
  x?: GoValue;
  y?: GoValue;
  /** Leaves that are the same and that differ, below and including this one. */
  same: number;
  diff: number;
  /** All nodes below, and how deep they go: equal for a leaf or a chain of pointers to one. */
  children: number;
  depth: number;
  /** Fields, elements or entries. */
  records?: { key: string; node: DiffNode }[];
  /** What a pointer points to. */
  target?: DiffNode;
}

const leaf = (x: GoValue | undefined, y: GoValue | undefined, equal: boolean): DiffNode => ({
  x,
  y,
  same: equal ? 1 : 0,
  diff: equal ? 0 : 1,
  children: 0,
  depth: 0,
});

function parent(x: GoValue, y: GoValue, records: { key: string; node: DiffNode }[]): DiffNode {
  const node: DiffNode = { x, y, same: 0, diff: 0, children: 0, depth: 0, records };
  for (const record of records) add(node, record.node);
  return node;
}

function add(node: DiffNode, child: DiffNode): void {
  node.same += child.same;
  node.diff += child.diff;
  node.children += child.children + 1;
  node.depth = Math.max(node.depth, child.depth + 1);
}

const isNil = (value: unknown) => value === undefined || value === null;

/** Compares two values of one type. */
export function compareValues(x: GoValue, y: GoValue): DiffNode {
  const { type } = x;
  switch (type.kind) {
    case 'struct':
      return parent(
        x,
        y,
        type.struct().fields.map((field) => ({
          key: field.name,
          node: compareValues(fieldValue(x, field), fieldValue(y, field)),
        })),
      );
    case 'pointer': {
      if (isNil(x.value) || isNil(y.value)) return leaf(x, y, isNil(x.value) === isNil(y.value));
      const node: DiffNode = { x, y, same: 0, diff: 0, children: 0, depth: 0 };
      node.target = compareValues({ type: type.elem, value: x.value }, { type: type.elem, value: y.value });
      add(node, node.target);
      return node;
    }
    case 'map':
      if (isNil(x.value) || isNil(y.value)) return leaf(x, y, isNil(x.value) === isNil(y.value));
      return compareMaps(x, y);
    case 'slice':
      if (isNil(x.value) || isNil(y.value)) return leaf(x, y, isNil(x.value) === isNil(y.value));
      return compareSlices(x, y);
    case 'IntOrString':
      return compareValues(intOrStringFields(x), intOrStringFields(y));
    case 'Quantity': {
      const [a, b] = [x, y].map(({ value }) => parseQuantity((value as string) ?? '0'));
      return leaf(x, y, compareQuantities(a as never, b as never) === 0);
    }
    default:
      return leaf(x, y, (x.value || '') === (y.value || ''));
  }
}

function compareMaps(x: GoValue, y: GoValue): DiffNode {
  const keys = [...new Set([...Object.keys(x.value as object), ...Object.keys(y.value as object)])].sort();
  return parent(
    x,
    y,
    keys.map((key) => {
      const [a, b] = [entryValue(x, key), entryValue(y, key)];
      if (a.value === undefined) return { key, node: leaf(undefined, b, false) };
      if (b.value === undefined) return { key, node: leaf(a, undefined, false) };
      return { key, node: compareValues(a, b) };
    }),
  );
}

function compareSlices(x: GoValue, y: GoValue): DiffNode {
  const { elem } = x.type as { elem: GoValue['type'] };
  const xs = (x.value as unknown[]).map((value) => ({ type: elem, value }));
  const ys = (y.value as unknown[]).map((value) => ({ type: elem, value }));
  const nodes: DiffNode[] = [];
  const tail: DiffNode[] = [];
  let [i, j, iEnd, jEnd] = [0, 0, xs.length, ys.length];
  const at = (a: number, b: number) => compareValues(xs[a] as GoValue, ys[b] as GoValue);
  while (i < iEnd && j < jEnd) {
    const node = at(i, j);
    if (node.diff > 0) break;
    nodes.push(node);
    i++;
    j++;
  }
  while (i < iEnd && j < jEnd) {
    const node = at(iEnd - 1, jEnd - 1);
    if (node.diff > 0) break;
    tail.unshift(node);
    iEnd--;
    jEnd--;
  }
  while (i < iEnd && j < jEnd) {
    const node = at(i, j);
    // Two elements are a modified one when not much more differs than is the same.
    if (node.diff === 0 || node.same + 1 >= node.diff) {
      nodes.push(node);
      i++;
      j++;
    } else if (iEnd - i >= jEnd - j) nodes.push(leaf(xs[i++], undefined, false));
    else nodes.push(leaf(undefined, ys[j++], false));
  }
  while (i < iEnd) nodes.push(leaf(xs[i++], undefined, false));
  while (j < jEnd) nodes.push(leaf(undefined, ys[j++], false));
  return parent(
    x,
    y,
    [...nodes, ...tail].map((node) => ({ key: '', node })),
  );
}
