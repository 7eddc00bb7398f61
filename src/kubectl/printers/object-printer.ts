/** `-o` of most commands: `genericclioptions.PrintFlags`, from the flag's text to a printer of objects. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { encodeJSON } from '../../go/json/json';
import { quote } from '../../go/strconv/quote';
import { encodeYAML } from '../../go/yaml/encode';
import { withLazyManagedFields, withManagedFields } from '../../kube/merge/managed-fields/view';
import { asJSON, isList, type KubeList, type KubeObject, parseGroupVersion } from '../../kube/meta/meta';
import { newGoTemplatePrinter } from './go-template';
import { newJSONPathPrinter } from './jsonpath';

/** Prints one object after the other. */
export type ObjectPrinter = (object: KubeObject, write: (text: string) => void) => void;

/** What `-o` and its companions say. */
export interface OutputOptions {
  /** The text of `-o`; empty for none. */
  output: string;
  /** `--template`. */
  template?: string;
  allowMissingKeys?: boolean;
  showManagedFields?: boolean;
  /** Objects are of Go types, not unstructured: JSON keeps the order of their fields, and JSONPath reads their numbers so. */
  typed?: boolean;
  cwd: string;
}

const TEMPLATE_FORMATS = [
  'go-template',
  'go-template-file',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'template',
  'templatefile',
];
/** The formats every command knows, as errors list them. */
export const OBJECT_FORMATS = [...TEMPLATE_FORMATS, 'json', 'name', 'yaml'].sort();

/** `unable to match a printer suitable for the output format "x", allowed formats are: ...` */
export function noPrinterError(output: string, formats: readonly string[]): Error {
  return new Error(
    `unable to match a printer suitable for the output format ${quote(output)}, allowed formats are: ${[...formats].sort().join(',')}`,
  );
}

/** The printer for a format, or undefined where the format is none of `OBJECT_FORMATS`. Throws on a bad template. */
export function objectPrinter(options: OutputOptions): ObjectPrinter | undefined {
  const output = options.output.toLowerCase();
  if (output === 'json')
    return (object, write) =>
      write(`${encodeJSON(asJSON(shown(object, options)), '    ', options.typed ? 'as-is' : 'sorted')}\n`);
  if (output === 'yaml') return yamlPrinter(options);
  if (output === 'name') return (object, write) => eachItem(object, (item) => write(`${resourceName(item)}\n`));
  return templatePrinter(options);
}

function yamlPrinter(options: OutputOptions): ObjectPrinter {
  let printed = 0;
  return (object, write) => {
    if (printed++ > 0) write('---\n');
    write(encodeYAML(asJSON(shown(object, options))));
  };
}

function templatePrinter(options: OutputOptions): ObjectPrinter | undefined {
  const equals = options.output.indexOf('=');
  const format = equals < 0 ? options.output : options.output.slice(0, equals);
  const inline = equals < 0 ? '' : options.output.slice(equals + 1);
  if (options.template && format === '') return templatePrinter({ ...options, output: 'go-template' });
  if (!TEMPLATE_FORMATS.includes(format)) return undefined;
  const given = inline || options.template || '';
  if (given === '') throw new Error('template format specified but no template given');
  const text = format.endsWith('file') ? readTemplate(given, options.cwd) : given;
  if (format.startsWith('jsonpath')) {
    const print = newJSONPathPrinter(text, {
      allowMissingKeys: options.allowMissingKeys,
      asJSON: format === 'jsonpath-as-json',
      typed: options.typed,
    });
    return (object, write) => write(print(asJSON(eachObject(object, withLazyManagedFields))));
  }
  const print = newGoTemplatePrinter(text, { allowMissingKeys: options.allowMissingKeys });
  return (object, write) => print(asJSON(eachObject(object, withLazyManagedFields)), write);
}

function readTemplate(file: string, cwd: string): string {
  try {
    return readFileSync(path.resolve(cwd, file), 'utf8');
  } catch {
    throw new Error(`error reading --template ${file}, open ${file}: no such file or directory\n`);
  }
}

/** In JSON and YAML managed fields are left out, unless they are asked for. Templates see them. */
function shown(object: KubeObject, { showManagedFields }: OutputOptions): KubeObject {
  return eachObject(object, showManagedFields ? withManagedFields : withoutManagedFields);
}

function eachObject(object: KubeObject, change: (object: KubeObject) => KubeObject): KubeObject | KubeList {
  return isList(object) ? { ...object, items: object.items.map(change) } : change(object);
}

function withoutManagedFields(object: KubeObject): KubeObject {
  if (!object.metadata?.managedFields) return object;
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}

function eachItem(object: KubeObject, visit: (item: KubeObject) => void): void {
  if (isList(object)) for (const item of object.items) visit(item);
  else visit(object);
}

/** `pod/web-0`, `statefulset.apps/web`: what `-o name` prints and messages begin with. A name may be missing. */
export function resourceName({ apiVersion, kind, metadata }: KubeObject): string {
  const { group } = parseGroupVersion(apiVersion);
  return `${kind.toLowerCase()}${group ? `.${group}` : ''}/${metadata.name || '<unknown>'}`;
}
