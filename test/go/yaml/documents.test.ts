import { expect, test } from 'vitest';
import type { JsonValue } from '../../../src/go/json/value';
import { decodeStream, splitDocuments } from '../../../src/go/yaml/documents';

/** The values a stream gives, and the error it ends with, if any. */
function read(text: string): { values: JsonValue[]; error?: string } {
  const values: JsonValue[] = [];
  try {
    for (const value of decodeStream(text)) values.push(value);
    return { values };
  } catch (error) {
    return { values, error: (error as Error).message };
  }
}

test('documents end at lines that begin with ---', () => {
  expect(splitDocuments('a: 1\n---\nb: 2\n--- # c\nc: 3')).toEqual(['a: 1\n', 'b: 2\n', 'c: 3\n']);
  expect(splitDocuments('---\n# c\n---\na: 1\n---\n---\nb: 2\n')).toEqual(['---\n# c\n', 'a: 1\n', '---\nb: 2\n']);
  expect(splitDocuments('a: |\n  x\n ---\r\nb\r\n---')).toEqual(['a: |\n  x\n ---\nb\n']);
  expect(splitDocuments('')).toEqual([]);
});

test('something after the --- takes the place of the document before it', () => {
  expect(read('a: 1\n---\nb: 2\n---foo\nc: 3\n')).toEqual({
    values: [{ a: 1 }],
    error: 'invalid Yaml document separator: foo',
  });
  expect(read('a: 1\n----\n').error).toBe('invalid Yaml document separator: -');
});

test('empty and null documents are passed over, lines are counted within a document', () => {
  expect(read('\n---\n# c\n---\nnull\n---\n- a\n...\nignored\n').values).toEqual([['a']]);
  expect(read('a: 1\n---\nb: 2\nc: d: e\n')).toEqual({
    values: [{ a: 1 }],
    error: 'error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context',
  });
});

test('a stream that begins with a brace is JSON, one value after the other', () => {
  expect(read('  \n{"a":1}{"b":2} null [3] 4').values).toEqual([{ a: 1 }, { b: 2 }, [3], 4]);
  expect(read('{"a":1}\n---\n{"b":2}')).toEqual({
    values: [{ a: 1 }],
    error: "json: offset 10: invalid character '-' in numeric literal",
  });
  expect(read('{"a": 1')).toEqual({ values: [], error: 'unexpected EOF' });
  expect(read('\ufeff{"a":1}{"b":2}').values).toEqual([{ a: 1 }, { b: 2 }]);
});
