const isAsciiLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isAsciiDigit = (code: number) => code >= 48 && code <= 57;

/**
 * The order in which go-yaml v2 writes the keys of a map: punctuation and digits before letters, letters by code point
 * (so capitals first), and runs of digits by their value: `a2` before `a10`.
 */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x > 127 || y > 127) return compareRunes([...a], [...b]);
    if (x === y) continue;
    if (isAsciiLetter(x) && isAsciiLetter(y)) return x - y;
    return compareRunes([...a], [...b]);
  }
  return a.length - b.length;
}

function compareRunes(a: string[], b: string[]): number {
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a[i] === b[i]) i++;
  if (i === length) return a.length - b.length;
  const x = a[i] as string;
  const y = b[i] as string;
  const xLetter = isLetter(x);
  const yLetter = isLetter(y);
  if (xLetter !== yLetter) return yLetter ? -1 : 1;
  if (!xLetter) {
    // A zero inside a number counts with the digits before it, which both share.
    const lead = (x === '0' || y === '0') && continuesNumber(a, i) ? 1n : 0n;
    const [xNumber, xEnd] = numberAt(a, i, lead);
    const [yNumber, yEnd] = numberAt(b, i, lead);
    if (xNumber !== yNumber) return xNumber < yNumber ? -1 : 1;
    if (xEnd !== yEnd) return xEnd - yEnd;
  }
  return codePoint(x) - codePoint(y);
}

function continuesNumber(runes: string[], at: number): boolean {
  for (let i = at - 1; i >= 0 && isDigit(runes[i] as string); i--) if (runes[i] !== '0') return true;
  return false;
}

/** The number the digits from here make, in 64 bits as in Go, and where they end. */
function numberAt(runes: string[], at: number, lead: bigint): [bigint, number] {
  let value = lead;
  let end = at;
  for (; end < runes.length && isDigit(runes[end] as string); end++) {
    value = BigInt.asIntN(64, value * 10n + BigInt(codePoint(runes[end] as string) - 48));
  }
  return [value, end];
}

const codePoint = (rune: string) => rune.codePointAt(0) as number;
const isLetter = (rune: string) => (codePoint(rune) < 128 ? isAsciiLetter(codePoint(rune)) : /\p{L}/u.test(rune));
const isDigit = (rune: string) => (codePoint(rune) < 128 ? isAsciiDigit(codePoint(rune)) : /\p{Nd}/u.test(rune));
