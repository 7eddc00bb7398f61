/** The text of a state file: read part by part by its layout, or as a whole where somebody has laid it out differently. */
import { isUtf8 } from 'node:buffer';
import type { JsonObject } from '../../../go/json/value';
import type { ObjectSource } from '../memory-store';
import { isAPIObject, isRecord, StoredObject, type TextSource } from '../stored-object';
import type { FileBytes } from './file-bytes';
import { findJSONProblem } from './json-problem';
import { FORMAT } from './layout';
import { NotCanonical, Outline, type Range } from './outline';
import { objectsOf } from './section-reader';
import { damaged, newer, oddLayout } from './state-file-error';

const RESERVED = new Set(['format', 'header', 'queue', 'log']);

/**
 * What a state file says. Everything but the header is read when asked for; whatever turns out to be damaged then
 * throws `StateFileError`.
 */
export class StateText implements ObjectSource, TextSource {
  readonly header: JsonObject;
  readonly #bytes: FileBytes;
  readonly #outline: Outline | undefined;
  #whole: JsonObject | undefined;

  /** `whole`: do not trust the layout, parse everything. Throws `StateFileError` for what is no state file of ours. */
  constructor(bytes: FileBytes, whole = false) {
    this.#bytes = bytes;
    this.#outline = whole ? undefined : canonically(() => new Outline(bytes));
    const header = this.#outline ? this.#parse(this.#outline.header) : this.#parseWhole().header;
    if (!isRecord(header)) throw damaged(bytes.path, 'it has no header');
    this.header = header as JsonObject;
  }

  /** How many bytes come before the log. */
  get sizeWithoutLog(): number {
    return this.#try((outline) => outline.log.start) ?? this.#bytes.size;
  }

  resources(): string[] {
    const names = this.#try((outline) => outline.resources());
    if (names) return names;
    const sections = Object.entries(this.#parseWhole()).filter(([name]) => !RESERVED.has(name));
    if (sections.some(([name]) => this.#outline?.absent.has(name))) throw oddLayout(this.#bytes.path);
    return sections.filter(([, value]) => !isRecord(value) || Object.keys(value).length > 0).map(([name]) => name);
  }

  load(resource: string): StoredObject[] {
    const objects = this.#try((outline) => {
      const range = outline.section(resource);
      return range ? objectsOf(resource, range, this.#bytes, this) : [];
    });
    if (objects) return objects;
    const section = this.#parseWhole()[resource] ?? {};
    if (!isRecord(section)) throw damaged(this.#bytes.path, `${resource} is no object`);
    return Object.entries(section).map(([key, value]) => {
      if (!isAPIObject(value)) throw damaged(this.#bytes.path, `${resource} ${key} has no metadata`);
      return new StoredObject(key, value);
    });
  }

  /** The entries of the queue or the log, each as one line of JSON. */
  lines(list: 'queue' | 'log'): string[] {
    const text = this.#try((outline) => this.text(outline[list].start, outline[list].end));
    if (text !== undefined) return text === '' ? [] : text.slice('    '.length).split(',\n    ');
    const entries = this.#parseWhole()[list] ?? [];
    if (!Array.isArray(entries)) throw damaged(this.#bytes.path, `${list} is no list`);
    return entries.map((entry) => JSON.stringify(entry));
  }

  /** Parses a line that came from this text. */
  parseLine(line: string): JsonObject {
    try {
      const value = JSON.parse(line);
      if (isRecord(value)) return value as JsonObject;
    } catch {}
    throw this.misread(0);
  }

  /** The section of a resource as it stands, for copying; undefined where it cannot be copied. */
  section(resource: string): Uint8Array | undefined {
    return this.#try((outline) => {
      const range = outline.section(resource);
      return range && this.#bytes.slice(range.start, range.end);
    });
  }

  slice(start: number, end: number): Uint8Array {
    return this.#bytes.slice(start, end);
  }

  text(start: number, end: number): string {
    return this.#bytes.text(start, end);
  }

  misread(position: number): Error {
    this.#parseWhole();
    return oddLayout(this.#bytes.path, this.#bytes.lineAt(position));
  }

  #parse(range: Range): unknown {
    try {
      return JSON.parse(this.text(range.start, range.end));
    } catch {
      throw this.misread(range.start);
    }
  }

  /** Reads by the layout; gives it up for the rest of the file where it does not hold. */
  #try<T>(read: (outline: Outline) => T): T | undefined {
    const outline = this.#outline;
    if (!outline) return undefined;
    return canonically(() => read(outline));
  }

  /** Everything, parsed. The slow way, for files people have edited or broken. */
  #parseWhole(): JsonObject {
    if (this.#whole) return this.#whole;
    const { path, size } = this.#bytes;
    const bytes = this.#bytes.slice(0, size);
    if (!isUtf8(bytes)) throw damaged(path, 'it is no UTF-8 text');
    const text = bytes.toString('utf8').replace(/^\ufeff/, '');
    const format = /^\s*\{\s*"format"\s*:\s*(\d+)/.exec(text)?.[1];
    if (Number(format) > FORMAT) throw newer(path, Number(format), FORMAT);
    const problem = findJSONProblem(text);
    if (problem) throw damaged(path, `${problem.what} at line ${text.slice(0, problem.position).split('\n').length}`);
    const whole = JSON.parse(text);
    if (!isRecord(whole)) throw damaged(path, 'it holds no object');
    if (Number(whole.format) > FORMAT) throw newer(path, Number(whole.format), FORMAT);
    if (whole.format !== FORMAT) throw damaged(path, 'it has no format number');
    this.#whole = whole as JsonObject;
    return this.#whole;
  }
}

/** What `read` gives, or undefined where the text is not laid out canonically. */
function canonically<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotCanonical) return undefined;
    throw error;
  }
}
