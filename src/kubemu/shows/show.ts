/** A demo as one watches it: lines that appear in windows, each at its time. The same document makes the same show. */

/** What a line is: typed, answered, a heading of the document, or the passing of time. */
export type LineKind = 'typed' | 'output' | 'heading' | 'time';

/** A line of a window. */
export interface ShowLine {
  /** Number of the window, from 0. */
  pane: number;
  kind: LineKind;
  /** What stands before a typed line at once. */
  prompt: string;
  text: string;
  /** When it appears, and how long it takes to type; milliseconds from the beginning. */
  at: number;
  typing: number;
}

/** The whole of it. */
export interface Show {
  title: string;
  /** The windows, the one of the commands first; it has no name. */
  panes: { name: string; columns: number }[];
  rows: number;
  lines: ShowLine[];
  duration: number;
}

/** How fast it goes; milliseconds. */
export interface Pace {
  /** For each character typed. */
  character: number;
  /** Before a line is typed, and before it is answered. */
  think: number;
  answer: number;
  /** The longest that passing time is shown for. */
  wait: number;
}

export const DEFAULT_PACE: Pace = { character: 45, think: 900, answer: 350, wait: 1500 };

/** The rows of a show unless somebody says otherwise. */
export const DEFAULT_ROWS = 28;

const NARROWEST = 40;
const WIDEST = 144;

/** Puts a show together in the order in which things are said. */
export class ShowBuilder {
  private readonly lines: ShowLine[] = [];
  private readonly names = [''];
  private now = 0;

  constructor(private readonly pace: Pace) {}

  heading(text: string): void {
    this.now += this.pace.think;
    this.add('', 'heading', text);
  }

  /** Something typed, perhaps on several lines. */
  type(window: string, prompt: string, text: string): void {
    this.now += this.pace.think;
    for (const [i, line] of text.split('\n').entries()) {
      const typing = line.length * this.pace.character;
      this.add(window, 'typed', line, i === 0 ? prompt : '> ', typing);
      this.now += typing;
    }
    this.now += this.pace.answer;
  }

  output(window: string, lines: readonly string[]): void {
    for (const line of lines) this.add(window, 'output', line);
  }

  /** Time that passes in the cluster; undefined: until nothing more happens. */
  wait(seconds: number | undefined): void {
    this.now += this.pace.think;
    this.add('', 'time', seconds === undefined ? '… a little later' : `… ${seconds} s later`);
    this.now += Math.min(this.pace.wait, seconds === undefined ? this.pace.wait : seconds * 1000);
  }

  /** What a window has shown so far. */
  linesOf(window: string): string[] {
    const pane = this.names.indexOf(window);
    return this.lines.filter((line) => line.pane === pane).map(({ text }) => text);
  }

  show(title: string, rows: number): Show {
    const width = (pane: number) =>
      this.lines
        .filter((line) => line.pane === pane)
        .reduce((most, line) => Math.max(most, line.prompt.length + line.text.length), NARROWEST);
    const panes = this.names.map((name, pane) => ({ name, columns: Math.min(WIDEST, width(pane) + 1) }));
    return { title, panes, rows, lines: this.lines, duration: this.now + 2 * this.pace.think };
  }

  private add(window: string, kind: LineKind, text: string, prompt = '', typing = 0): void {
    let pane = this.names.indexOf(window);
    if (pane < 0) pane = this.names.push(window) - 1;
    this.lines.push({ pane, kind, prompt, text, at: this.now, typing });
  }
}
