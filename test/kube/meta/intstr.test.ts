import { expect, it } from 'vitest';
import { intOrStringText, parseIntOrString, scaledValue } from '../../../src/kube/meta/intstr';

it.each<[number | string, number, boolean, number]>([
  [3, 10, true, 3],
  ['25%', 3, true, 1],
  ['25%', 3, false, 0],
  ['50%', 5, true, 3],
  ['0%', 5, true, 0],
])('%j of %d, up: %s', (value, total, up, expected) => {
  expect(scaledValue(value, total, up)).toBe(expected);
});

it('refuses what is no percentage', () => {
  expect(() => scaledValue('x', 1, true)).toThrow(
    new Error('invalid value for IntOrString: invalid type: string is not a percentage'),
  );
  expect(() => scaledValue('x%', 1, true)).toThrow(
    new Error('invalid value for IntOrString: invalid value "x%": strconv.Atoi: parsing "x": invalid syntax'),
  );
});

it('reads numbers as numbers', () => {
  expect([parseIntOrString('80'), parseIntOrString('http'), parseIntOrString('99999999999')]).toEqual([
    80,
    'http',
    '99999999999',
  ]);
  expect(intOrStringText(80)).toBe('80');
});
