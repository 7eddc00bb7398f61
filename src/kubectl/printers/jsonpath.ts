/** `-o jsonpath=...`: kubectl's JSONPath dialect, from the template to the text. */

import { goSyntax } from '../../go/fmt/print';
import { GoNumber, type GoValue, withFloatNumbers } from '../../go/fmt/value';
import type { JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';
import { printValues, printValuesAsJSON, Template } from '../../kube/jsonpath/template';

export { relaxedJSONPathExpression } from '../../kube/jsonpath/relaxed';

export interface JSONPathOptions {
  /** Whether a key that is not there is no error; off unless set, as in client-go. `kubectl -o jsonpath` sets it. */
  allowMissingKeys?: boolean;
}

/** A parsed template; `findResults` gives one list of values for each action and text between actions. */
export interface JSONPath {
  execute(data: JsonValue): string;
  findResults(data: JsonValue): JsonValue[][];
}

/** Parses a template. Throws an Error with client-go's text (`unterminated array`), as do `execute` and `findResults`. */
export function compileJSONPath(template: string, options: JSONPathOptions = {}): JSONPath {
  const path = new Template(template, options.allowMissingKeys ?? false);
  return {
    execute: (data) =>
      path
        .findResults(data as GoValue)
        .map(printValues)
        .join(''),
    findResults: (data) => path.findResults(data as GoValue).map((values) => values.map(plain)),
  };
}

/** A result as JSON: literals of the template lose their Go type, a value that is not there is null. */
function plain(value: GoValue): JsonValue {
  return value instanceof GoNumber ? value.value : ((value ?? null) as JsonValue);
}

export interface JSONPathPrinterOptions extends JSONPathOptions {
  /** `-o jsonpath-as-json`. */
  asJSON?: boolean;
  /** Whether the objects are typed ones made by a generator, not what a server sent: their numbers are floats. */
  typed?: boolean;
}

/**
 * The printer behind `-o jsonpath` and `-o jsonpath-as-json` of kubectl v1.28. Throws an Error with the whole text after
 * `error: `: here for a template that does not parse, in the printer for one that fails on the object.
 */
export function newJSONPathPrinter(template: string, options: JSONPathPrinterOptions = {}): (obj: JsonValue) => string {
  const path = parseForPrinter(template, options.allowMissingKeys ?? true);
  const print = options.asJSON ? printValuesAsJSON : printValues;
  return (obj) => {
    const data = options.typed ? withFloatNumbers(obj as GoValue) : (obj as GoValue);
    try {
      return path.findResults(data).map(print).join('');
    } catch (err) {
      throw new Error(executionError(template, (err as Error).message, data));
    }
  };
}

function parseForPrinter(template: string, allowMissingKeys: boolean): Template {
  try {
    return new Template(template, allowMissingKeys);
  } catch (err) {
    throw new Error(`error parsing jsonpath ${template}, ${(err as Error).message}`);
  }
}

function executionError(template: string, message: string, data: GoValue): string {
  const details = [
    `Error executing template: ${message}. Printing more information for debugging the template:`,
    `\ttemplate was:\n\t\t${template}`,
    `\tobject given to jsonpath engine was:\n\t\t${goSyntax(data)}\n\n`,
  ];
  return `error executing jsonpath ${quote(template)}: ${details.join('\n')}\n`;
}
