/** DER, as far as reading requests for certificates needs it. */

/** One value of ASN.1 in DER: its tag and what it contains. */
export interface DERValue {
  tag: number;
  content: Buffer;
}

/** The values that stand one after the other in some bytes. Throws where they do not fill them exactly. */
export function derValues(bytes: Buffer): DERValue[] {
  const values: DERValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = byteAt(bytes, at);
    const { length, size } = derLength(bytes, at + 1);
    const start = at + 1 + size;
    if (start + length > bytes.length) throw new Error('asn1: syntax error: data truncated');
    values.push({ tag, content: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return values;
}

function derLength(bytes: Buffer, at: number): { length: number; size: number } {
  const first = byteAt(bytes, at);
  if (first < 0x80) return { length: first, size: 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4) throw new Error('asn1: structure error: bad length');
  let length = 0;
  for (let i = 1; i <= count; i++) length = length * 256 + byteAt(bytes, at + i);
  return { length, size: 1 + count };
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new Error('asn1: syntax error: truncated tag or length');
  return byte;
}
