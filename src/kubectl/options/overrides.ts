/** `--overrides`: the last word on an object a command generates (cmdutil.OverrideOptions). */

import { encodeJSON } from '../../go/json/json';
import { decodeJSON } from '../../go/json/syntax';
import type { JsonObject, JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';
import { asJSON, type KubeObject } from '../../kube/meta/meta';
import { applyJSONPatch } from '../../kube/patch/json-patch';
import { applyMergePatch } from '../../kube/patch/merge-patch';
import { applyStrategicMergePatch } from '../../kube/patch/strategic-merge-patch';
import { jsonKind } from '../../kube/schema/go-types';
import { definitionFor } from '../../kube/schema/schema';
import { decodeTyped } from '../../kube/schema/strict-decode';
import { flag, type ValuesOf } from '../cli/flags/declare';

/** `--overrides` and `--override-type`. */
export function overrideFlags() {
  return {
    'override-type': flag.string('How --overrides changes the generated object: json, merge, or strategic.', {
      default: 'merge',
    }),
    overrides: flag.string('JSON to override fields of the generated object with. It may have to say the apiVersion.'),
  };
}

/** The object with what `--overrides` says. Throws for JSON that is none, a patch that does not apply, and wrong types. */
export function applyOverrides(object: KubeObject, flags: ValuesOf<ReturnType<typeof overrideFlags>>): KubeObject {
  const fragment = flags.overrides;
  if (fragment === '') return object;
  return decodeAsKind(patched(object, flags['override-type'], fragment));
}

function patched(object: KubeObject, type: string, fragment: string): JsonValue {
  switch (type) {
    case '':
    case 'merge':
      return applyMergePatch(asJSON(object), mergeFragment(fragment));
    case 'json':
      return applyJSONPatch(asJSON(object), decodeJSON(fragment));
    case 'strategic':
      return applyStrategicMergePatch(asJSON(object), strategicFragment(fragment), object);
  }
  throw new Error(`invalid override type: ${type}`);
}

function mergeFragment(fragment: string): JsonValue {
  const patch = attemptJSON(fragment);
  if (typeof patch !== 'object' || patch === null) throw new Error('Invalid JSON Patch');
  return patch;
}

function strategicFragment(fragment: string): JsonValue {
  const patch = attemptJSON(fragment);
  if (patch === undefined) throw new Error('invalid JSON document');
  return patch;
}

function attemptJSON(text: string): JsonValue | undefined {
  try {
    return decodeJSON(text);
  } catch {
    return undefined;
  }
}

/** What kubectl's codec for its own kinds reads: the type meta first, then the fields as the kind has them. */
function decodeAsKind(value: JsonValue): KubeObject {
  if (Array.isArray(value)) throw new Error(`${NO_TYPE_META} array into Go value of type ${TYPE_META}`);
  const object = value as JsonObject;
  const apiVersion = typeField(object, 'apiVersion');
  const kind = typeField(object, 'kind');
  if (!kind) throw missing('Kind', object);
  if (!apiVersion) throw missing('apiVersion', object);
  if (apiVersion.split('/').length > 2) throw new Error(`unexpected GroupVersion string: ${apiVersion}`);
  if (!definitionFor({ apiVersion, kind }))
    throw new Error(`no kind ${quote(kind)} is registered for version ${quote(apiVersion)} in scheme ${SCHEME}`);
  return decodeTyped(object, { apiVersion, kind }).object;
}

const SCHEME = '"pkg/runtime/scheme.go:100"';
const NO_TYPE_META = "couldn't get version/kind; json parse error: json: cannot unmarshal";
const TYPE_META =
  'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';

function typeField(object: JsonObject, field: 'apiVersion' | 'kind'): string {
  const value = object[field] ?? '';
  if (typeof value === 'string') return value;
  throw new Error(`${NO_TYPE_META} ${jsonKind(value)} into Go struct field .${field} of type string`);
}

/** A patched object is written with its own fields sorted, and those within as they were. */
function missing(field: string, { apiVersion, kind, ...fields }: JsonObject): Error {
  return new Error(`Object '${field}' is missing in '${encodeJSON({ apiVersion, kind, ...fields }, '', 'as-is')}'`);
}
