/**
 * Breaks lines between words so that none is longer than `limit`, as github.com/mitchellh/go-wordwrap does. A word too
 * long for any line gets one of its own; blanks at a break are dropped.
 */
export function wordWrap(text: string, limit: number): string {
  let out = '';
  let used = 0;
  let blanks = '';
  let word = '';
  const take = () => {
    out += blanks + word;
    used += length(blanks) + length(word);
    blanks = '';
    word = '';
  };
  for (const char of text) {
    if (char === '\n') {
      if (word === '' && used + length(blanks) > limit) blanks = '';
      take();
      out += char;
      used = 0;
    } else if (/\s/u.test(char) && char !== '\u00a0') {
      if (blanks === '' || word !== '') take();
      blanks += char;
    } else {
      word += char;
      if (used + length(word) + length(blanks) <= limit || length(word) >= limit) continue;
      out += '\n';
      used = 0;
      blanks = '';
    }
  }
  if (word !== '' || used + length(blanks) <= limit) take();
  return out;
}

function length(text: string): number {
  return [...text].length;
}
