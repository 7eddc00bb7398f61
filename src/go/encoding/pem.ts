/** PEM: `encoding/pem`. */

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
