/** The archives of `tar`, as ustar has them. */
import { toBytes, toText } from '../machine/bytes';

/** Something in an archive. */
export interface ArchiveEntry {
  /** Folders end in a slash. */
  name: string;
  kind: 'file' | 'folder' | 'link';
  /** Of a file; the target of a link. */
  content: string;
  mode: number;
  uid: number;
  gid: number;
  /** Milliseconds since the epoch. */
  mtime: number;
}

const BLOCK = 512;
const TYPES = { file: '0', folder: '5', link: '2' } as const;

/** The bytes of an archive. */
export function packArchive(entries: readonly ArchiveEntry[]): Buffer {
  const blocks = entries.flatMap((entry) => {
    const data = entry.kind === 'file' ? Buffer.from(toBytes(entry.content)) : Buffer.alloc(0);
    return [...longName(entry.name), header(entry, data.length), padded(data)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

/** What is in an archive, as far as it is one. */
export function unpackArchive(bytes: Uint8Array): ArchiveEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ArchiveEntry[] = [];
  let name: string | undefined;
  for (let at = 0; at + BLOCK <= buffer.length; ) {
    const head = buffer.subarray(at, at + BLOCK);
    if (head.every((byte) => byte === 0)) break;
    const text = (from: number, length: number) => head.toString('utf8', from, from + length).replace(/\0.*/s, '');
    const number = (from: number, length: number) => Number.parseInt(text(from, length).trim() || '0', 8) || 0;
    const size = number(124, 12);
    const data = buffer.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(head[156] ?? 48);
    if (type === 'L') {
      name = data.toString().replace(/\0.*/s, '');
      continue;
    }
    if (type === 'x') {
      name = /\d+ path=([^\n]*)\n/.exec(data.toString())?.[1];
      continue;
    }
    if (type === 'g') continue;
    const prefix = text(257, 5) === 'ustar' ? text(345, 155) : '';
    const full = name ?? (prefix ? `${prefix}/${text(0, 100)}` : text(0, 100));
    name = undefined;
    const kind = type === '5' || full.endsWith('/') ? 'folder' : type === '2' ? 'link' : 'file';
    const content = kind === 'link' ? text(157, 100) : toText(data);
    const [mode, uid, gid] = [number(100, 8), number(108, 8), number(116, 8)];
    entries.push({ name: full, kind, content, mode, uid, gid, mtime: number(136, 12) * 1000 });
  }
  return entries;
}

function header(entry: ArchiveEntry, size: number): Buffer {
  const head = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number) =>
    head.write(
      `${Math.floor(value)
        .toString(8)
        .padStart(length - 1, '0')}\0`,
      at,
    );
  head.write(Buffer.from(entry.name).subarray(0, 100).toString(), 0);
  octal(entry.mode, 100, 8);
  octal(entry.uid, 108, 8);
  octal(entry.gid, 116, 8);
  octal(size, 124, 12);
  octal(entry.mtime / 1000, 136, 12);
  head.write('        ', 148);
  head.write(TYPES[entry.kind], 156);
  if (entry.kind === 'link') head.write(entry.content.slice(0, 100), 157);
  head.write('ustar\x0000', 257);
  let sum = 0;
  for (const byte of head) sum += byte;
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}

/** A name that does not fit is told beforehand, as GNU tar does. */
function longName(name: string): Buffer[] {
  const bytes = Buffer.from(`${name}\0`);
  if (bytes.length <= 101) return [];
  const entry: ArchiveEntry = { name: '././@LongLink', kind: 'file', content: '', mode: 0, uid: 0, gid: 0, mtime: 0 };
  const head = header(entry, bytes.length);
  head.write('L', 156);
  head.write('        ', 148);
  let sum = 0;
  for (const byte of head) sum += byte;
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [head, padded(bytes)];
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK)]);
}
