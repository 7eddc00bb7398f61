import { expect, it } from 'vitest';
import { canonicalMicroTime, canonicalTime } from '../../../src/go/time/time';

it.each([
  ['2026-11-22T10:22:44Z', '2026-11-22T10:22:44Z'],
  ['2026-11-22T10:22:44.987Z', '2026-11-22T10:22:44Z'],
  ['2026-01-01T00:30:00+01:00', '2025-12-31T23:30:00Z'],
  ['2024-02-29T00:00:00-00:30', '2024-02-29T00:30:00Z'],
])('writes %s as %s', (text, written) => {
  expect(canonicalTime(text)).toBe(written);
});

const as = (rest: string, element: string) => ` as "2006-01-02T15:04:05Z07:00": cannot parse "${rest}" as "${element}"`;
it.each([
  ['', as('', '2006')],
  ['2026/11', as('/11', '-')],
  ['2026-1-22', as('1-22', '01')],
  ['2026-11-22 10:00:00Z', as(' 10:00:00Z', 'T')],
  ['2026-11-22T10:00:00', as('', 'Z07:00')],
  ['2026-13-01T00:00:00Z', ': month out of range'],
  ['2026-02-30T00:00:00Z', ': day out of range'],
  ['2026-02-20T24:00:00Z', ': hour out of range'],
  ['2026-02-20T00:00:00Zx', ': extra text: "x"'],
])('refuses %j', (text, why) => {
  expect(() => canonicalTime(text)).toThrow(new Error(`parsing time "${text}"${why}`));
});

it('keeps microseconds where the type has them', () => {
  expect(canonicalMicroTime('2026-11-22T10:22:44.120000Z')).toBe('2026-11-22T10:22:44.120000Z');
  expect(() => canonicalMicroTime('2026-11-22T10:22:44Z')).toThrow('cannot parse "Z" as ".000000"');
});
