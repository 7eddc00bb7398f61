import { describe, expect, it } from 'vitest';
import { quote, quoteRune, quoteToASCII, unicodeName } from '../../../src/go/strconv/quote';
import { unquote } from '../../../src/go/strconv/unquote';
import { messageOf } from '../../kubectl/printers/failure';

const QUOTED: [text: string, quoted: string][] = [
  ['plain', '"plain"'],
  ['a"b\\c', '"a\\"b\\\\c"'],
  ['\u0007\b\f\n\r\t\v', '"\\a\\b\\f\\n\\r\\t\\v"'],
  ['\u0000\u001b\u007f', '"\\x00\\x1b\\x7f"'],
  ['é☃😀', '"é☃😀"'],
  ['\u00a0\u200b\ufeff', '"\\u00a0\\u200b\\ufeff"'],
  ['\u{e0001}', '"\\U000e0001"'],
  ["it's", '"it\'s"'],
];

describe('quote', () => {
  it.each(QUOTED)('writes %j', (text, quoted) => expect(quote(text)).toBe(quoted));
  it.each(QUOTED)('is undone by unquote: %j', (text, quoted) => expect(unquote(quoted)).toBe(text));
  it('can keep to ASCII', () => expect(quoteToASCII('é😀')).toBe('"\\u00e9\\U0001f600"'));
});

describe('unquote', () => {
  it('reads escapes by number', () => expect(unquote('"\\x41\\u00e9\\101\\U0001F600"')).toBe('Aé\u0041😀'));
  it('joins bytes to characters', () => expect(unquote('"\\xc3\\xa9"')).toBe('é'));
  it('takes raw strings as they are, but for carriage returns', () => expect(unquote('`a\\n\r\n`')).toBe('a\\n\n'));
  it.each(['"', '"a', 'a', '"\\q"', '"\\\'"', '"\\x4"', '"\\400"', '"\\ud800"', '"\\U00110000"', '"a"b"', "'a'"])(
    'refuses %j',
    (text) => expect(messageOf(() => unquote(text))).toBe('invalid syntax'),
  );
});

describe('characters', () => {
  it.each([
    [97, "'a'"],
    [39, "'\\''"],
    [34, "'\"'"],
    [10, "'\\n'"],
    [-1, "'\ufffd'"],
  ])('quotes rune %j', (code, quoted) => expect(quoteRune(code)).toBe(quoted));

  it('names characters', () => {
    expect(unicodeName('!')).toBe("U+0021 '!'");
    expect(unicodeName('\u0001')).toBe('U+0001');
    expect(unicodeName('☃')).toBe("U+2603 '☃'");
  });
});
