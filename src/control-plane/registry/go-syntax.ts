/** Values as Go's `%#v` prints them: how field errors show what is neither text nor a number. */

import { quote } from '../../go/strconv/quote';
import { quantityFields } from '../../kube/quantity/go-fields';
import { entryValue, fieldValue, type GoValue, intOrStringFields } from './go-diff/value';
import { type GoType, goTypes } from './internal-types';

/** Pointers inside a struct print as addresses, which differ from run to run; ours are always this one. */
const ADDRESS = '0xc000000000';

/** `resource.Quantity{i:resource.int64Amount{value:500, scale:-3}, ...}` */
function quantity(text: string): string {
  const { value, scale, s, format } = quantityFields(text);
  return `resource.Quantity{i:resource.int64Amount{value:${value}, scale:${scale}}, d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:"${s}", Format:"${format}"}`;
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

function print({ type, value }: GoValue): string {
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
      return print(intOrStringFields({ type, value }));
    case 'Time':
      return time(value);
    case 'Raw':
      return 'runtime.Object(nil)';
    case 'pointer':
      return pointer(type.elem, value);
    case 'slice':
      if (!value) return `${type.name}(nil)`;
      return `${type.name}{${(value as unknown[]).map((item) => print({ type: type.elem, value: item })).join(', ')}}`;
    case 'map':
      if (!value) return `${type.name}(nil)`;
      return `${type.name}{${Object.keys(value)
        .sort()
        .map((key) => `${quote(key)}:${print(entryValue({ type, value }, key))}`)
        .join(', ')}}`;
    case 'struct': {
      const fields = type.struct().fields.map((field) => `${field.name}:${print(fieldValue({ type, value }, field))}`);
      return `${type.name}{${fields.join(', ')}}`;
    }
  }
}

/**
 * A JSON value as Go prints the internal object it stands for: `goSyntax('v1.LabelSelector', selector)`,
 * `goSyntax('map[string]string', labels)`. Absent values of struct types print as the zero struct.
 */
export function goSyntax(type: string, value: unknown): string {
  return print({ type: goTypes.type(type), value });
}
