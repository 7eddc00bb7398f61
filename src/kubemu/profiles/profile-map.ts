/** One map of a profile: its fields by kind, with errors that name the file and the field. */
import { quote } from '../../go/strconv/quote';
import { parseGoDuration } from '../../go/time/duration';
import { lineOfField } from './profile-lines';

/** A profile that makes no sense: `profile.yaml:4: nodes[1].name is no name of a node: "Beta"`. */
export class ProfileError extends Error {
  constructor(source: string, what: string, line?: number) {
    super(`${source}${line === undefined ? '' : `:${line}`}: ${what}`);
    this.name = 'ProfileError';
  }
}

/** Where a profile comes from: its name in errors, and its text, which has the lines. */
export interface ProfileSource {
  name: string;
  text: string;
}

/** Reads fields that may be absent. Every method throws `ProfileError` for one of another kind. */
export class ProfileMap {
  private readonly fields: Map<string, unknown>;
  private readonly unread: Set<string>;
  /** Every field somebody knows. */
  private readonly asked = new Set<string>();

  constructor(
    value: unknown,
    private readonly source: ProfileSource,
    private readonly path = '',
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw errorAt(source, path, `${path || 'the profile'} is no map`);
    this.fields = new Map(Object.entries(value));
    this.unread = new Set(this.fields.keys());
  }

  error(field: string, what: string): ProfileError {
    return errorAt(this.source, this.place(field), `${this.place(field)} ${what}`);
  }

  /** The names of all fields, for maps whose keys are names. */
  names(): string[] {
    return [...this.fields.keys()];
  }

  text(field: string): string | undefined {
    return this.checked(field, 'is no text', (value) => (typeof value === 'string' ? value : undefined));
  }

  /** Text of a form that `pattern` knows. */
  textLike(field: string, pattern: (text: string) => boolean, form: string): string | undefined {
    const text = this.text(field);
    if (text !== undefined && !pattern(text)) throw this.error(field, `is no ${form}: ${quote(text)}`);
    return text;
  }

  number(field: string): number | undefined {
    return this.checked(field, 'is no number', (value) => (Number.isFinite(value) ? (value as number) : undefined));
  }

  /** `1m30s` in milliseconds. */
  duration(field: string): number | undefined {
    return this.checked(field, '', (value) => this.durationOf(field, value));
  }

  /** One duration, or a list of them. */
  durations(field: string): number[] | undefined {
    return this.checked(field, '', (value) =>
      (Array.isArray(value) ? value : [value]).map((item) => this.durationOf(field, item)),
    );
  }

  map(field: string): ProfileMap | undefined {
    return this.checked(field, '', (value) => new ProfileMap(value, this.source, this.place(field)));
  }

  /** A map of texts; numbers and booleans count as what they look like. */
  texts(field: string): Record<string, string> | undefined {
    const map = this.map(field);
    if (!map) return undefined;
    const scalar = (value: unknown) =>
      ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
    return Object.fromEntries(map.names().map((name) => [name, map.checked(name, 'is no text', scalar) ?? '']));
  }

  /** The items of a list, each with its place in it. */
  list(field: string): [item: unknown, place: string][] | undefined {
    const items = this.checked(field, 'is no list', (value) => (Array.isArray(value) ? value : undefined));
    return items?.map((item, index) => [item, `${this.place(field)}[${index}]`]);
  }

  /** One map, or a list of maps. An empty one may be left empty. */
  maps(field: string): ProfileMap[] {
    const value = this.fields.get(field);
    if (!Array.isArray(value)) return [this.map(field) ?? new ProfileMap({}, this.source, this.place(field))];
    return (this.list(field) ?? []).map(([item, place]) => this.item(item ?? {}, place));
  }

  /** An item of a list that is a map itself. */
  item(value: unknown, place: string): ProfileMap {
    return new ProfileMap(value, this.source, place);
  }

  /** Throws where there are fields nobody has read. */
  done(): void {
    const [unknown] = this.unread;
    if (unknown !== undefined) throw this.unknown(unknown);
  }

  private unknown(field: string): ProfileError {
    const known = [...this.asked].sort((a, b) => distance(a, field) - distance(b, field));
    const [near] = known.filter((name) => distance(name, field) <= 2);
    const hint = near === undefined ? '' : `; is ${near} meant?`;
    return errorAt(this.source, this.place(field), `there is no field ${this.place(field)}${hint}`);
  }

  private checked<T>(field: string, complaint: string, read: (value: unknown) => T | undefined): T | undefined {
    this.unread.delete(field);
    this.asked.add(field);
    const value = this.fields.get(field);
    if (value === undefined || value === null) return undefined;
    const found = read(value);
    if (found === undefined) throw this.error(field, complaint);
    return found;
  }

  private durationOf(field: string, value: unknown): number {
    try {
      const ms = parseGoDuration(String(value));
      if (ms >= 0) return ms;
    } catch {
      // said below
    }
    throw this.error(field, `is no duration such as 1m30s: ${quote(String(value))}`);
  }

  private place(field: string): string {
    return this.path ? `${this.path}.${field}` : field;
  }
}

function errorAt({ name, text }: ProfileSource, path: string, what: string): ProfileError {
  return new ProfileError(name, what, lineOfField(text, path));
}

/** How many letters differ: the edit distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const [left = 0, up = 0, corner = 0] = [next[j], row[j + 1], row[j]];
      next.push(Math.min(left + 1, up + 1, corner + (a[i] === b[j] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
