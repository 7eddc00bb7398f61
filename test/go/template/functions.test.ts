/** The functions of templates; the texts are those of kubectl v1.28.15. */
import { describe, expect, it } from 'vitest';
import { compileGoTemplate } from '../../../src/kubectl/printers/go-template';
import { messageOf } from '../../kubectl/printers/failure';
import { sample } from '../../kubectl/printers/sample';

const RESULTS: [template: string, text: string][] = [
  [
    '{{index .data "a.b"}} {{index .list 0}} {{index .nested 0 1}} {{index .deep "a" "b" "c"}} {{index .data.plain 0}}',
    'dotted 3 2 end 116',
  ],
  ['{{index .data "nope"}} {{index .mixed 3}}', '<no value> <no value>'],
  [
    '{{slice .list 1}} {{slice .list 1 2}} {{slice .list 0 1 2}} {{slice .data.plain 1 3}} {{slice "héllo" 0 3}}',
    '[1 2] [1] [3] ex hé',
  ],
  ['{{len .list}} {{len .data.uni}} {{len .one}} {{len ""}}', '3 15 1 0'],
  [
    '{{print "a" 1 2 "b" 3 true nil 1.5 "c"}}|{{println 1 "a" .list .nil}}|{{print}}',
    'a1 2b3 true <nil> 1.5c|1 a [3 1 2] <nil>\n|',
  ],
  [
    '{{eq .key1 "k1"}} {{eq 1 2 3 1}} {{ne 1 2}} {{lt 1 2}} {{le 2 2}} {{gt "b" "a"}} {{ge 1 2}}',
    'true true true true true true false',
  ],
  ['{{eq .nil nil}} {{eq .nope .nil}} {{eq .nope "a"}} {{eq .list nil}}', 'true true false false'],
  ['{{not 0}} {{not .list}} {{not .nope}}', 'true false true'],
  [
    '{{html "<a href=\'x\'>&\\""}} {{html 1 2}} {{html .nope}}',
    '&lt;a href=&#39;x&#39;&gt;&amp;&#34; 1 2 &lt;no value&gt;',
  ],
  [
    '{{js "it\'s \\"<a>\\" & = \\\\ \\n é \\u2028"}} {{js .nope}}',
    'it\\\'s \\"\\u003Ca\\u003E\\" \\u0026 \\u003D \\\\ \\u000A é \\u2028 \\u003Cno value\\u003E',
  ],
  ['{{urlquery "a b&c=d/é?~!*\'()"}} {{urlquery 1 "a" 2}}', 'a+b%26c%3Dd%2F%C3%A9%3F~%21%2A%27%28%29 1a2'],
  [
    '{{exists . "key1"}} {{exists . "nope"}} {{exists .deep "a" "x" "b"}} {{exists .list 0}} {{exists .list 9}} {{exists .nil "a"}} {{exists .key1 0}} {{exists .nil}}',
    'true false false true false false true true',
  ],
  ['{{base64decode .data.b64}} {{.data.b64 | base64decode}} {{base64decode "aGVs\\nbG8="}}', 'hello hello hello'],
];

