import { describe, expect, it } from 'vitest';
import type { Flag } from '../../../../src/kubectl/cli/flags/flag';
import { FlagSet } from '../../../../src/kubectl/cli/flags/flag-set';
import { changed, FlagValues } from '../../../../src/kubectl/cli/flags/flag-values';

const flags: Flag[] = [
  { name: 'all-namespaces', shorthand: 'A', type: 'bool', usage: '' },
  { name: 'cascade', type: 'string', default: 'background', noOptDefault: 'background', usage: '' },
  { name: 'filename', shorthand: 'f', type: 'stringSlice', usage: '' },
  { name: 'from-literal', type: 'stringArray', usage: '' },
  { name: 'no-headers', type: 'bool', usage: '' },
  { name: 'output', shorthand: 'o', type: 'string', usage: '' },
  { name: 'port', type: 'int32', usage: '' },
  { name: 'replicas', type: 'int', required: true, usage: '' },
  { name: 'since', type: 'duration', default: '5s', usage: '' },
  { name: 'stdin', shorthand: 'i', type: 'bool', usage: '' },
  { name: 'tty', shorthand: 't', type: 'bool', usage: '' },
  { name: 'verbose', shorthand: 'v', type: 'count', usage: '' },
  { name: 'ratio', type: 'float64', usage: '' },
  { name: 'size', type: 'uint', usage: '' },
];

const set = new FlagSet(flags);

const forms: [line: string, normal: string[], args: string[], dash: number][] = [
  ['a --output wide b', ['--output=wide'], ['a', 'b'], -1],
  ['-o wide -ojson -o=yaml', ['--output=wide', '--output=json', '--output=yaml'], [], -1],
  ['-Aowide', ['--all-namespaces=true', '--output=wide'], [], -1],
  ['-it a', ['--stdin=true', '--tty=true'], ['a'], -1],
  ['-A=false -it=false', ['--all-namespaces=false', '--stdin=true', '--tty=false'], [], -1],
  ['--no-headers --no-headers=false', ['--no-headers=true', '--no-headers=false'], [], -1],
  ['--no_headers', ['--no-headers=true'], [], -1],
  ['--cascade orphan --cascade=orphan', ['--cascade=background', '--cascade=orphan'], ['orphan'], -1],
  ['--output= -o -- a', ['--output=', '--output=--'], ['a'], -1],
  ['a -- -o --b', [], ['a', '-o', '--b'], 1],
  ['- -f -', ['--filename=-'], ['-'], -1],
  ['-vvv', ['--verbose=+1', '--verbose=+1', '--verbose=+1'], [], -1],
  ['--output a=b=c', ['--output=a=b=c'], [], -1],
];

describe('a flag set', () => {
  it.each(forms)('reads %s', (line, normal, args, argsLenAtDash) => {
    expect(set.normalise(line.split(' '))).toEqual({ flags: normal, args, argsLenAtDash });
  });

  it('stops at what it cannot read, keeping what came before', () => {
    const { flags: read, error } = set.normalise(['-A', '--bogus', '-t']);
    expect([read, error?.message]).toEqual([['--all-namespaces=true'], 'unknown flag: --bogus']);
  });
});

function values(...occurrences: [string, string][]): FlagValues {
  const all = new FlagValues(flags);
  for (const [name, text] of occurrences) all.set(name, text);
  return all;
}

const parse = (func: string, text: string, why = 'invalid syntax') => `strconv.${func}: parsing "${text}": ${why}`;

describe('flag values', () => {
  it('hold defaults until they are set', () => {
    const none = values();
    expect(none.all()).toMatchObject({ cascade: 'background', since: 5000, filename: [] });
    expect(none.changed('since')).toBe(false);
    expect(changed(none.all(), 'since')).toBe(false);
    expect(values(['since', '5s']).changed('since')).toBe(true);
    expect(changed(values(['since', '5s']).all(), 'since')).toBe(true);
    expect(none.missingRequired()).toEqual(['replicas']);
  });

  it('gather lists: slices at commas, arrays as they are', () => {
    const all = values(['filename', 'a,"b,c"'], ['filename', 'd'], ['from-literal', 'a,b'], ['from-literal', 'c']);
    expect(all.all()).toMatchObject({ filename: ['a', 'b,c', 'd'], 'from-literal': ['a,b', 'c'] });
  });

  it('count', () => {
    expect(values(['verbose', '+1'], ['verbose', '+1']).all().verbose).toBe(2);
  });

  it.each([
    ['0x10', 16],
    ['-0b11', -3],
    ['017', 15],
    ['1_000', 1000],
    ['+5', 5],
  ])('read %s as an int', (text, number) => {
    expect(values(['replicas', text]).all().replicas).toBe(number);
  });

  it.each([
    ['replicas', 'abc', '"--replicas"', parse('ParseInt', 'abc')],
    ['replicas', '', '"--replicas"', parse('ParseInt', '')],
    ['replicas', '08', '"--replicas"', parse('ParseInt', '08')],
    ['replicas', '9223372036854775808', '"--replicas"', parse('ParseInt', '9223372036854775808', 'value out of range')],
    ['port', '2147483648', '"--port"', parse('ParseInt', '2147483648', 'value out of range')],
    ['size', '-1', '"--size"', parse('ParseUint', '-1')],
    ['ratio', '1,5', '"--ratio"', parse('ParseFloat', '1,5')],
    ['all-namespaces', 'yes', '"-A, --all-namespaces"', parse('ParseBool', 'yes')],
    ['since', '5', '"--since"', 'time: missing unit in duration "5"'],
    ['filename', 'a"b', '"-f, --filename"', 'parse error on line 1, column 2: bare " in non-quoted-field'],
  ])('refuse --%s=%s', (name, text, shown, why) => {
    expect(() => values([name, text])).toThrow(`invalid argument ${JSON.stringify(text)} for ${shown} flag: ${why}`);
  });
});
