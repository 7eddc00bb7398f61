/** Pieces of text on their way from whoever writes to whoever waits for them. */
export class TextQueue {
  private readonly pieces: string[] = [];
  private ended = false;
  private waiting: ((piece: string | undefined) => void) | undefined;

  push(piece: string): void {
    if (this.waiting) this.answer(piece);
    else this.pieces.push(piece);
  }

  end(): void {
    this.ended = true;
    if (this.waiting) this.answer(undefined);
  }

  /** Whether somebody waits for what comes next. */
  get isAwaited(): boolean {
    return this.waiting !== undefined;
  }

  /** The next piece; undefined after the last. */
  next(): Promise<string | undefined> {
    if (this.pieces.length > 0 || this.ended) return Promise.resolve(this.pieces.shift());
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  private answer(piece: string | undefined): void {
    const resolve = this.waiting;
    this.waiting = undefined;
    resolve?.(piece);
  }
}
