/** `-o go-template=...`: Go's text/template with kubectl's functions, from the template to the text. */

import { sprint } from '../../go/fmt/print';
import type { GoValue } from '../../go/fmt/value';
import { encodeJSON } from '../../go/json/json';
import type { JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';
import { Executor } from '../../go/template/executor';
import type { FunctionMap, TemplateFunction } from '../../go/template/function';
import { BUILTINS } from '../../go/template/functions';
import { parseTemplate } from '../../go/template/parser';
import { base64decode, exists } from './template-functions';

const FUNCTIONS: FunctionMap = new Map<string, TemplateFunction>([
  ...Object.entries(BUILTINS),
  ['exists', { parameters: ['any'], variadic: 'any', call: exists }],
  ['base64decode', { parameters: ['string'], call: base64decode }],
]);

export interface GoTemplateOptions {
  /** The name errors give the template; kubectl's is `output`. */
  name?: string;
  /** Whether a key that is not there prints `<no value>` instead of failing; on unless set. */
  allowMissingKeys?: boolean;
}

/** A parsed template. */
export interface GoTemplate {
  /** Executes it on data, writing as it goes. Throws ExecError; what was written before stays written. */
  execute(data: JsonValue, write: (text: string) => void): void;
}

/** Parses a template. Throws an Error with Go's text (`template: output:1: unclosed action`). */
export function compileGoTemplate(text: string, options: GoTemplateOptions = {}): GoTemplate {
  const name = options.name ?? 'output';
  const templates = parseTemplate(name, text, FUNCTIONS);
  const source = { name, text, functions: FUNCTIONS, missingKeyFails: options.allowMissingKeys === false };
  return {
    execute: (data, write) => new Executor(source, templates, write).run(data as GoValue),
  };
}

export interface GoTemplatePrinterOptions {
  allowMissingKeys?: boolean;
  /** How the object's JSON reads in the debugging text; an object made by a generator has its own field order. */
  encode?: (obj: JsonValue) => string;
}

/**
 * The printer behind `-o go-template` of kubectl v1.28. Throws an Error with the whole text after `error: `: here for a
 * template that does not parse, in the printer for one that fails on the object. Before that one the printer writes, as
 * kubectl does to stdout, what the template printed so far and a description of template and object.
 */
export function newGoTemplatePrinter(
  text: string,
  options: GoTemplatePrinterOptions = {},
): (obj: JsonValue, write: (text: string) => void) => void {
  const template = compileForPrinter(text, options.allowMissingKeys ?? true);
  const encode = options.encode ?? encodeJSON;
  return (obj, write) => {
    try {
      template.execute(obj, write);
    } catch (err) {
      const { message } = err as Error;
      write(`Error executing template: ${message}. Printing more information for debugging the template:\n`);
      write(`\ttemplate was:\n\t\t${text}\n`);
      write(`\traw data was:\n\t\t${encode(obj)}\n`);
      write(`\tobject given to template engine was:\n\t\t${sprint(obj as GoValue)}\n\n`);
      throw new Error(`error executing template ${quote(text)}: ${message}`);
    }
  };
}

function compileForPrinter(text: string, allowMissingKeys: boolean): GoTemplate {
  try {
    return compileGoTemplate(text, { allowMissingKeys });
  } catch (err) {
    throw new Error(`error parsing template ${text}, ${(err as Error).message}`);
  }
}
