/** Standard input as programs read it: text that is there, or still comes. */
import type { Task } from './task';

/** Text that whoever writes puts in at one end. */
export class Input {
  private text = '';
  ended = false;

  /** Input that is all there. */
  static of(text: string): Input {
    const input = new Input();
    input.push(text);
    input.end();
    return input;
  }

  push(text: string): void {
    this.text += text;
  }

  end(): void {
    this.ended = true;
  }

  private readonly hasLine = (): boolean => this.ended || this.text.includes('\n');
  private readonly hasEnded = (): boolean => this.ended;

  /** The next line with its end; undefined after the last. */
  *line(): Task<string | undefined> {
    while (!this.hasLine()) yield { kind: 'input', ready: this.hasLine };
    if (this.text === '') return undefined;
    const end = this.text.indexOf('\n') + 1 || this.text.length;
    const line = this.text.slice(0, end);
    this.text = this.text.slice(end);
    return line;
  }

  /** Everything up to the end. */
  *all(): Task<string> {
    while (!this.ended) yield { kind: 'input', ready: this.hasEnded };
    const { text } = this;
    this.text = '';
    return text;
  }

  /** What is there so far, taken out. */
  take(): string {
    const { text } = this;
    this.text = '';
    return text;
  }
}
