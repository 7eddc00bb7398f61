import { describe, expect, it } from 'vitest';
import { duplicate, goQuote, invalid, notSupported } from '../../../src/kube/errors/field-error';

describe('goQuote', () => {
  it.each([
    ['a\u0007"\u00a0é', '"a\\a\\"\\u00a0é"'],
    [null, '"null"'],
    [undefined, '"null"'],
    [1.5, '1.5'],
    [true, 'true'],
    [{ b: [1, 'x'], a: null }, 'map[string]interface {}{"a":interface {}(nil), "b":[]interface {}{1, "x"}}'],
  ])('shows %j', (value, text) => {
    expect(goQuote(value)).toBe(text);
  });
});

describe('field errors', () => {
  it('read as in Go', () => {
    expect(invalid('spec.x', '\u0000', 'no').error()).toBe('spec.x: Invalid value: "\\x00": no');
    expect(duplicate('spec.x[1]', 2).error()).toBe('spec.x[1]: Duplicate value: 2');
    expect(notSupported('spec.x', 'c', ['b', 'a']).error()).toBe(
      'spec.x: Unsupported value: "c": supported values: "a", "b"',
    );
  });
});
