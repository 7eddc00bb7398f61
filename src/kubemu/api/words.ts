/** The words of a command line. Throws for a quote that is never closed. */
export function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (const [piece, plain, single, double, escaped] of line.matchAll(PIECES)) {
    if (/^\s/.test(piece)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    if (piece === "'" || piece === '"') throw new Error(`the quote ${piece} is never closed: ${line}`);
    word = (word ?? '') + (plain ?? single ?? escaped ?? double?.replace(/\\(["\\$`])/g, '$1') ?? '');
  }
  return word === undefined ? words : [...words, word];
}

/** Blanks, plain text, `'…'`, `"…"`, `\x`, or a quote that stands alone. */
const PIECES = /\s+|([^\s'"\\]+)|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|['"\\]/gs;
