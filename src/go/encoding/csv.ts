/** One record of comma-separated values, as `stringSlice` flags read it with Go's `encoding/csv`. */

/** The fields of one line: `a,"b,c"` gives `a` and `b,c`. Throws with the text of Go's `csv.ParseError`. */
export function readCSV(text: string): string[] {
  if (text === '') return [];
  const line = text.split('\n', 1)[0] ?? '';
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const quoted = line[at] === '"';
    const [field, next] = quoted ? quotedField(line, at) : plainField(line, at);
    fields.push(field);
    if (next >= line.length) return fields;
    at = next + 1;
  }
}

function plainField(line: string, start: number): [string, number] {
  const comma = line.indexOf(',', start);
  const end = comma < 0 ? line.length : comma;
  const bare = line.slice(start, end).indexOf('"');
  if (bare >= 0) throw parseError(start + bare, 'bare " in non-quoted-field');
  return [line.slice(start, end), end];
}

function quotedField(line: string, start: number): [string, number] {
  let field = '';
  let at = start + 1;
  for (;;) {
    const close = line.indexOf('"', at);
    if (close < 0) throw parseError(line.length, 'extraneous or missing " in quoted-field');
    field += line.slice(at, close);
    if (line[close + 1] === '"') {
      field += '"';
      at = close + 2;
    } else if (close + 1 === line.length || line[close + 1] === ',') {
      return [field, close + 1];
    } else {
      throw parseError(close, 'extraneous or missing " in quoted-field');
    }
  }
}

function parseError(offset: number, why: string): Error {
  return new Error(`parse error on line 1, column ${offset + 1}: ${why}`);
}
