import { expect, test } from 'vitest';
import { decodeJSON, decodeJSONStream } from '../../../src/go/json/syntax';

test.each([
  ['', 'unexpected end of JSON input'],
  ['{"a":', 'unexpected end of JSON input'],
  ['{} x', "invalid character 'x' after top-level value"],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
  ['[1 2]', "invalid character '2' after array element"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":01}', "invalid character '1' after object key:value pair"],
  ['[tru]', "invalid character ']' in literal true (expecting 'e')"],
  ['["\\q"]', "invalid character 'q' in string escape code"],
  ['["\\u12"]', "invalid character '\"' in \\u hexadecimal character escape"],
  ['["\n"]', "invalid character '\\n' in string literal"],
  ['[1.]', "invalid character ']' after decimal point in numeric literal"],
  ['[1e]', "invalid character ']' in exponent of numeric literal"],
  ['[-]', "invalid character ']' in numeric literal"],
  ["['a']", "invalid character '\\'' looking for beginning of value"],
  ['[é]', "invalid character 'Ã' looking for beginning of value"],
  ['[\u007f]', "invalid character '\\x7f' looking for beginning of value"],
])('%j: %s', (text, message) => {
  expect(() => decodeJSON(text)).toThrow(expect.objectContaining({ message }));
});

test('a stream gives what stands before an error; offsets count bytes', () => {
  const stream = decodeJSONStream('{"a":"é"} [1] x');
  expect([stream.next().value, stream.next().value]).toEqual([{ a: 'é' }, [1]]);
  expect(() => stream.next()).toThrow(
    expect.objectContaining({ offset: 16, message: "invalid character 'x' looking for beginning of value" }),
  );
});

test.each([
  ['brackets', '['.repeat(10_001) + ']'.repeat(10_001), "invalid character '[' exceeded max depth"],
  ['braces', '{"a":'.repeat(100_000) + 1 + '}'.repeat(100_000), "invalid character '{' exceeded max depth"],
  ['1e999', '{"a":"1e999","b":-1e999}', 'json: cannot unmarshal number -1e999 into Go value of type float64'],
])('Go takes no more than so much: %s', (_, text, message) => {
  expect(() => decodeJSON(text)).toThrow(expect.objectContaining({ message }));
});

test('brackets in strings are none', () => {
  expect(decodeJSON(`["${'['.repeat(20_000)}\\"${'{'.repeat(20_000)}"]`)).toHaveLength(1);
});
