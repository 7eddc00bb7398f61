import type { Mark } from './yaml-error';

const NUL = 0;
const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;

/** A space or a tab. */
export const isBlank = (code: number) => code === SPACE || code === TAB;
/** What libyaml takes for the end of a line: CR, LF, NEL, LS, PS. */
export const isBreak = (code: number) =>
  code === LF || code === CR || code === 0x85 || code === 0x2028 || code === 0x2029;
/** A line break or the end of the text. */
export const isBreakOrEnd = (code: number) => code === LF || code === NUL || isBreak(code);
/** Anything that ends a word: blank, line break, end of the text. */
export const isBlankOrEnd = (code: number) => code === SPACE || code === TAB || isBreakOrEnd(code);
/** A letter, digit, `_` or `-`: what libyaml allows in anchors, tag handles and directives. */
export const isWordChar = (code: number) =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code === 45;

/** Where a scan stands in a text. The text ends in NULs, so that looking a few characters ahead is always safe. */
export class Cursor {
  pos = 0;
  line = 0;
  private lineStart = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = `${text}\0\0\0\0`;
  }

  get column(): number {
    return this.pos - this.lineStart;
  }

  /** The character `ahead` places further on; 0 at the end of the text. */
  peek(ahead = 0): number {
    return this.text.charCodeAt(this.pos + ahead);
  }

  atEnd(): boolean {
    return this.peek() === NUL;
  }

  mark(): Mark {
    return { index: this.pos, line: this.line, column: this.column };
  }

  /** Takes a line break and gives what it stands for in a scalar: LF, or LS and PS as they are. */
  takeBreak(): string {
    const code = this.peek();
    this.pos += code === CR && this.peek(1) === LF ? 2 : 1;
    this.startLine();
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
  }

  /** Counts a new line from here without taking anything: the end of the text counts as one. */
  startLine(): void {
    this.line++;
    this.lineStart = this.pos;
  }

  skipBlanks(): void {
    while (isBlank(this.peek())) this.pos++;
  }

  skipComment(): void {
    if (this.peek() !== 35) return;
    while (!isBreakOrEnd(this.peek())) this.pos++;
  }

  /** `---` or `...` alone at the start of a line. */
  atDocumentIndicator(): boolean {
    const code = this.peek();
    return (
      this.column === 0 &&
      (code === 45 || code === 46) &&
      this.peek(1) === code &&
      this.peek(2) === code &&
      isBlankOrEnd(this.peek(3))
    );
  }

  /** Takes the characters from here on for which `accepts` holds. */
  takeWhile(accepts: (code: number) => boolean): string {
    const start = this.pos;
    while (accepts(this.peek())) this.pos++;
    return this.text.slice(start, this.pos);
  }
}
