import { expect, test } from 'vitest';
import { formatFloat } from '../../../src/go/fmt/shortest-float';

test.each([
  [0, '0', '0'],
  [-0, '-0', '-0'],
  [1, '1', '1'],
  [123456.5, '123456.5', '123456.5'],
  [1234567.5, '1.2345675e+06', '1.2345675e+06'],
  [16777217.5, '1.67772175e+07', '1.6777218e+07'],
  [21.0000001, '21.0000001', '21'],
  [0.1, '0.1', '0.1'],
  [0.0001, '0.0001', '0.0001'],
  [0.00001, '1e-05', '1e-05'],
  [1e21, '1e+21', '1e+21'],
  [3.4e39, '3.4e+39', '+Inf'],
  [Number.NaN, 'NaN', 'NaN'],
])('%d with 64 and with 32 bits', (value, double, single) => {
  expect([formatFloat(value, 64), formatFloat(value, 32)]).toEqual([double, single]);
});
