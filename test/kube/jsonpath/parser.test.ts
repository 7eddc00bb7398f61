/** Templates that do not parse, with the errors of kubectl v1.28.15. */
import { describe, expect, it } from 'vitest';
import { parseJSONPath } from '../../../src/kube/jsonpath/parser';
import { messageOf } from '../../kubectl/printers/failure';

const ERRORS: [template: string, error: string][] = [
  ['{', 'unclosed action'],
  ['{.list', 'unclosed action'],
  ['{.data.plain\n}', 'unclosed action'],
  ['{.list[', 'unterminated array'],
  ['{.list[0\n]}', 'unterminated array'],
  ['{.list[a]}', 'invalid array index a'],
  ['{.data["a.b"]}', 'invalid array index "a.b"'],
  ['{.list[1.5]}', 'invalid array index 1.5'],
  ['{.list[--1]}', 'invalid array index --1'],
  ['{.list[-]}', 'array index - is not a number'],
  ['{.list[99999999999999999999]}', 'array index 99999999999999999999 is not a number'],
  ['{.list[0,x]}', 'invalid array index x'],
  ['{.items2[?(@.name=="x"', 'unterminated filter'],
  ['{.items2[?(@.name=="x")}', 'unclosed array expect ]'],
  ['{.items2[?(!@.s)].name}', "unrecognized character in action: U+0021 '!'"],
  ['{....c}', 'invalid multiple recursive descent'],
  ['{"', 'unterminated quoted string'],
  ["{'abc}", 'unterminated quoted string'],
  ['{"\\q"}', 'unquote string "\\q" error invalid syntax'],
  ['{"\\400"}', 'unquote string "\\400" error invalid syntax'],
  ['{"\\ud800"}', 'unquote string "\\ud800" error invalid syntax'],
  ["{'\\\"'}", "unquote string '\\\"' error invalid syntax"],
  ['{1.2.3}', 'cannot parse number 1.2.3'],
  ['{-}', 'cannot parse number -'],
  ['{,}', "unrecognized character in action: U+002C ','"],
  ['{#}', "unrecognized character in action: U+0023 '#'"],
  ['{☃}', "unrecognized character in action: U+2603 '☃'"],
  ['{\u0001}', 'unrecognized character in action: U+0001'],
  ['{.data]}', "unrecognized character in action: U+005D ']'"],
  ['{.{.data}}', "unrecognized character in action: U+007B '{'"],
  ['{*}', "unrecognized character in action: U+002A '*'"],
];

describe('parsing JSONPath', () => {
  it.each(ERRORS)('refuses %j', (template, error) => expect(messageOf(() => parseJSONPath(template))).toBe(error));

  it('keeps texts and actions apart', () => {
    expect(parseJSONPath('a{.b}c')).toEqual([
      { type: 'text', text: 'a' },
      { type: 'list', nodes: [{ type: 'field', name: 'b' }] },
      { type: 'text', text: 'c' },
    ]);
  });
});
