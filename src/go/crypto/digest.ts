/** Digests in hexadecimal: `crypto/sha256` and `crypto/md5`, for names, keys and an order that never changes. */
import { createHash } from 'node:crypto';

/** The SHA-256 of some bytes, or of a text's UTF-8. */
export function sha256(input: Uint8Array | string): string {
  return createHash('sha256').update(input).digest('hex');
}

/** The SHA-512 of a text's UTF-8. */
export function sha512(text: string): string {
  return createHash('sha512').update(text).digest('hex');
}

/** The MD5 of a text's UTF-8. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
