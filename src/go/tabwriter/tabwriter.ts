export interface TabWriterOptions {
  /** The least width of a column, padding included. */
  minWidth: number;
  /** The width of a tab in the output; of use with `padChar: '\t'` only. */
  tabWidth: number;
  padding: number;
  padChar: string;
  /** Columns never get narrower again, not even after a flush: what `kubectl get -w` needs. */
  rememberWidths?: boolean;
}

/** As kubectl lays out its tables: `printers.GetNewTabWriter` of k8s.io/cli-runtime 1.28. */
export const KUBECTL_TABLE: TabWriterOptions = {
  minWidth: 6,
  tabWidth: 4,
  padding: 3,
  padChar: ' ',
  rememberWidths: true,
};

// Cells end with a tab or vertical tab, lines with a line feed or form feed: codes 9 to 12.
const TAB = 9;
const LINE_FEED = 10;
const FORM_FEED = 12;

/**
 * Aligns text in columns as Go's text/tabwriter does, with the `RememberWidths` of liggitt/tabwriter. Cells end with a
 * tab; cells of adjoining lines make a column; what follows the last tab of a line belongs to none. A form feed ends the
 * line and all columns. Every code point counts as one column, wide characters too.
 */
export class TabWriter {
  private out = '';
  private cell = '';
  private lines: string[][] = [[]];
  private readonly remembered: number[] = [];
  private readonly pads: string[] = [];

  constructor(private readonly options: TabWriterOptions) {}

  /** Takes text, which may begin and end anywhere within a cell. */
  write(text: string): void {
    let start = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code < TAB || code > FORM_FEED) continue;
      const line = this.lines[this.lines.length - 1] as string[];
      line.push(this.cell + text.slice(start, i));
      this.cell = '';
      start = i + 1;
      if (code !== LINE_FEED && code !== FORM_FEED) continue;
      this.lines.push([]);
      // A line of one cell has no column and so ends those above it.
      if (code === FORM_FEED || line.length === 1) this.formatLines();
    }
    this.cell += text.slice(start);
  }

  /** The text of all that was written since the last flush. Columns start anew, but for remembered widths. */
  flush(): string {
    this.formatLines();
    const { out } = this;
    this.out = '';
    return out;
  }

  private formatLines(): void {
    if (this.cell !== '') (this.lines[this.lines.length - 1] as string[]).push(this.cell);
    this.cell = '';
    this.format();
    this.lines = [[]];
  }

  /** Writes all lines. A block of lines that have one more column in common is open within the block around it. */
  private format(): void {
    const widths: number[] = [];
    const open = [{ start: 0, at: 0, end: this.lines.length }];
    for (let block = open[0]; block; block = open[open.length - 1]) {
      const column = widths.length;
      while (block.at < block.end && !this.hasColumn(block.at, column)) block.at++;
      this.writeLines(block.start, block.at, widths);
      if (block.at === block.end) {
        open.pop();
        widths.pop();
        continue;
      }
      const start = block.at;
      while (block.at < block.end && this.hasColumn(block.at, column)) block.at++;
      block.start = block.at;
      widths.push(this.columnWidth(column, start, block.at, widths));
      open.push({ start, at: start, end: block.at });
    }
  }

  private hasColumn(line: number, column: number): boolean {
    return column < (this.lines[line] as string[]).length - 1;
  }

  private columnWidth(column: number, from: number, to: number, before: readonly number[]): number {
    const { minWidth, padding, rememberWidths } = this.options;
    let width = minWidth;
    for (let i = from; i < to; i++) {
      width = Math.max(width, runeCount(this.lines[i]?.[column] as string) + padding);
    }
    if (!rememberWidths) return width;
    const { remembered } = this;
    remembered.push(...before.slice(remembered.length));
    width = Math.max(width, remembered[column] ?? 0);
    remembered[column] = width;
    return width;
  }

  private writeLines(from: number, to: number, widths: readonly number[]): void {
    for (let i = from; i < to; i++) {
      const line = this.lines[i] as string[];
      for (let j = 0; j < line.length; j++) {
        const cell = line[j] as string;
        const width = widths[j];
        this.out += width === undefined ? cell : cell + this.pad(runeCount(cell), width);
      }
      if (i + 1 < this.lines.length) this.out += '\n';
    }
  }

  private pad(used: number, width: number): string {
    const { padChar, tabWidth } = this.options;
    if (padChar !== '\t') return this.repeated(padChar, width - used);
    if (tabWidth === 0) return '';
    const stop = Math.ceil(width / tabWidth) * tabWidth;
    return this.repeated(padChar, Math.ceil((stop - used) / tabWidth));
  }

  private repeated(character: string, count: number): string {
    let pad = this.pads[count];
    if (pad === undefined) {
      pad = character.repeat(count);
      this.pads[count] = pad;
    }
    return pad;
  }
}

/** How many code points a text has. */
function runeCount(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xdc00) count--;
  return count;
}
