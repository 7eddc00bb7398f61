import { type Cursor, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isWordChar } from './cursor';
import { type Mark, scannerError } from './yaml-error';

/** `%YAML 1.1` or `%TAG !x! prefix`. */
export type Directive = { name: 'YAML'; version: string } | { name: 'TAG'; handle: string; prefix: string };

const BANG = 33;
const PERCENT = 37;

const URI_PUNCTUATION = ";/?:@&=+$,.!~*'()[]%";
const isURIChar = (code: number) => isWordChar(code) || URI_PUNCTUATION.includes(String.fromCharCode(code));

/** A tag as written: handle (`!`, `!!`, `!x!` or empty) and the rest, as libyaml's `yaml_parser_scan_tag`. */
export function scanTag(cursor: Cursor): { handle: string; suffix: string } {
  const start = cursor.mark();
  let handle = '';
  let suffix: string;
  if (cursor.peek(1) === 60) {
    cursor.pos += 2;
    suffix = scanURI(cursor, '', start);
    if (cursor.peek() !== 62) throw scannerError("did not find the expected '>'", cursor.mark(), start);
    cursor.pos++;
  } else {
    handle = scanHandle(cursor, false, start);
    if (handle.length > 1 && handle.endsWith('!')) {
      suffix = scanURI(cursor, '', start);
    } else {
      suffix = scanURI(cursor, handle, start);
      handle = '!';
      if (suffix === '') [handle, suffix] = ['', '!'];
    }
  }
  if (!isBlankOrEnd(cursor.peek())) {
    throw scannerError('did not find expected whitespace or line break', cursor.mark(), start);
  }
  return { handle, suffix };
}

function scanHandle(cursor: Cursor, directive: boolean, start: Mark): string {
  if (cursor.peek() !== BANG) throw scannerError("did not find expected '!'", cursor.mark(), start);
  cursor.pos++;
  let handle = `!${cursor.takeWhile(isWordChar)}`;
  if (cursor.peek() === BANG) {
    cursor.pos++;
    handle += '!';
  } else if (directive && handle !== '!') {
    throw scannerError("did not find expected '!'", cursor.mark(), start);
  }
  return handle;
}

function scanURI(cursor: Cursor, head: string, start: Mark): string {
  let uri = head.slice(1);
  let found = head.length > 0;
  while (isURIChar(cursor.peek())) {
    found = true;
    if (cursor.peek() === PERCENT) uri += takeEscapedOctets(cursor, start);
    else uri += cursor.text.charAt(cursor.pos++);
  }
  if (!found) throw scannerError('did not find expected tag URI', cursor.mark(), start);
  return uri;
}

function takeEscapedOctets(cursor: Cursor, start: Mark): string {
  const octets: number[] = [];
  let wanted = 1;
  while (octets.length < wanted) {
    const octetText = cursor.text.slice(cursor.pos, cursor.pos + 3);
    if (!/^%[0-9a-fA-F]{2}$/.test(octetText)) {
      throw scannerError('did not find URI escaped octet', cursor.mark(), start);
    }
    const octet = Number.parseInt(octetText.slice(1), 16);
    if (octets.length === 0) {
      wanted = sequenceLength(octet);
      if (wanted === 0) throw scannerError('found an incorrect leading UTF-8 octet', cursor.mark(), start);
    } else if ((octet & 0xc0) !== 0x80) {
      throw scannerError('found an incorrect trailing UTF-8 octet', cursor.mark(), start);
    }
    octets.push(octet);
    cursor.pos += 3;
  }
  return Buffer.from(octets).toString('utf8');
}

function sequenceLength(octet: number): number {
  if (octet < 0x80) return 1;
  if ((octet & 0xe0) === 0xc0) return 2;
  if ((octet & 0xf0) === 0xe0) return 3;
  return (octet & 0xf8) === 0xf0 ? 4 : 0;
}

/** A directive with the rest of its line, as libyaml's `yaml_parser_scan_directive`; the cursor stands on `%`. */
export function scanDirective(cursor: Cursor): Directive {
  const start = cursor.mark();
  cursor.pos++;
  const name = cursor.takeWhile(isWordChar);
  if (name === '') throw scannerError('could not find expected directive name', cursor.mark(), start);
  if (!isBlankOrEnd(cursor.peek())) {
    throw scannerError('found unexpected non-alphabetical character', cursor.mark(), start);
  }
  let directive: Directive;
  if (name === 'YAML') directive = scanVersion(cursor, start);
  else if (name === 'TAG') directive = scanTagDirective(cursor, start);
  else throw scannerError('found unknown directive name', cursor.mark(), start);
  cursor.skipBlanks();
  cursor.skipComment();
  if (!isBreakOrEnd(cursor.peek())) {
    throw scannerError('did not find expected comment or line break', cursor.mark(), start);
  }
  if (isBreak(cursor.peek())) cursor.takeBreak();
  return directive;
}

function scanVersion(cursor: Cursor, start: Mark): Directive {
  cursor.skipBlanks();
  const major = scanVersionNumber(cursor, start);
  if (cursor.peek() !== 46) {
    throw scannerError("did not find expected digit or '.' character", cursor.mark(), start);
  }
  cursor.pos++;
  return { name: 'YAML', version: `${major}.${scanVersionNumber(cursor, start)}` };
}

function scanVersionNumber(cursor: Cursor, start: Mark): number {
  let digits = '';
  while (cursor.peek() >= 48 && cursor.peek() <= 57) {
    if (digits.length === 2) throw scannerError('found extremely long version number', cursor.mark(), start);
    digits += cursor.text.charAt(cursor.pos++);
  }
  if (digits === '') throw scannerError('did not find expected version number', cursor.mark(), start);
  return Number(digits);
}

function scanTagDirective(cursor: Cursor, start: Mark): Directive {
  cursor.skipBlanks();
  const handle = scanHandle(cursor, true, start);
  if (!isBlank(cursor.peek())) throw scannerError('did not find expected whitespace', cursor.mark(), start);
  cursor.skipBlanks();
  const prefix = scanURI(cursor, '', start);
  if (!isBlankOrEnd(cursor.peek())) {
    throw scannerError('did not find expected whitespace or line break', cursor.mark(), start);
  }
  return { name: 'TAG', handle, prefix };
}
