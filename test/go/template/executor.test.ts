/** Control structures, variables, pipelines and how they fail; the texts are those of kubectl v1.28.15. */
import { describe, expect, it } from 'vitest';
import { compileGoTemplate } from '../../../src/kubectl/printers/go-template';
import { messageOf } from '../../kubectl/printers/failure';
import { sample } from '../../kubectl/printers/sample';

const CONTROL: [template: string, text: string][] = [
  ['{{range .list}}{{.}},{{end}}', '3,1,2,'],
  ['{{range $i, $v := .list}}{{$i}}={{$v}};{{end}}', '0=3;1=1;2=2;'],
  ['{{range $v := .list}}{{$v}};{{end}}', '3;1;2;'],
  ['{{range $k, $v := .bools}}{{$k}}={{$v}} {{end}}', 'f=false t=true '],
  ['{{range .bools}}{{.}} {{end}}', 'false true '],
  ['{{range .nope}}x{{else}}none{{end}}', 'none'],
  ['{{range .emptyMap}}x{{else}}none{{end}}', 'none'],
  ['{{range .nil}}x{{else}}none{{end}}', 'none'],
  ['{{range .list}}{{if eq . 1}}{{break}}{{end}}{{.}}{{end}}', '3'],
  ['{{range .list}}{{if eq . 1}}{{continue}}{{end}}{{.}}{{end}}', '32'],
  ['{{range .nested}}{{range .}}{{if eq . 2}}{{break}}{{end}}{{.}}{{end}};{{end}}', '1;3;;'],
  ['{{range .list}}{{$.key1}}{{end}}', 'k1k1k1'],
  ['{{$v := 1}}{{range $v = .list}}{{$v}}{{end}}{{$v}}', '3122'],
  ['{{$x := 0}}{{range .list}}{{$x = .}}{{end}}{{$x}}', '2'],
  ['{{$x := 0}}{{range .list}}{{$x := .}}{{end}}{{$x}}', '0'],
  ['{{if .nope}}a{{else if .key1}}b{{else}}c{{end}}', 'b'],
  [
    '{{if 0}}a{{else}}b{{end}}{{if ""}}a{{else}}b{{end}}{{if .emptyList}}a{{else}}b{{end}}{{if .list}}a{{else}}b{{end}}',
    'bbba',
  ],
  ['{{with .deep.a}}{{.b.c}}{{end}}', 'end'],
  ['{{with $x := .key1}}{{$x}}{{.}}{{end}}', 'k1k1'],
  ['{{with .nope}}x{{else}}y{{end}}', 'y'],
  ['{{define "T"}}<{{.}}>{{end}}{{template "T" .key1}}{{template "T"}}', '<k1><<no value>>'],
  ['{{block "B" .list}}{{range .}}<{{.}}>{{end}}{{end}}', '<3><1><2>'],
  ['{{template "U" .}}{{define "U"}}{{.key1}}{{end}}', 'k1'],
  ['{{define "r"}}{{if .}}{{.}}{{template "r" (slice . 1)}}{{end}}{{end}}{{template "r" .list}}', '[3 1 2][1 2][2]'],
  ['{{define "output"}}X{{end}}', 'X'],
  ['{{.key1 | printf "%s-%s" "a"}}', 'a-k1'],
  ['{{"x" | len | printf "%03d"}}', '001'],
  ['{{.nope}} {{.nil}} {{.nope.x.y}}', '<no value> <no value> <no value>'],
  [
    '{{.deep}} {{.mixed}} {{.emptyMap}}',
    'map[a:map[b:map[c:end l:[map[c:x n:1] map[c:y n:2] map[m:3]]]]] [1 two true <nil> map[k:v] [1 [2]]] map[]',
  ],
  [
    '{{.n.million}} {{.n.big}} {{.n.f}} {{.n.bigf}} {{.n.small}} {{.n.e20}} {{.n.e21}}',
    '1000000 12345678 1.5 1.23456789e+07 1e-05 1e+20 1e+21',
  ],
  ['{{$x := .deep}}{{$x.a.b.c}}', 'end'],
  ['{{(index .items2 0).name}}', 'x'],
  ['{{and 0 (index .list 9)}} {{or 1 (index .list 9)}}', '0 1'],
  ['{{1 | and 2}} {{and .nope .key1}} {{or .nil .nope}}', '1 <no value> <no value>'],
];

