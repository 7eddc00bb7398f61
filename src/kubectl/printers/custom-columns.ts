/** `-o custom-columns=...` and `-o custom-columns-file=...`: the specification, the headers, the cells of an object. */

import { sprint } from '../../go/fmt/print';
import type { GoValue } from '../../go/fmt/value';
import type { JsonValue } from '../../go/json/value';
import { relaxedJSONPathExpression } from '../../kube/jsonpath/relaxed';
import { Template } from '../../kube/jsonpath/template';

const LINES = 'Expected format is one line of space separated headers, one line of space separated column specs.';

/** Columns as asked for. Their paths are parsed when printing begins: kubectl has written the headers by then. */
export interface CustomColumns {
  /** What to print above the rows; absent with `--no-headers`. */
  headers?: string[];
  /** Parses the paths. Throws an Error with client-go's text, as does the function it gives for a path that fails. */
  cellPrinter(): (obj: JsonValue) => string[];
}

/** Reads `NAME:.metadata.name,IMAGE:.spec.image`. Throws an Error with kubectl's text. */
export function customColumnsFromSpec(spec: string, noHeaders = false): CustomColumns {
  if (spec === '') throw new Error('custom-columns format specified but no custom columns given');
  const headers: string[] = [];
  const paths: string[] = [];
  for (const part of spec.split(',')) {
    const colon = part.indexOf(':');
    if (colon < 0) throw new Error(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`);
    headers.push(part.slice(0, colon));
    paths.push(relaxedJSONPathExpression(part.slice(colon + 1)));
  }
  return customColumns(paths, noHeaders ? undefined : headers);
}

/**
 * Reads the text of a template file: a line of headers, a line of paths. kubectl prints its headers even with
 * `--no-headers`. Throws an Error with kubectl's text.
 */
export function customColumnsFromTemplate(text: string): CustomColumns {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const [headerLine, pathLine] = lines;
  if (headerLine === undefined) throw new Error(`invalid template, missing header line. ${LINES}`);
  if (pathLine === undefined) throw new Error(`invalid template, missing spec line. ${LINES}`);
  const headers = words(headerLine);
  const paths = words(pathLine);
  if (headers.length !== paths.length) {
    throw new Error(`number of headers (${headers.length}) and field specifications (${paths.length}) don't match`);
  }
  return customColumns(paths.map(relaxedJSONPathExpression), headers);
}

function words(line: string): string[] {
  return line.split(/\s+/).filter((word) => word !== '');
}

function customColumns(paths: string[], headers: string[] | undefined): CustomColumns {
  return {
    headers,
    cellPrinter: () => {
      const templates = paths.map((path) => new Template(path, true));
      return (obj) => templates.map((template) => cell(template, obj));
    },
  };
}

/** All values a path finds, joined by commas; `<none>` when its first part finds none. */
function cell(template: Template, obj: JsonValue): string {
  const results = template.findResults(obj as GoValue);
  const texts = results[0]?.length ? [] : ['<none>'];
  for (const values of results) for (const value of values) texts.push(escapeTerminal(sprint(value)));
  return texts.join(',');
}

/** Keeps what an object holds from driving the terminal: cli-runtime's `EscapeTerminal`. */
function escapeTerminal(text: string): string {
  return text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r');
}
