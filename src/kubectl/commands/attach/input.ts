/** Standard input on its way into a container. */
import type { Context } from '../../cli/command';
import type { TextInput, TypingListener } from '../../cli/streams';

/** What is typed, one line at a time, and whether it came to its end. */
export interface ContainerInput {
  lines: AsyncIterable<string>;
  /** The input is over, not just the container. */
  readonly ended: boolean;
  close(): void;
}

/** How the input is handed on. */
export interface InputOptions extends TypingListener {
  /** Told of every line when it is read. */
  typed(line: string): void;
  /** Whether there is nobody to read any more. */
  over(): boolean;
}

/**
 * Opens standard input for a container. While it waits for what is typed the cluster is left to others; it ends when
 * the container does.
 */
export function containerInput(ctx: Context, options: InputOptions): ContainerInput {
  const input = new LineInput(ctx, options);
  return {
    lines: { [Symbol.asyncIterator]: () => ({ next: () => input.next() }) },
    get ended() {
      return input.ended;
    },
    close: () => input.close(),
  };
}

class LineInput {
  ended = false;
  private readonly source: TextInput;
  private text = '';

  constructor(
    private readonly ctx: Context,
    private readonly options: InputOptions,
  ) {
    this.source = ctx.stdin.open(options);
  }

  async next(): Promise<IteratorResult<string, undefined>> {
    while (this.text === '' && !this.ended) {
      const more = await this.arrival();
      if (more === 'over') return { done: true, value: undefined };
      if (more === undefined) this.ended = true;
      else this.text += more;
    }
    if (this.text === '') return { done: true, value: undefined };
    return { done: false, value: this.line() };
  }

  close(): void {
    this.source.close();
  }

  /** What comes next, undefined at the end of the input, `over` when the container ended first. */
  private async arrival(): Promise<string | undefined | 'over'> {
    const { session } = this.ctx;
    session.commit();
    const arrival = this.source.next();
    const over = await session.idle(() => (this.options.over() ? 'over' : undefined), { arrival });
    return over ?? arrival;
  }

  /** Cuts off the first line, with its newline. */
  private line(): string {
    const end = this.text.indexOf('\n') + 1;
    const line = end === 0 ? this.text : this.text.slice(0, end);
    this.text = this.text.slice(line.length);
    this.options.typed(line);
    return line;
  }
}
