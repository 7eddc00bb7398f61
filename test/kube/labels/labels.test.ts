import { describe, expect, it } from 'vitest';
import {
  formatLabelSelector,
  parseToLabelSelector,
  selectorFromLabelSelector,
} from '../../../src/kube/labels/label-selector';
import { formatLabels } from '../../../src/kube/labels/label-set';
import { parseSelector, selectorFromSet } from '../../../src/kube/labels/selector';

const NAME = `must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`;
const VALUE = `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`;

describe('parseSelector', () => {
  it.each([
    ['app=web', 'app=web'],
    ['c=d, a', 'a,c=d'],
    ['a in (c,b,a)', 'a in (a,b,c)'],
    ['a notin (in,notin)', 'a notin (in,notin)'],
    ['a in ()', 'a in ()'],
    ['a in (b,,c)', 'a in (,b,c)'],
    ['in in (in)', 'in in (in)'],
    ['a==b,!tier', 'a==b,!tier'],
    ['a>1,a<5', 'a>1,a<5'],
    ['app==', 'app=='],
    ['', ''],
  ])('reads %j', (text, written) => {
    expect(parseSelector(text).toString()).toBe(written);
  });

  // The texts of `kubectl create poddisruptionbudget --selector`.
  it.each([
    ['=x', "found '=', expected: !, identifier, or 'end of string'"],
    ['a=b c', "found 'c', expected: ',' or 'end of string'"],
    ['a,', "found '', expected: identifier after ','"],
    ['a in', "unable to parse requirement: found '' expected: '('"],
    ['a in (b', "unable to parse requirement: found '', expected: ',' or ')'"],
    ['a in (b,(c))', "unable to parse requirement: found '(', expected: ',', or identifier"],
    ['a in (=)', "unable to parse requirement: found '=', expected: ',', ')' or identifier"],
    ['!!a', "unable to parse requirement: found '!', expected: identifier"],
    ['a b', "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
    [
      'a>x',
      `unable to parse requirement: values[0]: Invalid value: "x": for 'Gt', 'Lt' operators, the value must be an integer`,
    ],
    ['A_=b', `unable to parse requirement: <nil>: Invalid value: "A_": name part ${NAME}`],
    ['a/=b', `unable to parse requirement: <nil>: Invalid value: "a/": name part must be non-empty; name part ${NAME}`],
    ['a=-x', `unable to parse requirement: values[0][a]: Invalid value: "-x": ${VALUE}`],
    [
      'k in (-a,-b)',
      `unable to parse requirement: [values[0][k]: Invalid value: "-a": ${VALUE}, values[1][k]: Invalid value: "-b": ${VALUE}]`,
    ],
  ])('refuses %j', (text, message) => {
    expect(() => parseSelector(text)).toThrow(new Error(message));
  });

  const labels = { app: 'web', tier: 'front', n: '7', none: '' };
  it.each([
    ['app=web', true],
    ['app!=web', false],
    ['missing!=web', true],
    ['app in (db,web),tier', true],
    ['missing notin (x)', true],
    ['!tier', false],
    ['!missing', true],
    ['n>6,n<8', true],
    ['app>6', false],
    ['none=', true],
    ['missing=', false],
    ['', true],
  ])('%j matches: %s', (text, expected) => {
    expect(parseSelector(text).matches(labels)).toBe(expected);
  });
});

describe('LabelSelector', () => {
  it('selects nothing when absent, everything when empty', () => {
    expect(selectorFromLabelSelector(undefined).matches({ a: 'b' })).toBe(false);
    expect(selectorFromLabelSelector({}).matches({ a: 'b' })).toBe(true);
    expect(formatLabelSelector(undefined)).toBe('<none>');
    expect(formatLabelSelector({})).toBe('<none>');
  });

  it('joins labels and expressions', () => {
    const selector = {
      matchLabels: { z: '1' },
      matchExpressions: [
        { key: 'a', operator: 'In', values: ['y', 'x'] },
        { key: 'b', operator: 'DoesNotExist' },
      ],
    };
    expect(formatLabelSelector(selector)).toBe('a in (x,y),!b,z=1');
    expect(selectorFromLabelSelector(selector).matches({ a: 'x', z: '1' })).toBe(true);
  });

  it('shows <error> for what is not valid', () => {
    const selector = { matchExpressions: [{ key: 'a', operator: 'Near' }] };
    expect(formatLabelSelector(selector)).toBe('<error>');
    expect(() => selectorFromLabelSelector(selector)).toThrow('"Near" is not a valid label selector operator');
  });

  it('reads text into fields', () => {
    expect(parseToLabelSelector('c=d,a,!b,e in (f)')).toEqual({
      matchLabels: { c: 'd' },
      matchExpressions: [
        { key: 'a', operator: 'Exists' },
        { key: 'b', operator: 'DoesNotExist' },
        { key: 'e', operator: 'In', values: ['f'] },
      ],
    });
    expect(() => parseToLabelSelector('a!=b')).toThrow('"!=" is not a valid label selector operator');
    expect(() => parseToLabelSelector('a>5')).toThrow('"gt" isn\'t supported in label selectors');
  });
});

describe('formatLabels', () => {
  it('sorts by key', () => {
    expect(formatLabels({ tier: 'front', app: 'web' })).toBe('app=web,tier=front');
    expect(formatLabels({})).toBe('<none>');
    expect(formatLabels(undefined)).toBe('<none>');
    expect(selectorFromSet({ tier: 'front', app: 'web' }).toString()).toBe('app=web,tier=front');
  });
});
