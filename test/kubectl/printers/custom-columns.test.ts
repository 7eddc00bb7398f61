/** Custom columns; the texts are those of kubectl v1.28.15. */
import { describe, expect, it } from 'vitest';
import { customColumnsFromSpec, customColumnsFromTemplate } from '../../../src/kubectl/printers/custom-columns';
import { messageOf } from './failure';
import { sample } from './sample';

const cellsOf = (spec: string) => customColumnsFromSpec(spec).cellPrinter()(sample);
const PATH =
  "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'";
const LINES = 'Expected format is one line of space separated headers, one line of space separated column specs.';

const CELLS: [path: string, cell: string][] = [
  ['metadata.name', 'weird'],
  ['{.metadata.name}', 'weird'],
  ['.nope', '<none>'],
  ['', '<none>'],
  ['.nope[0]', '<none>'],
  ['.kind.x', '<none>'],
  ['@', '<none>'],
  ['.nil', '<nil>'],
  ['.data.empty', ''],
  ['.n.million', '1000000'],
  ['.n.bigf', '1.23456789e+07'],
  ['.bools.t', 'true'],
  ['.list', '[3 1 2]'],
  ['.list[*]', '3,1,2'],
  ['.one', 'map[only:me]'],
  ['.emptyMap', 'map[]'],
  ['.mixed[*]', '1,two,true,<nil>,map[k:v],[1 [2]]'],
  ['.items2[*].v', '1,2,10,<nil>'],
  ['.data.esc', 'x^[[31mred\\rback\\slash'],
  ['.data.multi', 'one\ntwo\n'],
  ['.data.a\\.b', 'dotted'],
  ["{.data['x-y']}", 'dash'],
  ['.deep..n', '1,2'],
  ['.kind ', 'ConfigMap'],
];

const FAILING: [path: string, error: string][] = [
  ['.list[9]', 'array index out of bounds: index 9, length 3'],
  ['.list[0', 'unterminated array'],
  ['.list[x]', 'invalid array index x'],
  ['.one[0]', 'map[string]interface {} is not array or slice'],
  ['.a b', 'unrecognized identifier b'],
  ['.items2[?(@.v==1)].name', 'invalid type for comparison'],
];

const SPECS: [spec: string, error: string][] = [
  ['', 'custom-columns format specified but no custom columns given'],
  ['NAME', 'unexpected custom-columns spec: NAME, expected <header>:<json-path-expr>'],
  ['A:.kind,', 'unexpected custom-columns spec: , expected <header>:<json-path-expr>'],
  ["A:.x['a','b']", "unexpected custom-columns spec: 'b'], expected <header>:<json-path-expr>"],
  ['A:{.kind', PATH],
  ['A:{{.kind}}', PATH],
];

const FILES: [text: string, error: string][] = [
  ['', `invalid template, missing header line. ${LINES}`],
  ['NAME\n', `invalid template, missing spec line. ${LINES}`],
  ['A B\n.x\n', "number of headers (2) and field specifications (1) don't match"],
  ['A\n{{.x}}\n', PATH],
];

describe('customColumnsFromSpec', () => {
  it.each(CELLS)('shows %j as %j', (path, cell) => expect(cellsOf(`A:${path}`)).toEqual([cell]));

  it('splits headers from paths at the first colon', () => {
    const columns = customColumnsFromSpec('A B:.kind,:.one.only,C:.x:y');
    expect(columns.headers).toEqual(['A B', '', 'C']);
    expect(columns.cellPrinter()(sample)).toEqual(['ConfigMap', 'me', '<none>']);
  });

  it('has no headers when none are wanted', () =>
    expect(customColumnsFromSpec('A:.kind', true).headers).toBeUndefined());

  it.each(SPECS)('refuses %j', (spec, error) => expect(messageOf(() => customColumnsFromSpec(spec))).toBe(error));
  it.each(FAILING)('fails on %j when it prints', (path, error) =>
    expect(messageOf(() => cellsOf(`A:${path}`))).toBe(error),
  );
});

describe('customColumnsFromTemplate', () => {
  it.each(['A  B\nmetadata.name {.kind}\n', 'A\tB\r\n.metadata.name\t.kind', 'A B\n .metadata.name .kind \nC\n'])(
    'reads %j',
    (text) => {
      const columns = customColumnsFromTemplate(text);
      expect(columns.headers).toEqual(['A', 'B']);
      expect(columns.cellPrinter()(sample)).toEqual(['weird', 'ConfigMap']);
    },
  );

  it('allows no columns at all', () => expect(customColumnsFromTemplate('\n\n').headers).toEqual([]));
  it.each(FILES)('refuses %j', (text, error) => expect(messageOf(() => customColumnsFromTemplate(text))).toBe(error));
});
