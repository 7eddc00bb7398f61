/** Quotes as package `time` does in its errors: without the tables of Unicode, so what is not ASCII is shown by its bytes. */
export function quote(text: string): string {
  let out = '';
  for (const c of text) {
    const code = c.codePointAt(0) as number;
    if (code >= 0x80 || code < 0x20) {
      for (const byte of new TextEncoder().encode(c)) out += `\\x${byte.toString(16).padStart(2, '0')}`;
    } else out += c === '"' || c === '\\' ? `\\${c}` : c;
  }
  return `"${out}"`;
}
