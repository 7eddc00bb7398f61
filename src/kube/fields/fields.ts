/** Field selectors: `k8s.io/apimachinery/pkg/fields`. */

import { fieldOf } from '../../go/json/field';

/** One comparison of a field with a text. */
export interface FieldRequirement {
  readonly field: string;
  readonly operator: '=' | '!=';
  readonly value: string;
}

/** A parsed field selector. */
export interface FieldSelector {
  readonly requirements: readonly FieldRequirement[];
  /** Whether the fields meet every requirement; a field that is absent is the empty text. */
  matches(fields: Readonly<Record<string, string>>): boolean;
  readonly empty: boolean;
  /** The value a field must have, if one requirement says so: `RequiresExactMatch`. */
  requiresExactMatch(field: string): string | undefined;
  /** As text, values escaped: `metadata.name=a,spec.nodeName!=b`. */
  toString(): string;
}

/** Escapes `\`, `,` and `=` in a value: `fields.EscapeValue`. */
function escapeFieldValue(value: string): string {
  return value.replace(/[\\,=]/g, '\\$&');
}

/** Splits at the commas that no backslash protects. */
function splitTerms(text: string): string[] {
  const terms = [''];
  let escaped = false;
  for (const c of text) {
    if (c === ',' && !escaped) terms.push('');
    else terms[terms.length - 1] += c;
    escaped = c === '\\' && !escaped;
  }
  return terms;
}

/** Undoes the escapes. Throws an Error with Go's text for a bad escape or a bare `=` or `,`. */
function unescapeFieldValue(text: string): string {
  let out = '';
  let escaped = false;
  for (const c of text) {
    if (escaped) {
      if (!'\\,='.includes(c)) throw new Error(`invalid field selector: invalid escape sequence: \\${c}`);
      out += c;
      escaped = false;
    } else if (c === '\\') escaped = true;
    else if (c === ',' || c === '=')
      throw new Error(`invalid field selector: unescaped character in value: ${c.codePointAt(0)}`);
    else out += c;
  }
  if (escaped) throw new Error('invalid field selector: invalid escape sequence: \\');
  return out;
}

function selectorOf(requirements: readonly FieldRequirement[]): FieldSelector {
  return {
    requirements,
    matches: (fields) =>
      requirements.every((r) => ((fieldOf(fields, r.field) ?? '') === r.value) === (r.operator === '=')),
    empty: requirements.length === 0,
    requiresExactMatch: (field) => requirements.find((r) => r.field === field && r.operator === '=')?.value,
    toString: () => requirements.map((r) => `${r.field}${r.operator}${escapeFieldValue(r.value)}`).join(','),
  };
}

/** A selector of one exact match: `fields.OneTermEqualSelector`. */
export function fieldEquals(field: string, value: string): FieldSelector {
  return selectorOf([{ field, operator: '=', value }]);
}

/**
 * Reads `metadata.name=a,spec.nodeName!=b`: `fields.ParseSelector`. Terms come out sorted, as Go sorts them.
 * Throws an Error with Go's text, e.g. `invalid selector: 'x'; can't understand 'x'`.
 */
export function parseFieldSelector(text: string): FieldSelector {
  const terms = splitTerms(text).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const requirements: FieldRequirement[] = [];
  for (const term of terms) {
    if (term === '') continue;
    const match = /^([\s\S]*?)(!=|==|=)([\s\S]*)$/.exec(term);
    if (!match) throw new Error(`invalid selector: '${text}'; can't understand '${term}'`);
    const [, field = '', operator, value = ''] = match;
    requirements.push({ field, operator: operator === '!=' ? '!=' : '=', value: unescapeFieldValue(value) });
  }
  return selectorOf(requirements);
}
