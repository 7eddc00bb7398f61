/** What templates may look like, and the errors of those that do not parse; the texts are those of kubectl v1.28.15. */
import { describe, expect, it } from 'vitest';
import { compileGoTemplate } from '../../../src/kubectl/printers/go-template';
import { messageOf } from '../../kubectl/printers/failure';
import { sample } from '../../kubectl/printers/sample';

const LITERALS: [template: string, text: string][] = [
  ['a {{- .data.plain -}} b', 'atextb'],
  ['a \n{{- " x " -}}\n b', 'a x b'],
  ['{{-\n"a"\n-}} b', 'ab'],
  ['{{- -3 -}}', '-3'],
  ['{{-3}}', '-3'],
  ['a {{- /* c */ -}} b', 'ab'],
  ['{{"a"}}{{`b\n`}}{{"}}"}}', 'ab\n}}'],
  ["{{'a'}} {{'é'}} {{'\\n'}}", '97 233 10'],
  [
    '{{1}} {{-1}} {{1.5}} {{1e3}} {{0x1F}} {{0b11}} {{0o17}} {{017}} {{1_000}} {{1e6}} {{1e21}} {{.5}} {{0x1p4}}',
    '1 -1 1.5 1000 31 3 15 15 1000 1e+06 1e+21 0.5 16',
  ],
  ['{{1i}} {{1-2.5i}}', '(0+1i) (1-2.5i)'],
  ['{{"\\x41\\u00e9\\n\\101"}}', 'Aé\nA'],
  ['{{\n.key1\n}}', 'k1'],
  ['{{$é := 1}}{{$é}}', '1'],
  ['{{(.deep).a.b.c}}', 'end'],
];

const ERRORS: [template: string, error: string][] = [
  ['{{}}', 'template: output:1: missing value for command'],
  ['{{.key1', 'template: output:1: unclosed action'],
  ['{{3-}}', 'template: output:1: bad number syntax: "3-"'],
  ['{{1a}}', 'template: output:1: bad number syntax: "1a"'],
  ['{{08}}', 'template: output:1: integer overflow: "08"'],
  ['{{1__0}}', 'template: output:1: illegal number syntax: "1__0"'],
  ['{{0xg}}', 'template: output:1: bad number syntax: "0xg"'],
  ['{{99999999999999999999}}', 'template: output:1: integer overflow: "99999999999999999999"'],
  ["{{'ab'}}", "template: output:1: malformed character constant: 'ab'"],
  ["{{''}}", 'template: output:1: invalid syntax'],
  ["{{'a", 'template: output:1: unterminated character constant'],
  ['{{"a', 'template: output:1: unterminated quoted string'],
  ['{{`a', 'template: output:1: unterminated raw quoted string'],
  ['{{"a\nb"}}', 'template: output:1: unterminated quoted string'],
  ['{{"\\q"}}', 'template: output:1: invalid syntax'],
  ['{{/* c }}', 'template: output:1: unclosed comment'],
  ['{{/* c */ }}', 'template: output:1: comment ends before closing delimiter'],
  ['{{ /* c */}}', 'template: output:1: unexpected "/" in command'],
  ['{{.dash-key}}', "template: output:1: bad character U+002D '-'"],
  ['{{#}}', 'template: output:1: unexpected "#" in command'],
  ['{{☃}}', "template: output:1: unrecognized character in action: U+2603 '☃'"],
  ['{{.x@}}', "template: output:1: bad character U+0040 '@'"],
  ['{{$x : 5}}', 'template: output:1: undefined variable "$x"'],
  ['{{$x}}', 'template: output:1: undefined variable "$x"'],
  ['{{$x, $y := 1}}', 'template: output:1: too many declarations in command'],
  ['{{range $i, 3 := .list}}{{end}}', 'template: output:1: range can only initialize variables'],
  ['{{foo}}', 'template: output:1: function "foo" not defined'],
  ['{{print .key1 | 2}}', 'template: output:1: non executable command in pipeline stage 2'],
  ['{{"a" | "b"}}', 'template: output:1: non executable command in pipeline stage 2'],
  ['{{"a".x}}', 'template: output:1: unexpected . after term "\\"a\\""'],
  ['{{nil.x}}', 'template: output:1: unexpected . after term "nil"'],
  ['{{(1}}', 'template: output:1: unclosed left paren'],
  ['{{1)}}', 'template: output:1: unexpected right paren'],
  ['{{()}}', 'template: output:1: missing value for parenthesized pipeline'],
  ['{{1.2.3}}', 'template: output:1: unexpected ".3" in operand'],
  ['{{.key1,.kind}}', 'template: output:1: unexpected "," in operand'],
  ['{{{.key1}}}', 'template: output:1: unexpected "{" in command'],
  ['{{.key1 abcdefghijklmnop}}', 'template: output:1: function "abcdefghijklmnop" not defined'],
  ['{{"abcdefghijklmnop', 'template: output:1: unterminated quoted string'],
  ['{{if}}a{{end}}', 'template: output:1: missing value for if'],
  ['{{if .x}}', 'template: output:1: unexpected EOF'],
  ['{{if .x}}a{{else}}b{{else}}c{{end}}', 'template: output:1: expected end; found {{else}}'],
  ['{{if .x}}a{{else x}}b{{end}}', 'template: output:1: unexpected "x" in else'],
  ['{{with .x}}a{{else with .y}}b{{end}}', 'template: output:1: unexpected <with> in else'],
  ['{{else}}', 'template: output:1: unexpected {{else}}'],
  ['{{end}}', 'template: output:1: unexpected {{end}}'],
  ['{{break}}', 'template: output:1: {{break}} outside {{range}}'],
  ['{{range .list}}{{continue 1}}{{end}}', 'template: output:1: unexpected "1" in {{continue}}'],
  ['{{template}}', 'template: output:1: unexpected "}}" in template clause'],
  ['{{template T}}', 'template: output:1: unexpected "T" in template clause'],
  ['{{define T}}{{end}}', 'template: output:1: unexpected "T" in define clause'],
  ['{{define "T"}}', 'template: output:1: unexpected EOF'],
  ['{{define "T"}}{{else}}{{end}}', 'template: output:1: unexpected {{else}} in define clause'],
  ['{{define "T"}}a{{end}}{{define "T"}}b{{end}}', 'template: output:1: template: multiple definition of template "T"'],
  ['{{if true}}{{define "T"}}{{end}}{{end}}', 'template: output:1: unexpected <define> in command'],
  ['{{block "B"}}x{{end}}', 'template: output:1: missing value for block clause'],
  ['\n\n{{foo}}', 'template: output:3: function "foo" not defined'],
  ['{{if .x}}\n{{end}}\n{{bad}}', 'template: output:3: function "bad" not defined'],
  ['{{.x}}\n{{range .list}}\n', 'template: output:3: unexpected EOF'],
  ['{{\n\n"abc}}', 'template: output:3: unterminated quoted string in action started at output:1'],
  ['{{.key1\n', 'template: output:2: unclosed action started at output:1'],
  ['{{(.x\n}}', 'template: output:2: unclosed left paren in action started at output:1'],
  ['\n{{/* a\n\nb */}}{{foo}}', 'template: output:2: function "foo" not defined'],
];

function print(template: string): string {
  let out = '';
  compileGoTemplate(template).execute(sample, (text) => {
    out += text;
  });
  return out;
}

describe('parsing templates', () => {
  it.each(LITERALS)('reads %j', (template, text) => expect(print(template)).toBe(text));
  it.each(ERRORS)('refuses %j', (template, error) => expect(messageOf(() => compileGoTemplate(template))).toBe(error));
});
