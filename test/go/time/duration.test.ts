import { describe, expect, it } from 'vitest';
import {
  formatGoDuration,
  humanDuration,
  parseGoDuration,
  shortHumanDuration,
  translateTimestampSince,
} from '../../../src/go/time/duration';

const S = 1000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;

describe('humanDuration', () => {
  it.each([
    [-3 * S, '<invalid>'],
    [-1999, '0s'],
    [0, '0s'],
    [1999, '1s'],
    [119 * S, '119s'],
    [120 * S, '2m'],
    [125 * S, '2m5s'],
    [10 * M - 1, '9m59s'],
    [10 * M + 59 * S, '10m'],
    [3 * H - 1, '179m'],
    [3 * H, '3h'],
    [3 * H + 10 * M, '3h10m'],
    [8 * H + 10 * M, '8h'],
    [2 * D - 1, '47h'],
    [2 * D, '2d'],
    [2 * D + 5 * H, '2d5h'],
    [8 * D + 5 * H, '8d'],
    [2 * 365 * D - 1, '729d'],
    [2 * 365 * D, '2y'],
    [2 * 365 * D + 30 * D, '2y30d'],
    [8 * 365 * D + 30 * D, '8y'],
  ])('%d ms is %s', (ms, text) => {
    expect(humanDuration(ms)).toBe(text);
  });

  it('has a short form', () => {
    expect([59 * S, 61 * S, 61 * M, 25 * H, 366 * D].map(shortHumanDuration)).toEqual(['59s', '1m', '1h', '1d', '1y']);
  });

  it('tells the age of a timestamp', () => {
    const now = Date.parse('2026-11-22T10:00:30Z');
    expect(translateTimestampSince('2026-11-22T10:00:00Z', now)).toBe('30s');
    expect(translateTimestampSince(undefined, now)).toBe('<unknown>');
    expect(translateTimestampSince(null, now)).toBe('<unknown>');
  });
});

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
