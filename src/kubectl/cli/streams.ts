/** Where commands write: buffered standard output and error that keep the order of what was written. */
import { writeSync } from 'node:fs';

/** One side of the output. Text appears when the streams are flushed, which the session does when it commits. */
export interface Writer {
  write(text: string): void;
}

/** Standard input as commands use it. */
export interface Stdin {
  readonly isTTY: boolean;
  /** Everything up to the end of the input, as UTF-8. A second call gives the empty string. */
  readAll(): Promise<string>;
  /** The input as it arrives, for what talks with whoever types. */
  open(listener: TypingListener): TextInput;
}

/** What a terminal has to know of, and say to, the program that is typed into. */
export interface TypingListener {
  /** What stands before the cursor, for a line that is redrawn. */
  prompt(): string;
  /** Ctrl-C, while nothing was being waited for. */
  interrupt(): void;
}

/** Text as it arrives: what is typed at a terminal comes line by line, Ctrl-C and Ctrl-D as their characters. */
export interface TextInput {
  /** The next piece; undefined after the last. */
  next(): Promise<string | undefined>;
  /** Gives the input up, so that the process can end. */
  close(): void;
}

/** What receives flushed text: file descriptor 1 or 2, in the order of writing. Throws the system's error. */
export type Sink = (fd: 1 | 2, text: string) => void;

/**
 * The streams of a command. Both sides share one queue, so that text on a terminal (or after `2>&1`) comes in the
 * order it was written although it appears late.
 */
export class Streams {
  readonly out: Writer = { write: (text) => this.push(1, text) };
  readonly err: Writer = { write: (text) => this.push(2, text) };
  private queue: { fd: 1 | 2; parts: string[] }[] = [];

  constructor(
    private readonly sink: Sink,
    private readonly isTerminal: () => boolean = () => false,
  ) {}

  /** Whether standard output is a terminal. Found out only when asked, as that takes time. */
  get outIsTTY(): boolean {
    return this.isTerminal();
  }

  /** Hands everything written so far to the sink. Throws what the sink throws, EPIPE included. */
  flush(): void {
    const queue = this.queue;
    this.queue = [];
    for (const { fd, parts } of queue) this.sink(fd, parts.join(''));
  }

  /** Forgets what was written and not yet flushed. */
  discard(): void {
    this.queue = [];
  }

  private push(fd: 1 | 2, text: string): void {
    if (text === '') return;
    const last = this.queue.at(-1);
    if (last?.fd === fd) last.parts.push(text);
    else this.queue.push({ fd, parts: [text] });
  }
}

/** Writes to the process's own descriptors, waiting while a pipe is full. `process.stdout` would cost start-up time. */
export function processSink(fd: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (err) {
      if ((err as NodeJS.ErrnoException).code !== 'EAGAIN') throw err;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}
