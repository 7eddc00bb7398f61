/** Base64 as Go's `encoding/base64` reads it. */

const isDigit = (c: string) => /[A-Za-z0-9+/]/.test(c);

/** Where the text stops being base64, as Go counts; -1 where it is fine. Line breaks are skipped. */
function corruptAt(text: string): number {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === '\n' || c === '\r') continue;
    if (isDigit(c)) {
      digits += 1;
      continue;
    }
    return c === '=' && digits % 4 >= 2 ? corruptPadding(text, i, digits % 4) : i;
  }
  return digits % 4 === 0 ? -1 : text.length - (digits % 4);
}

/** After the first `=` at `start`: one more when two digits stood before it, and then nothing. */
function corruptPadding(text: string, start: number, digits: number): number {
  const skip = (from: number) => {
    let i = from;
    while (text[i] === '\n' || text[i] === '\r') i += 1;
    return i;
  };
  let i = skip(start + 1);
  if (digits === 2) {
    if (i >= text.length) return text.length;
    if (text[i] !== '=') return i - 1;
    i = skip(i + 1);
  }
  return i < text.length ? i : -1;
}

/** `StdEncoding.DecodeString`. Throws `illegal base64 data at input byte 4`, which counts bytes. */
export function decodeBase64(text: string): Buffer {
  const at = corruptAt(Buffer.from(text).toString('latin1'));
  if (at >= 0) throw new Error(`illegal base64 data at input byte ${at}`);
  return Buffer.from(text, 'base64');
}
