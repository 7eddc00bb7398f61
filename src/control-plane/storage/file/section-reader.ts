/** Tells the objects of a section apart by their indentation, without parsing them. */
import { isAscii } from 'node:buffer';
import { ObjectText, StoredObject, type TextSource } from '../stored-object';
import type { FileBytes } from './file-bytes';
import { isCompact } from './layout';
import { expectCanonical as expect, type Range } from './outline';

const CLOSE_OBJECT = Buffer.from('\n    }');
const KEY_START = Buffer.from('    "');
const BLOCK_START = Buffer.from('": {\n      "');
const NEXT_LINE = Buffer.from(',\n');
const QUOTE = 0x22;

/** The objects of a section, not parsed. Throws `NotCanonical` when they cannot be told apart or are out of order. */
export function objectsOf(
  resource: string,
  { start, end }: Range,
  bytes: FileBytes,
  source: TextSource,
): StoredObject[] {
  const objects = isCompact(resource)
    ? lineObjects(start, end, bytes, source)
    : blockObjects(start, end, bytes, source);
  for (let i = 1; i < objects.length; i++) {
    expect((objects[i - 1] as StoredObject).key < (objects[i] as StoredObject).key);
  }
  return objects;
}

function blockObjects(start: number, end: number, bytes: FileBytes, source: TextSource): StoredObject[] {
  const part = bytes.slice(start, end);
  const objects: StoredObject[] = [];
  for (let at = 0; at < part.length; ) {
    const keyEnd = part.indexOf(QUOTE, at + KEY_START.length);
    expect(stands(KEY_START, part, at) && keyEnd >= 0 && stands(BLOCK_START, part, keyEnd));
    const value = keyEnd + '": '.length;
    const close = part.indexOf(CLOSE_OBJECT, value);
    const objectEnd = close + CLOSE_OBJECT.length;
    expect(close >= 0 && (objectEnd === part.length || stands(NEXT_LINE, part, objectEnd)));
    const key = readKey(part.toString('utf8', at + KEY_START.length, keyEnd));
    objects.push(
      new StoredObject(key, undefined, new ObjectText(source, start + at, start + value, start + objectEnd)),
    );
    at = objectEnd + NEXT_LINE.length;
  }
  return objects;
}

/** Works on a string, where one search costs a fraction of one in a buffer; bytes and Latin-1 characters correspond. */
function lineObjects(start: number, end: number, bytes: FileBytes, source: TextSource): StoredObject[] {
  const part = bytes.slice(start, end);
  const text = part.toString('latin1');
  const ascii = isAscii(part);
  const objects: StoredObject[] = [];
  for (let at = 0; at < text.length; ) {
    const lineBreak = text.indexOf('\n', at);
    const lineEnd = lineBreak < 0 ? text.length : lineBreak - 1;
    const keyStart = at + KEY_START.length;
    const keyEnd = text.indexOf('"', keyStart);
    expect(text.startsWith('    "', at) && keyEnd >= 0 && keyEnd < lineEnd && text.startsWith('": {', keyEnd));
    expect(text[lineEnd - 1] === '}' && (lineBreak < 0 || text[lineEnd] === ','));
    const key = ascii ? text.slice(keyStart, keyEnd) : part.toString('utf8', keyStart, keyEnd);
    const place = new ObjectText(source, start + at, start + keyEnd + '": '.length, start + lineEnd);
    objects.push(new StoredObject(readKey(key), undefined, place));
    at = lineEnd + 2;
  }
  return objects;
}

/** Keys with escapes are left to the parser; a quote in one would have ended it. */
function readKey(key: string): string {
  expect(!key.includes('\\') && !key.includes('\n'));
  return key;
}

function stands(text: Buffer, part: Buffer, at: number): boolean {
  for (let i = 0; i < text.length; i++) if (part[at + i] !== text[i]) return false;
  return true;
}
