import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta, computeDelta } from '../../../src/control-plane/storage/delta';
import type { JsonObject } from '../../../src/go/json/value';

const field = fc.oneof(fc.constantFrom('a', 'b', 'set', '0', '__proto__'), fc.string({ maxLength: 3 }));
const { object } = fc.letrec((tie) => ({
  object: fc.dictionary(field, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, '', 'x'),
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

describe('delta', () => {
  it.each<[string, JsonObject, JsonObject, object]>([
    ['nothing', { a: 1 }, { a: 1 }, {}],
    ['null is a value', { a: 1, b: null }, { a: null }, { set: { a: null }, drop: ['b'] }],
    ['undefined is absent', { a: undefined, b: 1 }, { b: undefined }, { drop: ['b'] }],
    ['within objects', { s: { x: 1, y: 2 } }, { s: { x: 1, y: 3 } }, { within: { s: { set: { y: 3 } } } }],
    [
      'within an array',
      { s: [{ x: 1 }, 2] },
      { s: [{ x: 3 }, 2] },
      { within: { s: { within: { 0: { set: { x: 3 } } } } } },
    ],
    ['an array that grows', { s: [1] }, { s: [1, 2] }, { set: { s: [1, 2] } }],
    ['another type', { s: [1] }, { s: { 0: 1 } }, { set: { s: { 0: 1 } } }],
  ])('%s', (_name, from, to, delta) => {
    expect(computeDelta(from, to)).toEqual(delta);
  });

  it('turns any object into any other, and leaves the first alone', () => {
    fc.assert(
      fc.property(object, object, (from, to) => {
        const before = JSON.stringify(from);
        const delta = JSON.parse(JSON.stringify(computeDelta(from as JsonObject, to as JsonObject)));
        expect(applyDelta(from, delta)).toStrictEqual(to);
        expect(JSON.stringify(from)).toBe(before);
      }),
    );
  });

  it('refuses an object of another shape', () => {
    expect(() => applyDelta({ s: 1 }, { within: { s: { set: { x: 1 } } } })).toThrow(
      'the delta does not fit the object',
    );
  });
});
