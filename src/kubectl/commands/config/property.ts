/** `PROPERTY_NAME` of `kubectl config set` and `unset`: where in a kubeconfig it leads, and changing what is there. */
import type { JsonValue } from '../../../go/json/value';
import { parseBool } from '../../../go/strconv/strconv';
import { checkBase64 } from '../../kubeconfig/decode';
import { sortedNames } from '../../kubeconfig/encode';
import { FIELDS, type Field, type Section } from '../../kubeconfig/fields';
import type { Kubeconfig } from '../../kubeconfig/kubeconfig';

/** Where a property is: an entry's field, an entry, a whole section, or one of the single values. */
export type Property =
  | { kind: 'field'; section: Section; name: string; field: Field }
  | { kind: 'entry'; section: Section; name: string }
  | { kind: 'section'; section: Section }
  | { kind: 'value'; name: 'current-context' | 'preferences.colors' | 'preferences' | 'extensions' | 'kind' };

/** Takes a dotted path apart; names may have dots in them. Throws kubectl's error for one that leads nowhere. */
function parseProperty(path: string): Property {
  const [root = '', ...rest] = path.split('.');
  if (Object.hasOwn(FIELDS, root)) return inSection(path, root as Section, rest);
  if (path === 'preferences.colors' || path === 'preferences' || path === 'extensions' || path === 'current-context')
    return { kind: 'value', name: path };
  // the kind and the version of a kubeconfig are no secret, but nobody keeps what is set there
  if (path === 'kind' || path === 'apiVersion') return { kind: 'value', name: 'kind' };
  if (['kind', 'apiVersion', 'current-context', 'extensions'].includes(root)) throw tooDeep(path);
  throw new Error(`unable to parse ${path} after [] at api.Config`);
}

function inSection(path: string, section: Section, rest: string[]): Property {
  if (rest.length === 0) return { kind: 'section', section };
  const fields = new Map(FIELDS[section].map((field) => [field.property ?? field.name, field]));
  const at = rest.findIndex((part, i) => i > 0 && fields.has(part));
  if (at < 0) return { kind: 'entry', section, name: rest.join('.') };
  if (at < rest.length - 1) throw tooDeep(path);
  return { kind: 'field', section, name: rest.slice(0, at).join('.'), field: fields.get(rest[at] as string) as Field };
}

function tooDeep(path: string): Error {
  return new Error(`unable to parse one or more field values of ${path}`);
}

/** Sets the property in `config`. Throws where it holds no single value, or the text is none for it. */
export function setProperty(config: Kubeconfig, path: string, text: string, rawBytes: boolean): void {
  const property = parseProperty(path);
  switch (property.kind) {
    case 'entry':
    case 'section':
      throw new Error(`can't set a map to a value: ${goMap(config, property.section)}`);
    case 'field': {
      const { section, name, field } = property;
      const value = fieldValue(path, field, text, rawBytes);
      const entry = config[section].get(name) ?? { fields: {} };
      config[section].set(name, { ...entry, fields: { ...entry.fields, [field.name]: value } });
      return;
    }
    case 'value':
      if (property.name === 'current-context') config.currentContext = text;
      else if (property.name === 'preferences.colors')
        config.preferences = { ...config.preferences, colors: parseBool(text) };
      else if (property.name !== 'kind') throw tooDeep(path);
  }
}

/** Takes the property away. Throws for a field of an entry that is not there. */
export function unsetProperty(config: Kubeconfig, path: string): void {
  const property = parseProperty(path);
  switch (property.kind) {
    case 'section':
      config[property.section] = new Map();
      return;
    case 'entry':
      config[property.section].delete(property.name);
      return;
    case 'field': {
      const { section, name, field } = property;
      const entry = config[section].get(name);
      if (!entry) throw new Error(`current map key \`${name}\` is invalid`);
      const { [field.name]: _, ...fields } = entry.fields;
      config[section].set(name, { ...entry, fields });
      return;
    }
    case 'value':
      unsetValue(config, property.name);
  }
}

function unsetValue(config: Kubeconfig, name: string): void {
  if (name === 'current-context') config.currentContext = '';
  else if (name === 'preferences') config.preferences = {};
  else if (name === 'preferences.colors') delete config.preferences.colors;
  else if (name === 'extensions') delete config.extensions;
}

function fieldValue(path: string, { type }: Field, text: string, rawBytes: boolean): JsonValue {
  switch (type) {
    case 'string':
      return text;
    case 'bool':
      return parseBool(text);
    case 'bytes':
      return (rawBytes ? Buffer.from(text) : decoded(text)).toString('base64');
    case 'strings':
      throw new Error('unrecognized slice type. string');
    case 'other':
      throw tooDeep(path);
  }
}

/** The bytes a text stands for. Throws where it is not base64; line breaks in it are passed over. */
function decoded(text: string): Buffer {
  try {
    checkBase64(text);
  } catch (err) {
    throw new Error(`error decoding input value: ${(err as Error).message}`);
  }
  return Buffer.from(text, 'base64');
}

/** A map of pointers as Go prints it; the addresses are made up. */
function goMap(config: Kubeconfig, section: Section): string {
  const items = sortedNames(config, section).map((name, i) => `${name}:0x${(0xc000100000 + 0x100 * i).toString(16)}`);
  return `map[${items.join(' ')}]`;
}
