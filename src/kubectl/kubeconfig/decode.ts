/** The text of a kubeconfig file into a `Kubeconfig`: `clientcmd.Load`. */

import { compareBytes } from '../../go/json/json';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';
import { decodeYAML } from '../../go/yaml/decode';
import { ENTRY, FIELDS, type Field, type FieldType, type Section } from './fields';
import { type Entry, emptyKubeconfig, type Kubeconfig } from './kubeconfig';

/** Reads YAML or JSON; unknown fields are dropped. Throws an Error with client-go's text. */
export function decodeKubeconfig(text: string, origin?: string): Kubeconfig {
  const config = emptyKubeconfig();
  if (text === '') return config;
  const value = decodeYAML(text) ?? {};
  if (!isRecord(value)) throw notAnObject(value);
  checkKind(value);
  const { preferences, extensions } = value;
  config.preferences = record(preferences ?? {}, 'Config.preferences', 'v1.Preferences');
  config.currentContext = (checked(value['current-context'] ?? '', 'string', 'Config.current-context') as string) ?? '';
  if (extensions) config.extensions = extensions;
  for (const section of ['clusters', 'users', 'contexts'] as const)
    config[section] = entries(value[section] ?? [], section, origin);
  return config;
}

function checkKind({ kind = 'Config', apiVersion = 'v1' }: JsonObject): void {
  if ((kind || 'Config') !== 'Config' || (apiVersion || 'v1') !== 'v1')
    throw new Error(
      `no kind ${quote(String(kind || 'Config'))} is registered for version ${quote(String(apiVersion || 'v1'))} in scheme "pkg/runtime/scheme.go:100"`,
    );
}

function entries(value: JsonValue, section: Section, origin: string | undefined): Map<string, Entry> {
  const { key, named, type } = ENTRY[section];
  if (!Array.isArray(value)) throw mismatch(value, `Config.${section}`, `[]v1.${named}`);
  const found = new Map<string, Entry>();
  for (const item of value) {
    const { name = '', [key]: body } = record(item, `Config.${section}`, `v1.${named}`);
    checked(name, 'string', `${named}.${section}.name`);
    const fields = record(body ?? {}, `${named}.${section}.${key}`, `v1.${type}`);
    if (found.has(name as string))
      throw new Error(
        `error converting *[]${named} into *map[string]*api.${type}: duplicate name ${quote(String(name))} in list`,
      );
    const known = knownFields(fields, FIELDS[section], `${type}.${section}.${key}`);
    found.set(name as string, { fields: known, ...(origin === undefined ? {} : { origin }) });
  }
  return found;
}

function knownFields(value: JsonObject, fields: readonly Field[], place: string): JsonObject {
  const known: JsonObject = {};
  for (const { name, type } of fields) {
    const given = value[name];
    if (given === undefined || given === null) continue;
    known[name] = checked(given, type, `${place}.${name}`);
  }
  const { exec, 'auth-provider': provider } = known;
  if (isRecord(exec)) known.exec = execConfig(exec);
  if (isRecord(provider)) known['auth-provider'] = { name: provider.name ?? '', config: sorted(provider.config) };
  return known;
}

function execConfig({ command = '', args, env, apiVersion, installHint, ...rest }: JsonObject): JsonObject {
  const isOld = typeof apiVersion === 'string' && /\/v1(alpha|beta)1$/.test(apiVersion);
  const interactiveMode = rest.interactiveMode || (isOld ? 'IfAvailable' : undefined);
  return {
    command,
    args: args ?? null,
    env: env ?? null,
    ...(apiVersion ? { apiVersion } : {}),
    ...(installHint ? { installHint } : {}),
    provideClusterInfo: rest.provideClusterInfo ?? false,
    ...(interactiveMode ? { interactiveMode } : {}),
  };
}

function sorted(map: JsonValue | undefined): JsonValue {
  if (!isRecord(map)) return null;
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => compareBytes(a, b)));
}

function checked(value: JsonValue, type: FieldType, place: string): JsonValue {
  switch (type) {
    case 'string':
      if (typeof value !== 'string') throw mismatch(value, place, 'string');
      return value;
    case 'bool':
      if (typeof value !== 'boolean') throw mismatch(value, place, 'bool');
      return value;
    case 'bytes':
      if (typeof value !== 'string') throw mismatch(value, place, '[]uint8');
      checkBase64(value);
      return value;
    case 'strings':
      if (!Array.isArray(value)) throw mismatch(value, place, '[]string');
      return value;
    case 'other':
      return value;
  }
}

/** Throws where Go's base64.StdEncoding finds the first fault. */
export function checkBase64(text: string): void {
  const bare = text.replace(/[\r\n]/g, '');
  const wrong = /[^A-Za-z0-9+/]/.exec(bare.replace(/={1,2}$/, ''));
  if (wrong) throw new Error(`illegal base64 data at input byte ${wrong.index}`);
  if (bare.length % 4 !== 0) throw new Error(`illegal base64 data at input byte ${bare.length - (bare.length % 4)}`);
}

function record(value: JsonValue, place: string, type: string): JsonObject {
  if (!isRecord(value)) throw mismatch(value, place, type);
  return value;
}

function isRecord(value: JsonValue | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function mismatch(value: JsonValue, place: string, type: string): Error {
  return new Error(`json: cannot unmarshal ${jsonType(value)} into Go struct field ${place} of type ${type}`);
}

function notAnObject(value: JsonValue): Error {
  const type =
    'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';
  return new Error(
    `couldn't get version/kind; json parse error: json: cannot unmarshal ${jsonType(value)} into Go value of type ${type}`,
  );
}

function jsonType(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
