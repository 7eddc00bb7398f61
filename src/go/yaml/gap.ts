import { type Cursor, isBlank, isBreak } from './cursor';

/** The line breaks and blanks between two words of a scalar, and what they fold to. */
export class Gap {
  private blanks = '';
  private first = '';
  private rest = '';
  multiline = false;

  /** Takes blanks and line breaks up to the next word. */
  take(cursor: Cursor, onBlank?: (multiline: boolean) => void): void {
    for (;;) {
      const code = cursor.peek();
      if (isBlank(code)) {
        onBlank?.(this.multiline);
        if (!this.multiline) this.blanks += String.fromCharCode(code);
        cursor.pos++;
      } else if (isBreak(code)) {
        if (this.multiline) this.rest += cursor.takeBreak();
        else this.first = cursor.takeBreak();
        this.multiline = true;
      } else return;
    }
  }

  folded(): string {
    if (!this.multiline) return this.blanks;
    if (this.first === '\n') return this.rest || ' ';
    return this.first + this.rest;
  }

  /** After `\` at the end of a line the break itself is gone, only further empty lines count. */
  escapedBreak(): void {
    this.multiline = true;
    this.first = '';
  }
}
