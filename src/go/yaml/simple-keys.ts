import type { Cursor } from './cursor';
import { type Mark, scannerError } from './yaml-error';

/** A token that turns out to be a mapping key if a `:` follows on its line. */
export interface SimpleKey {
  possible: boolean;
  /** It stands where only a key can: no `:` is an error then. */
  required: boolean;
  tokenNumber: number;
  mark: Mark;
}

const MAX_LENGTH = 1024;

/** The possible key of each flow level, as libyaml's scanner keeps them in go-yaml v2.4. */
export class SimpleKeys {
  private readonly levels: SimpleKey[] = [];
  /**
   * Which of them starts at a token. Like the real one it forgets `[` and `{` when an empty collection closes, so that
   * `[]: x` does not become a key.
   */
  private readonly byToken = new Map<number, SimpleKey>();

  constructor(private readonly cursor: Cursor) {}

  get innermost(): SimpleKey {
    return this.levels[this.levels.length - 1] as SimpleKey;
  }

  openLevel(tokenNumber: number): void {
    this.levels.push({ possible: false, required: false, tokenNumber, mark: this.cursor.mark() });
  }

  closeLevel(): void {
    const key = this.levels.pop();
    if (key) this.byToken.delete(key.tokenNumber);
  }

  /** Whether the token with this number may still become a key. */
  isPossibleAt(tokenNumber: number): boolean {
    const key = this.byToken.get(tokenNumber);
    return key !== undefined && this.isValid(key);
  }

  /** Whether a `:` here would make `key` one; it ends with its line and after 1024 characters. */
  isValid(key: SimpleKey): boolean {
    if (!key.possible) return false;
    const { mark } = key;
    if (mark.line === this.cursor.line && mark.index + MAX_LENGTH >= this.cursor.pos) return true;
    this.refuse(key);
    key.possible = false;
    return false;
  }

  /** Notes that a key may start here. */
  save(tokenNumber: number, required: boolean): void {
    this.remove();
    const key = { possible: true, required, tokenNumber, mark: this.cursor.mark() };
    this.levels[this.levels.length - 1] = key;
    this.byToken.set(tokenNumber, key);
  }

  /** The innermost one is none: something came that cannot follow a key. */
  remove(): void {
    const key = this.innermost;
    if (!key.possible) return;
    this.refuse(key);
    this.use(key);
  }

  /** The innermost one is done with. */
  use(key: SimpleKey): void {
    key.possible = false;
    this.byToken.delete(key.tokenNumber);
  }

  private refuse(key: SimpleKey): void {
    if (key.required) throw scannerError("could not find expected ':'", this.cursor.mark(), key.mark);
  }
}
