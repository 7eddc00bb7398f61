import type { JsonValue } from '../json/value';
import { constructJSON, type DuplicateKey } from './construct';
import { parseDocument } from './parser';
import { plainError, YAMLError } from './yaml-error';

export type { DuplicateKey } from './construct';
export { YAMLError } from './yaml-error';

// Not tab, line breaks, printable characters: libyaml's reader takes nothing else.
const CONTROL = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * One YAML document as JSON, as `sigs.k8s.io/yaml.YAMLToJSON` 1.3 reads it: YAML 1.1 scalars, merge keys, non-string keys
 * made strings, the last of equal keys kept. Nothing but comments gives null. Throws YAMLError in go-yaml's words.
 */
export function decodeYAML(text: string): JsonValue {
  return decode(text);
}

/**
 * Like `decodeYAML`, but keeps the first of equal keys and lists the others, as go-yaml's strict reading finds them.
 * `strictError` says them as one error.
 */
export function decodeYAMLStrict(text: string): { value: JsonValue; duplicates: DuplicateKey[] } {
  const duplicates: DuplicateKey[] = [];
  return { value: decode(text, (duplicate) => duplicates.push(duplicate)), duplicates };
}

/** `yaml: unmarshal errors:\n  line 5: key "tier" already set in map`, as `YAMLToJSONStrict` fails. */
export function strictError(duplicates: readonly DuplicateKey[]): YAMLError {
  return new YAMLError(`yaml: unmarshal errors:\n${duplicates.map(({ message }) => `  ${message}`).join('\n')}`);
}

function decode(text: string, onDuplicate?: (duplicate: DuplicateKey) => void): JsonValue {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (CONTROL.test(body)) throw plainError('control characters are not allowed');
  try {
    const root = parseDocument(body);
    return root ? constructJSON(root, onDuplicate) : null;
  } catch (error) {
    // Nesting ends here some thousands of levels before it does in Go; it is the same complaint.
    throw error instanceof RangeError ? plainError('exceeded max depth of 10000') : error;
  }
}
