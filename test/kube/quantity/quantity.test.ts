import { describe, expect, it } from 'vitest';
import {
  add,
  canonical,
  compare,
  formatQuantity,
  milliValue,
  parseQuantity,
  quantityOf,
  roundUpToMilli,
  sub,
  value,
} from '../../../src/kube/quantity/quantity';

describe('canonical', () => {
  // Every pair was seen in the output of `kubectl set image --local`.
  it.each([
    ['0.5', '500m'],
    ['1024Mi', '1Gi'],
    ['1000m', '1'],
    ['0.1Ki', '102400m'],
    ['16Ei', '9223372036854775807'],
    ['7Ei', '7Ei'],
    ['100E', '100E'],
    ['1000E', '1'],
    ['1e3', '1e3'],
    ['1E3', '1E3'],
    ['1e4', '10e3'],
    ['1.0e3', '1e3'],
    ['1e30', '1e30'],
    ['1.5Gi', '1536Mi'],
    ['1500Mi', '1500Mi'],
    ['12345678901234567890', '12345678901234567890'],
    ['1.000000001n', '2n'],
    ['1.23456789012345678901', '1234567891n'],
    ['123456789.123456789123', '123456789123456790n'],
    ['-1.5Ki', '-1536'],
    ['Mi', '0'],
    ['-0', '0'],
    ['0.0', '0'],
    ['+5', '+5'],
    ['+0.5', '500m'],
    ['0005', '0005'],
    ['5000', '5k'],
    ['12e5', '1200e3'],
    ['0.5Mi', '512Ki'],
    ['1.1Ki', '1126400m'],
  ])('writes %s as %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each(['', 'abc', '1.5.5', '1 Gi', '1Gib', '1.5x'])('refuses %j', (text) => {
    expect(() => parseQuantity(text)).toThrow(
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    );
  });

  it('refuses a suffix that means nothing', () => {
    expect(() => parseQuantity('1Kk')).toThrow("unable to parse quantity's suffix");
  });
});

describe('arithmetic', () => {
  it('compares by amount', () => {
    expect(compare(parseQuantity('1Gi'), parseQuantity('1073741824'))).toBe(0);
    expect(compare(parseQuantity('999m'), parseQuantity('1'))).toBe(-1);
    expect(compare(parseQuantity('1k'), parseQuantity('1'))).toBe(1);
  });

  it('adds and subtracts in the notation of the first that is not zero', () => {
    expect(formatQuantity(add(parseQuantity('1Gi'), parseQuantity('1024Mi')))).toBe('2Gi');
    expect(formatQuantity(add(quantityOf(0), parseQuantity('64Mi')))).toBe('64Mi');
    expect(formatQuantity(sub(parseQuantity('1'), parseQuantity('250m')))).toBe('750m');
  });

  it('rounds away from zero', () => {
    expect(value(parseQuantity('1m'))).toBe(1n);
    expect(value(parseQuantity('-1m'))).toBe(-1n);
    expect(milliValue(parseQuantity('100u'))).toBe(1n);
    expect(formatQuantity(roundUpToMilli(parseQuantity('0.0001')))).toBe('1m');
  });
});
