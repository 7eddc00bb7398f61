/** MD5, as Kubernetes uses it to put things in a fixed order. Not for secrets. */

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** The digest of a text's UTF-8 bytes, in hex. */
export function md5(text: string): string {
  const words = paddedWords(new TextEncoder().encode(text));
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < words.length; block += 16) mixBlock(state, words, block);
  return state.map(littleEndianHex).join('');
}

function paddedWords(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16);
  const set = (i: number, byte: number) => {
    words[i >> 2] = (words[i >> 2] as number) | (byte << ((i & 3) * 8));
  };
  bytes.forEach((byte, i) => void set(i, byte));
  set(bytes.length, 0x80);
  words[words.length - 2] = bytes.length * 8;
  return words;
}

function mixBlock(state: number[], words: Uint32Array, block: number): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let i = 0; i < 64; i++) {
    const round = i >> 4;
    const [mixed, word] = step(round, i, b, c, d);
    const constant = Math.floor(Math.abs(Math.sin(i + 1)) * 0x1_0000_0000);
    const sum = (a + mixed + constant + (words[block + word] as number)) | 0;
    const shift = SHIFTS[round * 4 + (i & 3)] as number;
    [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
  }
  [a, b, c, d].forEach((value, i) => {
    state[i] = ((state[i] as number) + value) | 0;
  });
}

/** What a round makes of three words, and which word of the block it takes. */
function step(round: number, i: number, b: number, c: number, d: number): [mixed: number, word: number] {
  if (round === 0) return [(b & c) | (~b & d), i];
  if (round === 1) return [(d & b) | (~d & c), (5 * i + 1) & 15];
  if (round === 2) return [b ^ c ^ d, (3 * i + 5) & 15];
  return [c ^ (b | ~d), (7 * i) & 15];
}

function littleEndianHex(word: number): string {
  return [0, 8, 16, 24].map((shift) => ((word >>> shift) & 255).toString(16).padStart(2, '0')).join('');
}
