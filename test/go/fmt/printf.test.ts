/** Sprintf of Go 1.22, as kubectl v1.28.15 prints it from templates. */
import { describe, expect, it } from 'vitest';
import { sprintf } from '../../../src/go/fmt/printf';
import { GoComplex, GoNumber, type GoValue } from '../../../src/go/fmt/value';

const int = (value: number) => new GoNumber('int', value);
const float = (value: number) => new GoNumber('float64', value);

const FORMATS: [format: string, args: GoValue[], text: string][] = [
  ['%s %v %d', ['a', 'b', int(5)], 'a b 5'],
  [
    '%5d|%-5d|%05d|%+d|% d|%x|%-05d',
    [int(42), int(42), int(42), int(42), int(42), int(42), int(42)],
    '   42|42   |00042|+42| 42|2a|42   ',
  ],
  ['%5s|%-5s|%.2s|%5.1s|%05s', ['abc', 'abc', 'abc', 'abc', 'abc'], '  abc|abc  |ab|    a|00abc'],
  [
    '%f %.2f %8.3f %-8.1f| %e %g %.3g %+f %08.2f',
    [
      float(1.23456),
      float(1.23456),
      float(1.23456),
      float(1.23456),
      float(1.23456),
      float(1.23456),
      float(1.23456),
      float(1.23456),
      float(1.23456),
    ],
    '1.234560 1.23    1.235 1.2     | 1.234560e+00 1.23456 1.23 +1.234560 00001.23',
  ],
  [
    '%v %v %v %v',
    [float(1000000), float(100000), float(123456789), float(0.00001)],
    '1e+06 100000 1.23456789e+08 1e-05',
  ],
  [
    '%.0f %.0f %.0f %.1f %.20f',
    [float(0.5), float(1.5), float(2.5), float(0.25), float(0.1)],
    '0 2 2 0.2 0.10000000000000000555',
  ],
  ['%t %v %5t', [true, false, true], 'true false  true'],
  [
    '%T %T %T %T %T %T',
    [int(1), float(1.5), 'a', true, new GoComplex(0, 1), null],
    'int float64 string bool complex128 <nil>',
  ],
  [
    '%q %+q %#q %x %X % x %#x',
    ['é\n', 'é☃', 'ab', 'hello', 'hé', 'abc', 'abc'],
    '"é\\n" "\\u00e9\\u2603" `ab` 68656c6c6f 68C3A9 61 62 63 0x616263',
  ],
  [
    '%x %X %o %b %c %U %#U %q %O %#x %#o',
    [int(255), int(255), int(8), int(5), int(65), int(9731), int(9731), int(65), int(8), int(255), int(8)],
    "ff FF 10 101 A U+2603 U+2603 '☃' 'A' 0o10 0xff 010",
  ],
  ['%#v %#v %#v %#v %#v', [int(1), float(1.5), 'a', true, null], '1 1.5 "a" true <nil>'],
  ['%d', ['a'], '%!d(string=a)'],
  ['%s', [int(5)], '%!s(int=5)'],
  ['%s %d', [null, null], '%!s(<nil>) %!d(<nil>)'],
  ['%z %!', [int(1)], '%!z(int=1) %!!(MISSING)'],
  ['%d %d', [int(1)], '1 %!d(MISSING)'],
  ['%d', [int(1), 'a', null], '1%!(EXTRA string=a, <nil>)'],
  ['%%|%5%|abc%', [], '%|%|abc%!(NOVERB)'],
  ['%*d|%-*d|%.*f', [int(5), int(42), int(5), int(42), int(2), float(1.23456)], '   42|42   |1.23'],
  ['%[2]d %[1]d', [int(1), int(2)], '2 1'],
  ['%[3]d', [int(1), int(2)], '%!d(BADINDEX)'],
  ['%[x]d', [int(1)], '%!d(BADINDEX)'],
  ['%*d', ['a', int(42)], '%!(BADWIDTH)42'],
  ['%.3d %8.3d %+.3d %.0d|', [int(5), int(5), int(5), int(0)], '005      005 +005 |'],
  ['%#g %#.3g %#f', [float(1), float(2), float(3)], '1.00000 2.00 3.000000'],
  ['%010.3f|%-10.3f|%+10.3f', [float(-1.5), float(1.5), float(1.5)], '-00001.500|1.500     |    +1.500'],
  ['%b %x %.2x', [float(1.5), float(1.5), float(1.999)], '6755399441055744p-52 0x1.8p+00 0x1.00p+01'],
  ['%v %.2f', [new GoComplex(0, 1), new GoComplex(0, 1)], '(0+1i) (0.00+1.00i)'],
  ['%x %o %c %q', [int(-255), int(-8), int(-1), int(39)], "-ff -10 � '\\''"],
  ['%g %.2g %g', [float(0), float(0), float(1e21)], '0 0 1e+21'],
  ['%6.2f%%', [float(12.345)], ' 12.35%'],
  ['%10s|%-4s|', ['é☃', '☃'], '        é☃|☃   |'],
];

describe('sprintf', () => {
  it.each(FORMATS)('%j', (format, args, text) => expect(sprintf(format, ...args)).toBe(text));

  it('prints maps and lists under any verb', () => {
    expect(sprintf('%v %d %q', { b: 1, a: [1.5, null] }, [1, 'x'], ['a'])).toBe(
      'map[a:[1.5 <nil>] b:1] [1 %!d(string=x)] ["a"]',
    );
    expect(sprintf('%#v', { a: [1, null, 'x'] })).toBe(
      'map[string]interface {}{"a":[]interface {}{1, interface {}(nil), "x"}}',
    );
    expect(sprintf('%5v|%05d', [1, 'a'], [7])).toBe('[    1     a]|[00007]');
  });
});
