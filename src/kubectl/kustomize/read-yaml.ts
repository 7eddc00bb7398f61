/** Resource files as kyaml reads them (go-yaml v3): booleans are `true` and `false` only, equal keys are a mistake. */

import type { JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';
import { constructJSON } from '../../go/yaml/construct';
import type { MappingNode, Node } from '../../go/yaml/node';
import { parseDocument } from '../../go/yaml/parser';
import { UnwrappedError } from './prefixed';

/** YAML 1.1 words that are plain text to go-yaml v3. */
const PLAIN_WORDS = /^(?:y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF)$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}$/;
const STRING_TAG = 'tag:yaml.org,2002:str';

/**
 * The values of the documents of a file; those of nothing but comments are left out. Throws what is wrong with the text,
 * and an UnwrappedError for keys given twice, which kustomize stumbles over only when it writes the resource.
 */
export function readYAML(text: string): JsonValue[] {
  return documentsOf(text.replaceAll('\r\n', '\n')).flatMap((document) => {
    const root = parse(document.startsWith('\ufeff') ? document.slice(1) : document);
    if (!root) return [];
    const repeated: string[] = [];
    visit(root, new Set(), repeated);
    if (repeated.length > 0)
      throw new UnwrappedError(
        `map[string]interface {}(nil): yaml: unmarshal errors:\n${repeated.map((line) => `  ${line}`).join('\n')}`,
      );
    const value = constructJSON(root);
    return value === null ? [] : [value];
  });
}

function parse(document: string): Node | undefined {
  try {
    return parseDocument(document);
  } catch (err) {
    throw new Error(`MalformedYAMLError: ${(err as Error).message}`);
  }
}

function documentsOf(text: string): string[] {
  const documents: string[] = [];
  let start = 0;
  for (const match of text.matchAll(/\n---(.*)\n/g)) {
    const rest = (match[1] as string).trim();
    if (rest !== '' && !rest.startsWith('#')) throw new Error(`invalid document separator: ${match[0].trim()}`);
    documents.push(text.slice(start, match.index));
    start = match.index + match[0].length;
  }
  return [...documents, text.slice(start)];
}

/** Gives words and dates the meaning they have here, and tells the keys that come again. */
function visit(node: Node, seen: Set<Node>, repeated: string[]): void {
  if (seen.has(node)) return;
  seen.add(node);
  if (node.kind === 'mapping') {
    repeated.push(...repeatedKeys(node));
    for (const { key, value } of node.entries) {
      visit(key, seen, repeated);
      visit(value, seen, repeated);
    }
  } else if (node.kind === 'sequence') for (const item of node.items) visit(item, seen, repeated);
  else if (node.kind === 'alias') {
    if (seen.has(node.target)) return;
    visit(node.target, seen, repeated);
  } else if (node.implicit && node.tag === '') {
    if (PLAIN_WORDS.test(node.value)) node.tag = STRING_TAG;
    else if (DATE.test(node.value)) node.value = fullDate(node.value);
  }
}

function repeatedKeys({ entries }: MappingNode): string[] {
  const lines = new Map<string, number>();
  return entries.flatMap(({ key }) => {
    if (key.kind !== 'scalar') return [];
    const first = lines.get(key.value);
    if (first === undefined) lines.set(key.value, key.line);
    return first === undefined
      ? []
      : [`line ${key.line}: mapping key ${quote(key.value)} already defined at line ${first}`];
  });
}

/** A date alone is midnight; one that is none stays text. */
function fullDate(text: string): string {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  const time = new Date(Date.UTC(year, month - 1, day));
  if (Number.isNaN(time.getTime()) || time.getUTCMonth() !== month - 1) return text;
  return `${time.toISOString().slice(0, 19)}Z`;
}
