/** The page `kubectl describe` prints: names and values in two columns, tables, and blocks further in. */
import { TabWriter } from '../../go/tabwriter/tabwriter';

const LAYOUT = { minWidth: 0, tabWidth: 8, padding: 2, padChar: ' ' };
const LEVEL = '  ';

/** Collects a page line by line; cells that stand under each other are aligned when the text is taken. */
export class Description {
  private constructor(
    private readonly page: { writer: Pick<TabWriter, 'write' | 'flush'>; done: string },
    private readonly indent: string,
  ) {}

  /** An empty page. */
  static start(): Description {
    return new Description({ writer: new TabWriter(LAYOUT), done: '' }, '');
  }

  /** An empty page whose cells are not aligned: its tabs stay as they are. */
  static unaligned(): Description {
    let text = '';
    const write = (more: string) => {
      text += more;
    };
    return new Description({ writer: { write, flush: () => text }, done: '' }, '');
  }

  /** The same page, `levels` further in. */
  indented(levels = 1): Description {
    return new Description(this.page, this.indent + LEVEL.repeat(levels));
  }

  /** Text as it is, without indentation or end of line. */
  write(text: string): void {
    this.page.writer.write(escapeTerminal(text));
  }

  /** One line. */
  line(text: string): void {
    this.write(`${this.indent}${text}\n`);
  }

  /** `Name:  value`. */
  field(name: string, value: string | number | boolean): void {
    this.line(`${name}:\t${value}`);
  }

  /** One line of a table. */
  row(...cells: (string | number)[]): void {
    this.line(cells.join('\t'));
  }

  /** Column names with a line of hyphens under each. */
  header(...names: string[]): void {
    this.row(...names);
    this.row(...names.map((name) => '-'.repeat(name.length)));
  }

  /** A name with one value a line, `<none>` without values. */
  list(name: string, values: readonly string[]): void {
    const [first = '<none>', ...rest] = values;
    this.field(name, first);
    for (const value of rest) this.write(`\t${value}\n`);
  }

  /** Ends all columns: what comes next is aligned anew. */
  endColumns(): void {
    this.page.done += this.page.writer.flush();
  }

  /** The finished page. */
  toString(): string {
    this.endColumns();
    return this.page.done;
  }
}

/** Takes control characters their effect on a terminal: `printers.WriteEscaped`. */
function escapeTerminal(text: string): string {
  return text.replaceAll('\x1b', '^[').replaceAll('\r', '\\r');
}
