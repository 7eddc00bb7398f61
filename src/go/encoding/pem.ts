/** PEM blocks and the DER in them, as far as comparing a key with a certificate needs them. */

/** One `-----BEGIN TYPE-----` block. */
export interface PEMBlock {
  type: string;
  der: Buffer;
}

/** The blocks of a text in order; whatever stands between them, and blocks that are broken, are passed over. */
export function pemBlocks(text: string): PEMBlock[] {
  const blocks: PEMBlock[] = [];
  const pattern = /(?<=^|\n)-----BEGIN ([^\n]*?)-----[ \t\r]*\n([\s\S]*?)-----END \1-----/g;
  for (const [, type = '', body = ''] of text.matchAll(pattern)) {
    const base64 = body.replace(/^(?:[^\n]*:[^\n]*\n)*/, '').replace(/\s/g, '');
    if (/^[A-Za-z0-9+/]*={0,2}$/.test(base64) && base64.length % 4 === 0)
      blocks.push({ type, der: Buffer.from(base64, 'base64') });
  }
  return blocks;
}

/** One value of ASN.1 in DER: its tag and what it contains. */
export interface DERValue {
  tag: number;
  content: Buffer;
}

/** Tags of X.690 that keys and certificates are made of. */
export const TAG = { integer: 2, bitString: 3, octetString: 4, oid: 6, sequence: 0x30, context0: 0xa0, context1: 0xa1 };

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
  if (byte === undefined) throw new Error('asn1: syntax error: data truncated');
  return byte;
}
