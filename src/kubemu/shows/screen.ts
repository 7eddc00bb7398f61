/** A show on a terminal: what has to be written so that its windows stand side by side. */
import type { LineKind, Show, ShowLine } from './show';

const RESET = '\x1b[0m';
const COLOURS: Record<LineKind, string> = { typed: '\x1b[1m', output: '', heading: '\x1b[1;36m', time: '\x1b[2m' };

/** A text in the colour of its kind. */
function paint(text: string, kind: LineKind): string {
  return COLOURS[kind] && text !== '' ? COLOURS[kind] + text + RESET : text;
}

/** Where the lines of a show go. */
export interface Screen {
  columns: number;
  rows: number;
  /** What is written before anything is shown. */
  opening(): string;
  /** A new line, with as much of its text. Lines that come together may wait for `flush`. */
  begin(line: ShowLine, text: string): string;
  /** More of the line that was begun last. */
  more(line: ShowLine, text: string): string;
  /** What waits to be shown. */
  flush(): string;
}

/** One window scrolls as a terminal does; several are painted beside each other. */
export function screenOf(show: Show): Screen {
  return show.panes.length === 1 ? new Scroll(show) : new Panes(show);
}

class Scroll implements Screen {
  readonly columns: number;
  readonly rows: number;
  private begun = false;

  constructor({ panes, rows }: Show) {
    this.columns = panes[0]?.columns ?? 80;
    this.rows = rows;
  }

  opening(): string {
    return '';
  }

  begin({ kind, prompt }: ShowLine, text: string): string {
    const end = this.begun ? '\r\n' : '';
    this.begun = true;
    return `${end}${kind === 'heading' && end ? '\r\n' : ''}${prompt}${paint(text, kind)}`;
  }

  more({ kind }: ShowLine, text: string): string {
    return paint(text, kind);
  }

  flush(): string {
    return '';
  }
}

/** Windows with a line between them; each shows its last rows. */
class Panes implements Screen {
  readonly columns: number;
  readonly rows: number;
  private readonly shown: string[][];
  private readonly painted: string[][];
  private readonly lefts: number[] = [];
  private readonly waiting = new Set<number>();
  private readonly tops: number[] = [];

  constructor(private readonly show: Show) {
    this.rows = show.rows;
    let left = 1;
    for (const { columns } of show.panes) {
      this.lefts.push(left);
      left += columns + 2;
    }
    this.columns = left - 3;
    this.shown = show.panes.map(() => []);
    this.painted = show.panes.map(() => Array(show.rows - 1).fill(''));
  }

  /** The names of the windows, and the lines between them. */
  opening(): string {
    const heads = this.show.panes.map(
      ({ name, columns }, pane) => this.at(1, pane) + paint((name || 'shell').slice(0, columns), 'time'),
    );
    const rules = this.lefts
      .slice(1)
      .flatMap((left) => Array.from({ length: this.rows }, (_, row) => `\x1b[${row + 1};${left - 1}H│`));
    return `\x1b[?25l\x1b[2J${heads.join('')}${rules.join('')}`;
  }

  begin({ pane, prompt, kind, typing }: ShowLine, text: string): string {
    this.shown[pane]?.push(`${kind === 'heading' ? '# ' : ''}${prompt}${text}`);
    if (typing > 0) return this.flush() + this.paintPane(pane);
    this.waiting.add(pane);
    return '';
  }

  more({ pane }: ShowLine, text: string): string {
    const lines = this.shown[pane] ?? [];
    lines.push((lines.pop() ?? '') + text);
    return this.paintPane(pane);
  }

  flush(): string {
    const panes = [...this.waiting];
    this.waiting.clear();
    return panes.map((pane) => this.paintPane(pane)).join('');
  }

  /** The rows of a window that have changed. */
  private paintPane(pane: number): string {
    const height = this.rows - 1;
    const columns = this.show.panes[pane]?.columns ?? 0;
    const rows = (this.shown[pane] ?? []).slice(this.topOf(pane, height));
    const painted = this.painted[pane] ?? [];
    let text = '';
    for (let row = 0; row < height; row++) {
      const [before = '', after = ''] = [painted[row], (rows[row] ?? '').slice(0, columns)];
      if (before === after) continue;
      const same = after.startsWith(before) ? before.length : 0;
      text += this.at(row + 2, pane, same) + after.slice(same) + ' '.repeat(Math.max(0, before.length - after.length));
      painted[row] = after;
    }
    return text;
  }

  /** The first line shown: half the window at a time moves up, as every move paints the window anew. */
  private topOf(pane: number, height: number): number {
    const lines = this.shown[pane]?.length ?? 0;
    const top = this.tops[pane] ?? 0;
    if (lines - top > height) this.tops[pane] = Math.max(lines - height, top + Math.floor(height / 2));
    return this.tops[pane] ?? 0;
  }

  private at(row: number, pane: number, column = 0): string {
    return `\x1b[${row};${(this.lefts[pane] ?? 1) + column}H`;
  }
}
