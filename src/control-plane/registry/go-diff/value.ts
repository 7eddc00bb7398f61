/** JSON values seen as Go values: which are nil or zero, and what stands below them. */
import { fieldOf } from '../../../go/json/field';
import { type GoField, type GoType, goTypes } from '../internal-types';

/** One value of a Go type; `undefined` stands for nil pointers, slices and maps, and for zero scalars. */
export interface GoValue {
  type: GoType;
  value: unknown;
}

/** A struct's fields; of an embedded struct the JSON object is the outer one. */
export function fieldValue({ type, value }: GoValue, field: GoField): GoValue {
  const object = value as Record<string, unknown> | undefined;
  if (type.name === 'core.PodSpec' && field.name === 'SecurityContext') return internalSecurityContext(field, object);
  return { type: field.type, value: field.embedded ? object : (object?.[field.json] ?? undefined) };
}

/** In Go's internal types the host namespaces of a pod stand in its security context. */
function internalSecurityContext(field: GoField, spec: Record<string, unknown> | undefined): GoValue {
  if (!spec) return { type: field.type, value: undefined };
  const { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers } = spec;
  const own = spec.securityContext as object | undefined;
  const moved = { hostNetwork, hostPID, hostIPC, shareProcessNamespace, hostUsers };
  return { type: field.type, value: { ...moved, ...own } };
}

/** An `IntOrString`, which JSON writes as one value, as the struct it is. */
export function intOrStringFields({ value }: GoValue): GoValue {
  const fields = typeof value === 'string' ? { type: 1, strVal: value } : { intVal: value };
  return { type: goTypes.type('intstr.IntOrString'), value: fields };
}

/** The value of a map's entry. */
export function entryValue({ type, value }: GoValue, key: string): GoValue {
  return { type: (type as { elem: GoType }).elem, value: fieldOf(value as Record<string, unknown> | undefined, key) };
}

/** The zero value of its type: what Go leaves out when it shows a struct. */
export function isZero(go: GoValue): boolean {
  const { type, value } = go;
  if (value === undefined || value === null) return true;
  switch (type.kind) {
    case 'struct':
      return type.struct().fields.every((field) => isZero(fieldValue(go, field)));
    case 'string':
      return value === '';
    case 'bool':
      return value === false;
    case 'int':
    case 'IntOrString':
      return value === 0;
    case 'Quantity':
      return false;
    default:
      return false;
  }
}
