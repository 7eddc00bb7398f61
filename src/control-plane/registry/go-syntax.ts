/** Values as Go's `%#v` prints them: how field errors show what is neither text nor a number. */

import { deepCopy } from '../../go/json/deep';
import { fieldOf } from '../../go/json/field';
import { quote } from '../../go/strconv/quote';
import { type GoStruct, type GoType, goTypes } from './internal-types';
import { quantityFields } from './internal-types/quantity';

type Fields = Record<string, unknown>;

/** Pointers inside a struct print as addresses, which differ from run to run; ours are always this one. */
const ADDRESS = '0xc000000000';

/** `resource.Quantity{i:resource.int64Amount{value:500, scale:-3}, ...}` */
function quantity(text: string): string {
  const { value, scale, s, format } = quantityFields(text);
  return `resource.Quantity{i:resource.int64Amount{value:${value}, scale:${scale}}, d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:"${s}", Format:"${format}"}`;
}

function intOrString(value: unknown): string {
  const text = typeof value === 'string';
  return `intstr.IntOrString{Type:${text ? 1 : 0}, IntVal:${text ? 0 : (value ?? 0)}, StrVal:${quote(text ? value : '')}}`;
}

/** A timestamp: the zero time, or `time.Date(2026, time.November, 22, 10, 27, 48, 0, time.UTC)`. */
function time(value: unknown): string {
  if (typeof value !== 'string') return 'time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)';
  const months = 'January February March April May June July August September October November December'.split(' ');
  const [year, month, day, hour, minute, second] = value.split(/[-T:Z]/).map(Number) as number[];
  return `time.Date(${year}, time.${months[(month as number) - 1]}, ${day}, ${hour}, ${minute}, ${second}, 0, time.UTC)`;
}

function pointer(elem: GoType, value: unknown): string {
  if (elem.kind === 'Time') return value ? time(value) : '<nil>';
  return `(*${elem.name})(${value === undefined || value === null ? 'nil' : ADDRESS})`;
}

function print(type: GoType, value: unknown): string {
  switch (type.kind) {
    case 'string':
      return quote((value as string) ?? '');
    case 'int':
      return String(value ?? 0);
    case 'bool':
      return String(value ?? false);
    case 'Quantity':
      return quantity((value as string) ?? '0');
    case 'IntOrString':
      return intOrString(value);
    case 'Time':
      return time(value);
    case 'Raw':
      return 'runtime.Object(nil)';
    case 'pointer':
      return pointer(type.elem, value);
    case 'slice':
      if (!value) return `${type.name}(nil)`;
      return `${type.name}{${(value as unknown[]).map((item) => print(type.elem, item)).join(', ')}}`;
    case 'map':
      if (!value) return `${type.name}(nil)`;
      return `${type.name}{${Object.keys(value)
        .sort()
        .map((key) => `${quote(key)}:${print(type.elem, fieldOf(value as Fields, key))}`)
        .join(', ')}}`;
    case 'struct':
      return printStruct(type.struct(), (value as Fields) ?? {});
  }
}

function printStruct(struct: GoStruct, object: Fields): string {
  const fields = struct.fields.map(
    ({ name, json, type, embedded }) => `${name}:${print(type, embedded ? object : object[json])}`,
  );
  return `${struct.name}{${fields.join(', ')}}`;
}

/** In Go's internal types the host namespaces of a pod stand in its security context. */
function internalPodSpec(spec: Fields): Fields {
  const { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers } = spec;
  const moved = { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers };
  return { ...spec, securityContext: { ...moved, ...((spec.securityContext as Fields | undefined) ?? {}) } };
}

function internal(type: string, value: unknown): unknown {
  if (type === 'core.PodSpec') return internalPodSpec(value as Fields);
  if (type !== 'core.PodTemplateSpec') return value;
  const template = deepCopy(value) as Fields;
  return { ...template, spec: internalPodSpec(template.spec as Fields) };
}

/**
 * A JSON value as Go prints the internal object it stands for: `goSyntax('v1.LabelSelector', selector)`,
 * `goSyntax('map[string]string', labels)`. Absent values of struct types print as the zero struct.
 */
export function goSyntax(type: string, value: unknown): string {
  return print(goTypes.type(type), internal(type, value));
}
