/** Taking comments out of an edited file, and putting reasons into it as comments. */
import { encodeJSON } from '../../go/json/json';
import { decodeJSON } from '../../go/json/syntax';
import type { JsonValue } from '../../go/json/value';
import { decodeYAML } from '../../go/yaml/decode';

/** The file as JSON, which has no comments; one with an error in it loses the lines that are comments (cmdutil.StripComments). */
export function stripComments(text: string): string {
  try {
    return toJSON(text);
  } catch {
    return dropCommentLines(text);
  }
}

/** The file without its comment lines (cmdutil.ManualStrip). */
export function dropCommentLines(text: string): string {
  const lines = text.split('\n');
  const kept = lines.map((line, i) => {
    if (line.trim().startsWith('#')) return '';
    return i < lines.length - 1 ? `${line}\n` : line;
  });
  return kept.join('');
}

/** The value of a file of one document. Throws with the words of Go's decoders. */
export function parseEdited(text: string): JsonValue {
  return decodeJSON(toJSON(text));
}

/** Whether any line is neither blank nor a comment. */
export function hasContent(text: string): boolean {
  return text.split('\n').some((line) => !/^\s*(#|$)/.test(line));
}

/** The text with every line after the first as a comment. */
export function commentLines(text: string): string {
  return text.replace(/\n(?=[^#])/gs, '\n# ');
}

/** Text that begins with `{` is taken for JSON as it is. */
function toJSON(text: string): string {
  return text.trimStart().startsWith('{') ? text : encodeJSON(decodeYAML(text));
}
