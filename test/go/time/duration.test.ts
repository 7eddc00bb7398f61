import { describe, expect, it } from 'vitest';
import { formatGoDuration, parseGoDuration } from '../../../src/go/time/duration';

describe('parseGoDuration', () => {
  it.each([
    ['0', 0],
    ['-1s', -1000],
    ['+5m', 300000],
    ['1h30m', 5400000],
    ['1.5h', 5400000],
    ['.5s', 500],
    ['1.s', 1000],
    ['100ms', 100],
    ['3us', 0.003],
    ['1m0.5s', 60500],
  ])('reads %s', (text, ms) => {
    expect(parseGoDuration(text)).toBe(ms);
  });

  it.each([
    ['', 'time: invalid duration ""'],
    ['abc', 'time: invalid duration "abc"'],
    ['.s', 'time: invalid duration ".s"'],
    ['-', 'time: invalid duration "-"'],
    ['10', 'time: missing unit in duration "10"'],
    ['1h5', 'time: missing unit in duration "1h5"'],
    ['1x', 'time: unknown unit "x" in duration "1x"'],
    ['1 s', 'time: unknown unit " s" in duration "1 s"'],
    ['1d2h', 'time: unknown unit "d" in duration "1d2h"'],
    ['1초', 'time: unknown unit "\\xec\\xb4\\x88" in duration "1\\xec\\xb4\\x88"'],
    ['9999999999h', 'time: invalid duration "9999999999h"'],
  ])('refuses %j', (text, message) => {
    expect(() => parseGoDuration(text)).toThrow(new Error(message));
  });
});

describe('formatGoDuration', () => {
  it.each([
    [0, '0s'],
    [0.000001, '1ns'],
    [0.0015, '1.5µs'],
    [1.5, '1.5ms'],
    [1500, '1.5s'],
    [90000, '1m30s'],
    [7200000, '2h0m0s'],
    [-90500, '-1m30.5s'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatGoDuration(ms)).toBe(text);
  });
});
