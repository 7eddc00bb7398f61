/** What `kubectl explain` prints of a kind or a field of it. */
import { compareStrings } from '../../go/fmt/value';
import { inner, type OpenAPIDocument, type OpenAPISchema, resolved } from './openapi';
import { typeGuess } from './type-guess';
import { wordWrap } from './word-wrap';

/** What is explained, and how. */
export interface ModelRequest {
  schema: OpenAPISchema;
  document: OpenAPIDocument;
  /** Names of fields, from the kind inwards; lists and maps are gone through without a name. */
  path: readonly string[];
  /** All fields at all depths, one a line. */
  recursive: boolean;
}

/** `GROUP`, `KIND` and `VERSION`, with which every explanation begins. */
export function modelHeader({ group, kind, version }: { group: string; kind: string; version: string }): string {
  return `${group ? `GROUP:      ${group}\n` : ''}KIND:       ${kind}\nVERSION:    ${version}\n\n`;
}

/** Description and fields of what the path leads to. Throws an Error when it leads nowhere. */
export function modelDescription(request: ModelRequest): string {
  const text = follow(request, []);
  if (text === undefined) throw new Error(`field "${request.path.at(-1)}" does not exist`);
  return `${text}\n`;
}

/** `seen` are the references followed since the last field, so that a type made of itself ends. */
function follow(request: ModelRequest, seen: readonly string[]): string | undefined {
  const { schema, document, path } = request;
  const { $ref } = schema;
  const target = resolved(schema, document);
  const [name, ...rest] = path;
  if (name === undefined) return page(request, target);
  if ($ref !== undefined && seen.includes($ref)) return undefined;
  const field = target.properties && Object.hasOwn(target.properties, name) ? target.properties[name] : undefined;
  if (field) {
    const text = follow({ ...request, path: rest, schema: field }, []);
    const title = rest.length === 0 ? `FIELD: ${name} <${typeGuess(field, document)}>\n\n` : '';
    return text === undefined ? undefined : title + text;
  }
  const ways = inner(target).slice(0, 1);
  for (const way of ways.length > 0 ? ways : (target.allOf ?? [])) {
    const text = follow({ ...request, schema: way }, $ref === undefined ? seen : [...seen, $ref]);
    if (text !== undefined) return text;
  }
  return undefined;
}

function page({ document, recursive }: ModelRequest, schema: OpenAPISchema): string {
  const text = description(schema, document) || '<empty>';
  const fields = fieldList(schema, { document, recursive, level: 1, seen: [] });
  return `DESCRIPTION:\n${indent(wordWrap(text, 76), 4)}\n${fields && `FIELDS:\n${fields}`}`;
}

/** The descriptions of a schema and of all it consists of, a line each. */
function description(schema: OpenAPISchema, document: OpenAPIDocument): string {
  const target = resolved(schema, document);
  const parts = [...(target.allOf ?? []), ...inner(target)].map((part) => description(part, document));
  return [target.description ? `${target.description}\n` : '', ...parts].join('');
}

interface ListContext {
  document: OpenAPIDocument;
  recursive: boolean;
  level: number;
  seen: readonly string[];
}

function fieldList(schema: OpenAPISchema, context: ListContext): string {
  const { document, recursive, level, seen } = context;
  const { $ref } = schema;
  if ($ref !== undefined && seen.includes($ref)) return '';
  const next = $ref === undefined ? context : { ...context, seen: [...seen, $ref] };
  const target = resolved(schema, document);
  const { properties = {} } = target;
  let text = '';
  for (const name of Object.keys(properties).sort(compareStrings)) {
    const field = properties[name] as OpenAPISchema;
    text += fieldDetail(name, field, target.required?.includes(name) ?? false, context);
    if (recursive) text += fieldList(field, { ...next, level: level + 1 });
  }
  for (const part of [...(target.allOf ?? []), ...inner(target)]) text += fieldList(part, next);
  return text;
}

function fieldDetail(
  name: string,
  field: OpenAPISchema,
  required: boolean,
  { document, recursive, level }: ListContext,
): string {
  const depth = level * 2;
  const line = `${indent(name, depth)}\t<${typeGuess(field, document)}>${required ? ' -required-' : ''}\n`;
  if (recursive) return line;
  return `${line}${indent(wordWrap(field.description || '<no description>', 78 - depth), depth + 2)}\n\n`;
}

/** Blanks before every line, also before what follows the last line break. */
function indent(text: string, width: number): string {
  const pad = ' '.repeat(width);
  return pad + text.replaceAll('\n', `\n${pad}`);
}
