/** Printing Go values: `fmt.Sprint`, `fmt.Sprintln`, and one operand under any verb (`print.go` of Go 1.22). */
import { type FormatFlags, noFlags, pad } from './flags';
import { formatByteSyntax, formatComplex, formatFloatArg, formatInteger } from './format-number';
import { formatString } from './format-string';
import { type GoComplex, type GoMap, type GoValue, kindOf, numberOf, sortedKeys, typeName } from './value';

/** `fmt.Sprint`: a space between two operands when neither is a string. */
export function sprint(...values: GoValue[]): string {
  let out = '';
  values.forEach((value, i) => {
    if (i > 0 && typeof value !== 'string' && typeof values[i - 1] !== 'string') out += ' ';
    out += printArg(value, 'v', noFlags());
  });
  return out;
}

/** `fmt.Sprintln`: a space between all operands, a newline after the last. */
export function sprintln(...values: GoValue[]): string {
  return `${values.map((value) => printArg(value, 'v', noFlags())).join(' ')}\n`;
}

/** `%#v`: the value in Go syntax, as in `map[string]interface {}{"a":1}`. */
export function goSyntax(value: GoValue): string {
  return printArg(value, 'v', { ...noFlags(), goSyntax: true });
}

/** One operand of Printf under a verb and its flags. */
export function printArg(value: GoValue, verb: string, flags: FormatFlags): string {
  if (value === undefined || value === null) {
    return verb === 'T' || verb === 'v' ? pad('<nil>', flags) : `%!${verb}(<nil>)`;
  }
  if (verb === 'T') return formatString(typeName(value), 's', flags) ?? '';
  // The address of a map or list is different in every run of a Go program, so any will do.
  if (verb === 'p')
    return typeof value === 'object' && kindOf(value) !== 'int' ? '0xc000010000' : badVerb(value, verb, flags);
  return printValue(value, verb, flags);
}

function printValue(value: GoValue, verb: string, flags: FormatFlags): string {
  switch (kindOf(value)) {
    case 'invalid':
      return flags.goSyntax ? 'interface {}(nil)' : '<nil>';
    case 'map':
      return printMap(value as GoMap, verb, flags);
    case 'slice':
      return printSlice(value as GoValue[], verb, flags);
    default:
      return printScalar(value, verb, flags) ?? badVerb(value, verb, flags);
  }
}

function printScalar(value: GoValue, verb: string, flags: FormatFlags): string | undefined {
  switch (kindOf(value)) {
    case 'bool':
      return verb === 't' || verb === 'v' ? pad(String(value), flags) : undefined;
    case 'uint':
      if (verb === 'v' && flags.goSyntax) return formatByteSyntax(numberOf(value), flags);
      return formatInteger(numberOf(value), verb, flags);
    case 'int':
      return formatInteger(numberOf(value), verb, flags);
    case 'float':
      return formatFloatArg(numberOf(value), verb, flags);
    case 'complex':
      return formatComplex(value as GoComplex, verb, flags);
    default:
      return formatString(value as string, verb, flags);
  }
}

function printMap(map: GoMap, verb: string, flags: FormatFlags): string {
  const fields = sortedKeys(map).map((key) => `${printValue(key, verb, flags)}:${printValue(map[key], verb, flags)}`);
  return flags.goSyntax ? `map[string]interface {}{${fields.join(', ')}}` : `map[${fields.join(' ')}]`;
}

function printSlice(items: GoValue[], verb: string, flags: FormatFlags): string {
  const printed = items.map((item) => printValue(item, verb, flags));
  return flags.goSyntax ? `[]interface {}{${printed.join(', ')}}` : `[${printed.join(' ')}]`;
}

function badVerb(value: GoValue, verb: string, flags: FormatFlags): string {
  return `%!${verb}(${typeName(value)}=${printValue(value, 'v', flags)})`;
}