const ERRORS: [template: string, error: string][] = [
  [
    '{{index .list 3}}',
    'template: output:1:2: executing "output" at <index .list 3>: error calling index: reflect: slice index out of range',
  ],
  [
    '{{index .list 4}}',
    'template: output:1:2: executing "output" at <index .list 4>: error calling index: index out of range: 4',
  ],
  [
    '{{index .list -1}}',
    'template: output:1:2: executing "output" at <index .list -1>: error calling index: index out of range: -1',
  ],
  [
    '{{index .list "a"}}',
    'template: output:1:2: executing "output" at <index .list "a">: error calling index: cannot index slice/array with type string',
  ],
  [
    '{{index .list nil}}',
    'template: output:1:2: executing "output" at <index .list nil>: error calling index: cannot index slice/array with nil',
  ],
  [
    '{{index .data 0}}',
    'template: output:1:2: executing "output" at <index .data 0>: error calling index: value has type int; should be string',
  ],
  [
    '{{index .data nil}}',
    'template: output:1:2: executing "output" at <index .data nil>: error calling index: value is nil; should be of type string',
  ],
  [
    '{{index .nil 0}}',
    'template: output:1:2: executing "output" at <index .nil 0>: error calling index: index of untyped nil',
  ],
  [
    '{{index .n.one 0}}',
    'template: output:1:2: executing "output" at <index .n.one 0>: error calling index: can\'t index item of type int64',
  ],
  [
    '{{index .deep "a" "zz" "c"}}',
    'template: output:1:2: executing "output" at <index .deep "a" "zz" "c">: error calling index: index of nil pointer',
  ],
  [
    '{{slice .list 2 1}}',
    'template: output:1:2: executing "output" at <slice .list 2 1>: error calling slice: invalid slice index: 2 > 1',
  ],
  [
    '{{slice .list 0 9}}',
    'template: output:1:2: executing "output" at <slice .list 0 9>: error calling slice: index out of range: 9',
  ],
  [
    '{{slice .list 0 1 2 3}}',
    'template: output:1:2: executing "output" at <slice .list 0 1 2 3>: error calling slice: too many slice indexes: 4',
  ],
  [
    '{{slice .data.plain 1 2 3}}',
    'template: output:1:2: executing "output" at <slice .data.plain 1 2 3>: error calling slice: cannot 3-index slice a string',
  ],
  [
    '{{slice .data 1}}',
    'template: output:1:2: executing "output" at <slice .data 1>: error calling slice: can\'t slice item of type map[string]interface {}',
  ],
  [
    '{{slice .nil 1}}',
    'template: output:1:2: executing "output" at <slice .nil 1>: error calling slice: slice of untyped nil',
  ],
  [
    '{{slice .list 1 .n.one}}',
    'template: output:1:2: executing "output" at <slice .list 1 .n.one>: error calling slice: cannot index slice/array with type interface {}',
  ],
  ['{{len .nil}}', 'template: output:1:2: executing "output" at <len .nil>: error calling len: len of nil pointer'],
  [
    '{{len .nope}}',
    'template: output:1:2: executing "output" at <len .nope>: error calling len: reflect: call of reflect.Value.Type on zero Value',
  ],
  ['{{len 3}}', 'template: output:1:2: executing "output" at <len 3>: error calling len: len of type int'],
  ['{{eq 1}}', 'template: output:1:2: executing "output" at <eq 1>: error calling eq: missing argument for comparison'],
  [
    '{{eq 1 "1"}}',
    'template: output:1:2: executing "output" at <eq 1 "1">: error calling eq: incompatible types for comparison',
  ],
  [
    '{{eq .n.one 1.0}}',
    'template: output:1:2: executing "output" at <eq .n.one 1.0>: error calling eq: incompatible types for comparison',
  ],
  [
    '{{eq .list .list}}',
    'template: output:1:2: executing "output" at <eq .list .list>: error calling eq: non-comparable type [%!s(int64=3) %!s(int64=1) %!s(int64=2)]: []interface {}',
  ],
  [
    '{{eq .one .one}}',
    'template: output:1:2: executing "output" at <eq .one .one>: error calling eq: non-comparable type map[only:me]: map[string]interface {}',
  ],
  [
    '{{eq .list .one}}',
    'template: output:1:2: executing "output" at <eq .list .one>: error calling eq: non-comparable types [%!s(int64=3) %!s(int64=1) %!s(int64=2)]: []interface {}, map[string]interface {}: map[only:me]',
  ],
  [
    '{{lt .nope 1}}',
    'template: output:1:2: executing "output" at <lt .nope 1>: error calling lt: invalid type for comparison',
  ],
  [
    '{{lt true false}}',
    'template: output:1:2: executing "output" at <lt true false>: error calling lt: invalid type for comparison',
  ],
  [
    '{{lt 1 1.5}}',
    'template: output:1:2: executing "output" at <lt 1 1.5>: error calling lt: incompatible types for comparison',
  ],
  ['{{lt 1}}', 'template: output:1:2: executing "output" at <lt>: wrong number of args for lt: want 2 got 1'],
  [
    '{{call .key1}}',
    'template: output:1:2: executing "output" at <call .key1>: error calling call: non-function of type string',
  ],
  ['{{call nil}}', 'template: output:1:2: executing "output" at <call nil>: error calling call: call of nil'],
  [
    '{{base64decode "!!"}}',
    'template: output:1:2: executing "output" at <base64decode "!!">: error calling base64decode: base64 decode failed: illegal base64 data at input byte 0',
  ],
  [
    '{{base64decode "aGk"}}',
    'template: output:1:2: executing "output" at <base64decode "aGk">: error calling base64decode: base64 decode failed: illegal base64 data at input byte 0',
  ],
  [
    '{{base64decode "aGk=x"}}',
    'template: output:1:2: executing "output" at <base64decode "aGk=x">: error calling base64decode: base64 decode failed: illegal base64 data at input byte 4',
  ],
  [
    '{{base64decode "aA=x"}}',
    'template: output:1:2: executing "output" at <base64decode "aA=x">: error calling base64decode: base64 decode failed: illegal base64 data at input byte 2',
  ],
];

function print(template: string): string {
  let out = '';
  compileGoTemplate(template).execute(sample, (text) => {
    out += text;
  });
  return out;
}

describe('template functions', () => {
  it.each(RESULTS)('give %j', (template, text) => expect(print(template)).toBe(text));
  it.each(ERRORS)('fail on %j', (template, error) => expect(messageOf(() => print(template))).toBe(error));
});
