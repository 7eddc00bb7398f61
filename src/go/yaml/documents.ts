import { decodeJSONStream, JSONSyntaxError } from '../json/syntax';
import type { JsonValue } from '../json/value';
import { decodeYAML } from './decode';

/** How far the real decoder looks for the `{` that makes a stream JSON. */
const SNIFFED = 4096;

/**
 * The documents of a YAML stream, as `YAMLReader` of k8s.io/apimachinery 1.28 cuts them: at lines that begin with `---`,
 * where nothing but a comment may follow. CRLF becomes LF, and documents may be empty. Throws an Error `invalid Yaml
 * document separator: ...` in place of the document before such a line.
 */
export function splitDocuments(text: string): string[] {
  return [...readDocuments(text)];
}

/** `splitDocuments`, one at a time, so that a caller has the documents before an error. */
function* readDocuments(text: string): Generator<string> {
  const lines = text.replaceAll('\r\n', '\n');
  const separator = /(?<=^|\n)---([^\n]*)(?:\n|$)/g;
  let start = 0;
  for (const match of lines.matchAll(separator)) {
    const rest = (match[1] as string).trim();
    if (rest !== '' && !rest.startsWith('#')) throw new Error(`invalid Yaml document separator: ${rest}`);
    // A separator with nothing before it stays part of the document it opens.
    if (match.index === start) continue;
    yield lines.slice(start, match.index);
    start = match.index + match[0].length;
  }
  const last = lines.slice(start);
  if (last !== '') yield last.endsWith('\n') ? last : `${last}\n`;
}

/**
 * The values of a stream of YAML or JSON documents, as kubectl's resource builder reads a file (`YAMLOrJSONDecoder`): JSON
 * if it begins with `{`, else YAML; a byte order mark and documents that are empty or null are passed over. Lazy: what
 * stands before an error is given first. Throws errors whose message is what kubectl prints after `error parsing FILE: `.
 */
export function* decodeStream(text: string): Generator<JsonValue> {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const values = body.slice(0, SNIFFED).trimStart().startsWith('{') ? jsonValues : yamlValues;
  for (const value of values(body)) if (value !== null) yield value;
}

function* jsonValues(text: string): Generator<JsonValue> {
  try {
    yield* decodeJSONStream(text);
  } catch (error) {
    if (!(error instanceof JSONSyntaxError)) throw error;
    throw new Error(`json: offset ${error.offset}: ${error.message}`);
  }
}

function* yamlValues(text: string): Generator<JsonValue> {
  for (const document of readDocuments(text)) {
    let value: JsonValue;
    try {
      value = decodeYAML(document);
    } catch (error) {
      throw new Error(`error converting YAML to JSON: ${(error as Error).message}`);
    }
    yield value;
  }
}
