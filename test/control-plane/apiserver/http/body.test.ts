import { expect, it } from 'vitest';
import { parseObject } from '../../../../src/control-plane/apiserver/http/body';

const META = String.raw`struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" }`;

it.each([
  ['', 'unexpected end of JSON input'],
  ['{x', "invalid character 'x' looking for beginning of object key string"],
  ['[]', `json: cannot unmarshal array into Go value of type ${META}`],
  ['"x"', `json: cannot unmarshal string into Go value of type ${META}`],
  ['{"kind": 5}', 'json: cannot unmarshal number into Go struct field .kind of type string'],
  ['{"apiVersion": {}}', 'json: cannot unmarshal object into Go struct field .apiVersion of type string'],
])('refuses %j', (body, why) => {
  expect(() => parseObject(body)).toThrow(`couldn't get version/kind; json parse error: ${why}`);
});

it('takes what says nothing of itself', () => {
  expect([parseObject('null'), parseObject('{"a":1}')]).toEqual([{}, { a: 1 }]);
});
