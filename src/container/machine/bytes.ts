/** Bytes that need not be text, carried through text: what is no UTF-8 becomes lone surrogates, as in Python's surrogateescape. */

const LOW = 0xdc00;
const ESCAPED = /[\udc80-\udcff]/;

/** Text for any bytes; `toBytes` gives the same bytes back. */
export function toText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('utf8');
  if (!text.includes('\ufffd') || Buffer.from(text).equals(buffer)) return text;
  let escaped = '';
  for (let at = 0; at < buffer.length; ) {
    const length = sequenceLength(buffer, at);
    escaped += length > 0 ? buffer.toString('utf8', at, at + length) : String.fromCharCode(LOW + (buffer[at] ?? 0));
    at += length || 1;
  }
  return escaped;
}

/** The bytes a text stands for. */
export function toBytes(text: string): Uint8Array {
  if (!ESCAPED.test(text)) return Buffer.from(text);
  const pieces = [...text].map((char) => {
    const code = char.length === 1 ? char.charCodeAt(0) : 0;
    return code >= LOW + 0x80 && code <= LOW + 0xff ? Buffer.from([code - LOW]) : Buffer.from(char);
  });
  return Buffer.concat(pieces);
}

/** How many bytes a text stands for. */
export function byteLength(text: string): number {
  return ESCAPED.test(text) ? toBytes(text).length : Buffer.byteLength(text);
}

/** The length of a valid UTF-8 sequence that starts here, 0 where none does. */
function sequenceLength(buffer: Buffer, at: number): number {
  const first = buffer[at] ?? 0;
  const length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length < 2) return first < 0x80 ? 1 : 0;
  return buffer.toString('utf8', at, at + length).includes('\ufffd') ? 0 : length;
}
