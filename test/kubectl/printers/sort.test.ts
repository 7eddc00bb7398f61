/** `--sort-by`; orders and texts are those of kubectl v1.28.15. */
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/go/json/value';
import { sortObjects, sortTableRows } from '../../../src/kubectl/printers/sort';
import { UnsortableError } from '../../../src/kubectl/printers/unsortable-error';
import { messageOf } from './failure';

const objectsOf = (values: (JsonValue | undefined)[]) => values.map((v, i) => (v === undefined ? { i } : { i, v }));
const sorted = (values: (JsonValue | undefined)[]) => sortObjects(objectsOf(values), '.v').map((object) => object.i);

const ORDERS: [why: string, values: (JsonValue | undefined)[], positions: number[]][] = [
  ['numbers by size', [10, 9, -1, 9], [2, 1, 3, 0]],
  ['strings in natural order', ['a10', 'a2', 'a', 'a-1', 'A1', 'b', 'a02'], [4, 2, 1, 6, 0, 3, 5]],
  ['timestamps as strings', ['2024-01-02T03:04:05Z', '2023-12-31T23:59:59Z'], [1, 0]],
  ['quantities by size', ['1Gi', '200Mi', '64Mi', '1'], [3, 2, 1, 0]],
  ['a quantity and another string in natural order', ['abc', '500m', '7'], [1, 2, 0]],
  ['missing fields first, the last of them foremost', [2, undefined, 1, undefined], [3, 1, 2, 0]],
  ['nulls before values', [1, null, 0, null], [1, 3, 2, 0]],
  ['one object without looking at it', [true], [0]],
];

const UNSORTABLE: [value: JsonValue[], error: string][] = [
  [[true, false], 'unsortable type: bool'],
  [[{ a: 1 }, { a: 1 }], 'unsortable type: map[string]interface {}'],
  [[[1], [2]], 'unsortable type: []interface {}'],
  [[1, 1.5], 'unsortable interface: interface'],
  [['1', 1], 'unsortable interface: interface'],
];

const REFUSED: [sortBy: string, error: string][] = [
  ['.nope', 'couldn\'t find any field with path "{.nope}" in the list of objects'],
  ['.v.x', 'couldn\'t find any field with path "{.v.x}" in the list of objects'],
  ['.v[', 'unterminated array'],
  ['.v[0]', 'int64 is not array or slice'],
  ['x y', 'unrecognized identifier y'],
  ['{.v', "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'"],
];

describe('sortObjects', () => {
  it.each(ORDERS)('sorts %s', (_, values, positions) => expect(sorted(values)).toEqual(positions));
  it.each(REFUSED)('refuses %j', (by, error) =>
    expect(messageOf(() => sortObjects(objectsOf([1, 2]), by))).toBe(error),
  );

  it.each(UNSORTABLE)('cannot order %j', (values, error) => {
    const expected = `Field {.v} in *unstructured.Unstructured is an unsortable type: interface, err: ${error}`;
    expect(messageOf(() => sorted(values))).toBe(expected);
  });

  it('ends the command when a later object fails', () => {
    const objects = [{ v: [1] }, { v: [] }];
    expect(() => sortObjects(objects, '.v[0]')).toThrow(UnsortableError);
    expect(messageOf(() => sortObjects(objects, '.v[0]'))).toBe(
      'Failed to get i values for &unstructured.Unstructured{Object:map[string]interface {}{"v":[]interface {}{}}} using {.v[0]} (&errors.errorString{s:"array index out of bounds: index 0, length 0"})',
    );
  });

  it('leaves no objects alone, and the given list as it is', () => {
    const objects = objectsOf([2, 1]);
    expect(sortObjects([], '.v[')).toEqual([]);
    sortObjects(objects, '.v');
    expect(objects.map((object) => object.v)).toEqual([2, 1]);
  });
});

describe('sortTableRows', () => {
  const rows = (values: (JsonValue | undefined)[]) =>
    objectsOf(values).map((object) => ({ cells: [object.i], object }));

  it('sorts rows by their objects', () => {
    expect(sortTableRows(rows([3, undefined, 2]), 'v').map((row) => row.cells[0])).toEqual([1, 2, 0]);
  });

  it.each([
    ['.nope', 'couldn\'t find any field with path "{.nope}" in the list of objects'],
    ['{.v', 'sorting error: unclosed action'],
    [
      '.v[0]',
      'Failed to get values for [][]reflect.Value(nil) using {.v[0]} (&errors.errorString{s:"int64 is not array or slice"})',
    ],
  ])('refuses %j', (sortBy, error) => expect(messageOf(() => sortTableRows(rows([1, 2]), sortBy))).toBe(error));

  it('takes a path with stray braces as a template, and so leaves the order', () => {
    expect(sortTableRows(rows([2, 1]), '.v}').map((row) => row.cells[0])).toEqual([0, 1]);
  });

  it('names tables when values have no order', () => {
    expect(messageOf(() => sortTableRows(rows([true, true]), '.v'))).toBe(
      'Field {.v} in [][][]reflect.Value is an unsortable type: interface, err: unsortable type: bool',
    );
    expect(messageOf(() => sortTableRows(rows([1, 2]), '.'))).toBe(
      'Field {..} in [][][]reflect.Value is an unsortable type: map, err: unsortable type: map',
    );
  });
});
