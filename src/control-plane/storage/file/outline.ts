/** Finds the parts of a state file by their indentation alone: no JSON string holds a line break, so none can fool it. */
import type { FileBytes } from './file-bytes';
import { compareSections, FORMAT } from './layout';
import { oddLayout } from './state-file-error';

/** A part of the text. For a section or a list: what is between the brackets, without the line breaks next to them. */
export interface Range {
  start: number;
  end: number;
}

const HEAD = `{\n  "format": ${FORMAT},\n  "header": {`;
const TAIL = ']\n}\n';
const CLOSE_PART = Buffer.from('\n  }');
const CLOSE_LIST = Buffer.from('\n  ]');
const NAME_END = Buffer.from('": {');

/** Thrown to whoever asked when the text is not laid out as expected; it may be sound JSON all the same. */
export class NotCanonical extends Error {}

/** Throws `NotCanonical` unless what the layout promises is a fact. */
export function expectCanonical(fact: boolean): void {
  if (!fact) throw new NotCanonical();
}

/**
 * The parts of a canonical text, found one after the other as far as they are asked for. Methods throw `NotCanonical`
 * where the text departs from the layout.
 */
export class Outline {
  readonly header: Range;
  readonly queue: Range;
  readonly #bytes: FileBytes;
  readonly #sections = new Map<string, Range>();
  /** Resources that were said to have no section, since one that comes after them had come. */
  readonly absent = new Set<string>();
  #latest = '';
  #inOrder = true;
  #next: number;
  #log: Range | undefined;

  constructor(bytes: FileBytes) {
    this.#bytes = bytes;
    expectCanonical(bytes.has(HEAD, 0) && bytes.endsWith(TAIL));
    const headerEnd = this.#find(CLOSE_PART, HEAD.length);
    this.header = { start: HEAD.length - 1, end: headerEnd + CLOSE_PART.length };
    const queue = this.header.end + ',\n  "queue": ['.length;
    expectCanonical(bytes.has(',\n  "queue": [', this.header.end));
    const empty = bytes.has(']', queue);
    this.queue = empty ? { start: queue, end: queue } : { start: queue + 1, end: this.#find(CLOSE_LIST, queue) };
    this.#next = empty ? queue + 1 : this.queue.end + CLOSE_LIST.length;
    expectCanonical(bytes.has(',\n', this.#next));
    this.#next += 2;
  }

  /**
   * The objects of a resource, undefined when it has no section. Sections stand in order, so this need not look through
   * the large ones at the end. Should one turn up out of its place later, reading the file ends in `StateFileError`.
   */
  section(resource: string): Range | undefined {
    while (!this.#log && !this.#sections.has(resource)) {
      const name = this.#nextName();
      if (this.#inOrder && name !== undefined && compareSections(name, resource) > 0) {
        this.absent.add(resource);
        return undefined;
      }
      this.#step();
    }
    return this.#sections.get(resource);
  }

  /** Names of all sections. */
  resources(): string[] {
    while (!this.#log) this.#step();
    return [...this.#sections.keys()];
  }

  get log(): Range {
    while (!this.#log) this.#step();
    return this.#log;
  }

  /** Finds the next section, or the log behind the last one. */
  #step(): void {
    const bytes = this.#bytes;
    const name = this.#nextName();
    if (name === undefined) {
      this.#log = this.#findLog(this.#next + '  "log": ['.length);
      return;
    }
    const start = this.#next + `  "${name}": {\n`.length;
    expectCanonical(bytes.has('\n    "', start - 1));
    const end = this.#find(CLOSE_PART, start);
    expectCanonical(bytes.has(',\n', end + CLOSE_PART.length) && !this.#sections.has(name));
    if (this.absent.has(name)) throw oddLayout(bytes.path, bytes.lineAt(this.#next));
    if (compareSections(this.#latest, name) > 0) this.#inOrder = false;
    this.#latest = name;
    this.#sections.set(name, { start, end });
    this.#next = end + CLOSE_PART.length + 2;
  }

  /** The name of the next section, undefined when the log is next. */
  #nextName(): string | undefined {
    if (this.#bytes.has('  "log": [', this.#next)) return undefined;
    const start = this.#next + '  "'.length;
    const name = this.#bytes.text(start, this.#find(NAME_END, start));
    expectCanonical(this.#bytes.has('  "', this.#next) && /^[a-z0-9.-]+$/.test(name));
    return name;
  }

  #findLog(start: number): Range {
    const { size } = this.#bytes;
    if (start + TAIL.length === size) return { start, end: start };
    const end = size - '\n  ]\n}\n'.length;
    expectCanonical(this.#bytes.has('\n', start) && this.#bytes.has('\n  ]\n}\n', end));
    return { start: start + 1, end };
  }

  #find(needle: Buffer, from: number): number {
    const at = this.#bytes.find(needle, from);
    expectCanonical(at >= 0);
    return at;
  }
}
