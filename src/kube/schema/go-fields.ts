/**
 * How the Go structs of the API declare their fields. The schema says what a field holds; whether an empty one is
 * written (`omitempty`), whether it is a pointer, and the name of its type, is known to Go alone.
 *
 * The recorded file has one line for each definition: the JSON names in the struct's order, `*` for a pointer, `?` for
 * omitempty, `:T` where the Go type is another than the schema's, `=N` where the Go name is not the JSON name with a
 * capital.
 */
import { readRecorded } from '../versions/recorded';

/** One field of a Go struct. */
export interface GoField {
  /** Name in JSON. */
  name: string;
  goName: string;
  pointer: boolean;
  omitEmpty: boolean;
  /** The Go type without its pointer, where it is not the plain one of the schema: `v1.PullPolicy`. */
  goType?: string;
}

let lines: Record<string, string> | undefined;
const parsed = new Map<string, ReadonlyMap<string, GoField>>();

function parseField(text: string): GoField {
  const match = /^([^*?:=]+)(\*?)(\??)(?::([^=]+))?(?:=(.+))?$/.exec(text);
  if (!match) throw new Error(`unreadable Go field ${text}`);
  const [, name = '', pointer, omitEmpty, goType, goName] = match;
  return {
    name,
    goName: goName ?? name.charAt(0).toUpperCase() + name.slice(1),
    pointer: pointer === '*',
    omitEmpty: omitEmpty === '?',
    ...(goType ? { goType } : {}),
  };
}

/** The fields of a definition's struct in Go's order; none for what is no struct. */
export function goFieldsOf(definition: string): ReadonlyMap<string, GoField> {
  const known = parsed.get(definition);
  if (known) return known;
  lines ??= readRecorded('kubernetes-1.28.gotypes.json') as Record<string, string>;
  const line = lines[definition];
  const fields = new Map(line ? line.split(' ').map((text) => [text.replace(/[*?:=].*$/, ''), parseField(text)]) : []);
  parsed.set(definition, fields);
  return fields;
}
