/** Reads what is typed, or piped, line by line. */

/** A line, Ctrl-C, or the end of the input. */
export type Typed = { line: string } | 'interrupt' | 'end';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const SPECIAL = new Set(['\n', '\r', CTRL_C, CTRL_D]);

/** Splits a stream of text into lines. Ctrl-C drops what was typed so far; Ctrl-D on an empty line is the end. */
export class LineReader {
  private text = '';
  private ended = false;
  private readonly chunks: AsyncIterator<string> | undefined;

  constructor(input: AsyncIterable<string> | undefined) {
    this.chunks = input?.[Symbol.asyncIterator]();
  }

  async next(): Promise<Typed> {
    for (;;) {
      const typed = this.cut();
      if (typed) return typed;
      if (this.ended || !this.chunks) return this.rest();
      const { value, done } = await this.chunks.next();
      if (done) this.ended = true;
      else this.text += value;
    }
  }

  /** Everything that is left. */
  async all(): Promise<string> {
    for (;;) {
      if (this.ended || !this.chunks) break;
      const { value, done } = await this.chunks.next();
      if (done) this.ended = true;
      else this.text += value;
    }
    const text = this.text;
    this.text = '';
    return text;
  }

  /** Takes what a newline or a control character completes. */
  private cut(): Typed | undefined {
    for (let at = 0; at < this.text.length; at++) {
      const char = this.text[at] ?? '';
      if (!SPECIAL.has(char)) continue;
      const line = this.text.slice(0, at);
      this.text = this.text.slice(at + 1);
      if (char === CTRL_C) return 'interrupt';
      if (char !== CTRL_D) return { line };
      if (line === '') return 'end';
      this.text = line + this.text;
      at = line.length - 1;
    }
    return undefined;
  }

  private rest(): Typed {
    const line = this.text;
    this.text = '';
    return line === '' ? 'end' : { line };
  }
}
