/** An object with a value of every kind, for the printers to be asked about. */
import type { JsonObject } from '../../../src/go/json/value';

export const sample: JsonObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'weird', annotations: {} },
  data: {
    'a.b': 'dotted',
    'x-y': 'dash',
    plain: 'text',
    multi: 'one\ntwo\n',
    html: '<b>&amp;"\'</b>',
    uni: 'héllo ☃ 𝄞',
    b64: 'aGVsbG8=',
    esc: 'x\u001b[31mred\rback\\slash',
    empty: '',
    num: '42',
  },
  n: {
    zero: 0,
    one: 1,
    neg: -7,
    big: 12345678,
    million: 1000000,
    f: 1.5,
    small: 0.00001,
    e21: 1e21,
    e20: 1e20,
    bigf: 12345678.9,
  },
  bools: { t: true, f: false },
  nil: null,
  emptyList: [],
  emptyMap: {},
  list: [3, 1, 2],
  strs: ['a', 'b c', ''],
  mixed: [1, 'two', true, null, { k: 'v' }, [1, [2]]],
  nested: [[1, 2], [3], []],
  deep: {
    a: {
      b: {
        c: 'end',
        l: [{ n: 1, c: 'x' }, { n: 2, c: 'y' }, { m: 3 }],
      },
    },
  },
  items2: [
    { name: 'x', v: 1, f: 1.5, on: true, s: 'b' },
    { name: 'y', v: 2, f: 2.5, on: false, s: 'a' },
    { name: 'z', v: 10, on: true },
    { v: null, name: null },
  ],
  one: { only: 'me' },
  'dash-key': 'dk',
  key1: 'k1',
};