const FAILURES: [template: string, error: string][] = [
  ['{{.nil.x}}', 'template: output:1:6: executing "output" at <.nil.x>: nil pointer evaluating interface {}.x'],
  [
    '{{.key1.x}}',
    'template: output:1:7: executing "output" at <.key1.x>: can\'t evaluate field x in type interface {}',
  ],
  [
    '{{.data.plain.x}}',
    'template: output:1:7: executing "output" at <.data.plain.x>: can\'t evaluate field x in type interface {}',
  ],
  [
    '{{range .list}}{{.x}}{{end}}',
    'template: output:1:17: executing "output" at <.x>: can\'t evaluate field x in type interface {}',
  ],
  [
    '{{with .key1}}{{.x}}{{end}}',
    'template: output:1:16: executing "output" at <.x>: can\'t evaluate field x in type string',
  ],
  [
    '{{$x := .n.one}}{{$x.y}}',
    'template: output:1:20: executing "output" at <$x.y>: can\'t evaluate field y in type int64',
  ],
  ['{{(1).x}}', 'template: output:1:3: executing "output" at <1>: can\'t evaluate field x in type int'],
  [
    '{{(index .items2 0).v.x}}',
    'template: output:1:17: executing "output" at <0>: can\'t evaluate field x in type interface {}',
  ],
  ['{{nil}}', 'template: output:1:2: executing "output" at <nil>: nil is not a command'],
  ['{{nil 1}}', 'template: output:1:2: executing "output" at <nil>: can\'t give argument to non-function nil'],
  ['{{.key1 1}}', 'template: output:1:2: executing "output" at <.key1>: key1 is not a method but has arguments'],
  ['{{1 2}}', 'template: output:1:2: executing "output" at <1>: can\'t give argument to non-function 1'],
  ['{{"a" | .x}}', 'template: output:1:8: executing "output" at <.x>: x is not a method but has arguments'],
  ['{{2 | $}}', 'template: output:1:6: executing "output" at <$>: can\'t give argument to non-function $'],
  [
    '{{9223372036854775808}}',
    'template: output:1:2: executing "output" at <9223372036854775808>: 9223372036854775808 overflows int',
  ],
  ['{{range .n.one}}{{end}}', 'template: output:1:10: executing "output" at <.n.one>: range can\'t iterate over 1'],
  ['{{range "a"}}{{end}}', 'template: output:1:8: executing "output" at <"a">: range can\'t iterate over a'],
  ['{{$x = 5}}', 'template: output:1:7: executing "output" at <5>: undefined variable: $x'],
  ['{{template "T" .}}', 'template: output:1:11: executing "output" at <{{template "T" .}}>: template "T" not defined'],
  [
    '{{template "T" .a .b}}',
    'template: output:1:11: executing "output" at <{{template "T" .a .b}}>: template "T" not defined',
  ],
  [
    '{{template "output" .}}',
    'template: output:1:11: executing "output" at <{{template "output" .}}>: exceeded maximum template depth (100000)',
  ],
  [
    '{{index}}',
    'template: output:1:2: executing "output" at <index>: wrong number of args for index: want at least 1 got 0',
  ],
  ['{{not 1 2}}', 'template: output:1:2: executing "output" at <not>: wrong number of args for not: want 1 got 2'],
  ['{{base64decode 5}}', 'template: output:1:15: executing "output" at <5>: expected string; found 5'],
  [
    '{{base64decode .n.one}}',
    'template: output:1:17: executing "output" at <.n.one>: wrong type for value; expected string; got int64',
  ],
  ['{{base64decode .nope}}', 'template: output:1:15: executing "output" at <.nope>: invalid value; expected string'],
  [
    '{{base64decode .nil}}',
    'template: output:1:15: executing "output" at <.nil>: wrong type for value; expected string; got interface {}',
  ],
  ['{{base64decode nil}}', 'template: output:1:15: executing "output" at <nil>: cannot assign nil to string'],
  [
    '{{.n.one | base64decode}}',
    'template: output:1:11: executing "output" at <base64decode>: wrong type for value; expected string; got int64',
  ],
  [
    '{{printf .list}}',
    'template: output:1:9: executing "output" at <.list>: wrong type for value; expected string; got []interface {}',
  ],
  [
    'é\né {{.key1.x}}',
    'template: output:2:10: executing "output" at <.key1.x>: can\'t evaluate field x in type interface {}',
  ],
  [
    '{{define "a"}}\n  {{.x}}{{.y.z}}{{.key1.q}}\n{{end}}\n\n{{template "a" .}}',
    'template: output:2:23: executing "a" at <.key1.q>: can\'t evaluate field q in type interface {}',
  ],
  [
    '{{if .key1.a}}x{{end}}',
    'template: output:1:10: executing "output" at <.key1.a>: can\'t evaluate field a in type interface {}',
  ],
  [
    '{{range $i, $v := .list}}{{$i.x}}{{end}}',
    'template: output:1:29: executing "output" at <$i.x>: can\'t evaluate field x in type int',
  ],
];

function print(template: string): string {
  let out = '';
  compileGoTemplate(template).execute(sample, (text) => {
    out += text;
  });
  return out;
}

describe('executing templates', () => {
  it.each(CONTROL)('executes %j', (template, text) => expect(print(template)).toBe(text));
  it.each(FAILURES)('fails on %j', (template, error) => expect(messageOf(() => print(template))).toBe(error));

  it('keeps what was written before an error', () => {
    let out = '';
    const run = () =>
      compileGoTemplate('a{{range .list}}{{.}}{{index $.list 9}}{{end}}').execute(sample, (text) => {
        out += text;
      });
    expect(run).toThrow('index out of range: 9');
    expect(out).toBe('a3');
  });

  it('can take a missing key for an error', () => {
    const run = (template: string) => () =>
      compileGoTemplate(template, { allowMissingKeys: false }).execute(sample, () => {});
    expect(messageOf(run('{{.nope}}'))).toBe(
      'template: output:1:2: executing "output" at <.nope>: map has no entry for key "nope"',
    );
    expect(messageOf(run('{{$x := .nil}}{{$x.y}}'))).toBe(
      'template: output:1:18: executing "output" at <$x.y>: nil data; no entry for key "y"',
    );
  });
});
