import { describe, expect, it } from 'vitest';
import { humanDuration, shortHumanDuration, translateTimestampSince } from '../../../src/kube/meta/human-duration';

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
