/** The bytes of a file as they are needed: the events and the log at its end are seldom read, and often most of it. */
import { isAscii } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { StateFileError, unreadable } from './state-file-error';

const CHUNK = 1 << 20;
/** Strings this long are kept outside the engine's heap. */
const WINDOW = 1 << 20;
/** What may stand between two ranges that follow each other: a key. */
const GAP = 1024;
const NEWLINE = 10;

/** Tells one version of a file from another: every save makes a new file. */
export type FileVersion = string;

/**
 * A snapshot of a file. It stays readable when the file is replaced meanwhile, since it keeps the old one open until
 * all of it is read or `close` is called; when somebody rewrites the file in place instead, reading on throws.
 */
export class FileBytes {
  readonly version: FileVersion;
  readonly #buffer: Buffer;
  #filled: Buffer;
  #descriptor: number | undefined;
  /** A stretch of plain ASCII, decoded. */
  #window = { start: 0, text: '' };
  /** Where the last range ended. */
  #lastEnd = 0;

  private constructor(
    readonly path: string,
    source: number | Buffer,
  ) {
    if (typeof source !== 'number') {
      this.version = 'memory';
      this.#buffer = source;
      this.#filled = source;
      return;
    }
    const descriptor = source;
    this.#descriptor = descriptor;
    const stat = fstatSync(descriptor, { bigint: true });
    this.version = versionOf(stat);
    this.#buffer = Buffer.allocUnsafeSlow(Number(stat.size));
    this.#filled = this.#buffer.subarray(0, 0);
    this.#fill(CHUNK);
  }

  /** Opens a file; undefined when there is none. Throws `StateFileError` when it cannot be read. */
  static open(path: string): FileBytes | undefined {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(path, 'r');
      return new FileBytes(path, descriptor);
    } catch (error) {
      if (descriptor !== undefined) closeSync(descriptor);
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error instanceof StateFileError ? error : unreadable(path, error);
    }
  }

  /** The bytes of a text in memory; `name` is what errors call it. They must not change. */
  static of(text: Buffer, name: string): FileBytes {
    return new FileBytes(name, text);
  }

  get size(): number {
    return this.#buffer.length;
  }

  /** The bytes of a range, not copied. */
  slice(start: number, end: number): Buffer {
    this.#fill(end);
    return this.#buffer.subarray(start, end);
  }

  /** The text of a range. Ranges that follow each other are decoded together, which takes a fraction of the time. */
  text(start: number, end: number): string {
    this.#fill(end);
    const follows = start >= this.#lastEnd && start - this.#lastEnd < GAP;
    this.#lastEnd = end;
    if (start >= this.#window.start && end <= this.#window.start + this.#window.text.length)
      return this.#window.text.slice(start - this.#window.start, end - this.#window.start);
    const part = this.#filled.subarray(start, start + WINDOW);
    if (!follows || end - start > WINDOW || !isAscii(part)) return this.#buffer.toString('utf8', start, end);
    this.#window = { start, text: part.toString('latin1') };
    return this.#window.text.slice(0, end - start);
  }

  /** The position of `needle` at or after `from`, -1 when there is none. Needles under 7 bytes are found fastest. */
  find(needle: Buffer, from: number): number {
    let start = from;
    for (;;) {
      const at = this.#filled.indexOf(needle, start);
      if (at >= 0 || this.#filled.length === this.size) return at;
      start = Math.max(from, this.#filled.length - needle.length + 1);
      this.#fill(this.#filled.length + CHUNK);
    }
  }

  /** Whether `text` (ASCII) stands at a position. */
  has(text: string, at: number): boolean {
    const end = at + text.length;
    return at >= 0 && end <= this.size && this.slice(at, end).toString('latin1') === text;
  }

  /** Whether the file ends in `text` (ASCII), looked up at the end alone. */
  endsWith(text: string): boolean {
    const start = this.size - text.length;
    if (start < 0 || this.#descriptor === undefined) return this.has(text, start);
    const end = Buffer.alloc(text.length);
    readSync(this.#descriptor, end, 0, end.length, start);
    return end.toString('latin1') === text;
  }

  /** The line a position is on, from 1. */
  lineAt(position: number): number {
    let line = 1;
    for (const byte of this.slice(0, position)) if (byte === NEWLINE) line += 1;
    return line;
  }

  /** Lets go of the file. What was not read yet cannot be read any more. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #fill(end: number): void {
    const goal = Math.min(end, this.size);
    let { length } = this.#filled;
    if (length >= goal) return;
    const descriptor = this.#descriptor;
    if (descriptor === undefined) throw unreadable(this.path, new Error('it was closed'));
    while (length < goal) {
      const read = readSync(
        descriptor,
        this.#buffer,
        length,
        Math.min(Math.max(goal - length, CHUNK), this.size - length),
        length,
      );
      if (read === 0) break;
      length += read;
    }
    if (length < goal || versionOf(fstatSync(descriptor, { bigint: true })) !== this.version) {
      throw unreadable(this.path, new Error('it changed while it was read'));
    }
    this.#filled = this.#buffer.subarray(0, length);
    if (length === this.size) this.close();
  }
}

/** Made of what changes when a file is replaced or rewritten. */
export function versionOf(stat: { dev: bigint; ino: bigint; size: bigint; mtimeNs: bigint }): FileVersion {
  return `${stat.dev}-${stat.ino}-${stat.size}-${stat.mtimeNs}`;
}
