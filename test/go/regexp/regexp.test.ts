import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/go/regexp/regexp';

describe('matchString', () => {
  it.each([
    ['(?i)hello', 'say HELLO', true],
    ['(?s:a.b)', 'a\nb', true],
    ['a.b', 'a\nb', false],
    ['(?P<n>a)(?P<n>b)', 'ab', true],
    ['(?<n>a)', 'a', true],
    ['^\\pL+$', 'Größe', true],
    ['^[[:alpha:]]+$', 'abc', true],
    ['^[[:alpha:]]+$', 'ab1', false],
    ['\\Aab\\z', 'ab\n', false],
    ['^ab$', 'ab\n', false],
    ['(?m)^b$', 'a\nb', true],
    ['\\Qa.b\\E', 'a.b', true],
    ['^.$', '😀', true],
    ['\\x{1F600}', '😀', true],
    ['\\d', '٣', false],
    ['\\s', '\u00a0', false],
    ['a{,2}', 'a{,2}', true],
  ])('%s in %j: %s', (pattern, text, found) => {
    expect(compile(pattern).matchString(text)).toBe(found);
  });

  it.each(['^(a+)+$', '(a*)*b', '(x+x+)+y'])('takes linear time: %s', (pattern) => {
    expect(compile(pattern).matchString(`${'a'.repeat(100_000)}${'x'.repeat(100_000)}`)).toBe(false);
  });
});

describe('compile', () => {
  it.each([
    ['(a', 'missing closing ): `(a`'],
    ['a)', 'unexpected ): `a)`'],
    ['[a', 'missing closing ]: `[a`'],
    ['*a', 'missing argument to repetition operator: `*`'],
    ['a**', 'invalid nested repetition operator: `**`'],
    ['a{1,1001}', 'invalid repeat count: `{1,1001}`'],
    ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
    ['(?!a)', 'invalid or unsupported Perl syntax: `(?!`'],
    ['(?<=a)', 'invalid named capture: `(?<=a)`'],
    ['(a)\\1', 'invalid escape sequence: `\\1`'],
    ['\\u0041', 'invalid escape sequence: `\\u`'],
    ['\\', 'trailing backslash at end of expression: ``'],
    ['[z-a]', 'invalid character class range: `z-a`'],
    ['\\p{Foo}', 'invalid character class range: `\\p{Foo}`'],
    [
      `${'('.repeat(1001)}${')'.repeat(1001)}`,
      `expression nests too deeply: \`${'('.repeat(1001)}${')'.repeat(1001)}\``,
    ],
  ])('refuses %s', (pattern, message) => {
    expect(() => compile(pattern)).toThrow(new Error(`error parsing regexp: ${message}`));
  });
});
