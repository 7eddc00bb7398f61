/** `html`, `js` and `urlquery` of text/template. */
import { sprint } from '../fmt/print';
import type { GoValue } from '../fmt/value';
import { isPrint } from '../strconv/quote';
import { type Slot, unbox } from './slot';

const HTML: Record<string, string> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};
const JS: Record<string, string> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
};

/** The text of the arguments with HTML's special characters escaped. */
export function html(...args: Slot[]): string {
  return textOf(args).replace(/[\0"'&<>]/g, (char) => HTML[char] as string);
}

/** The text of the arguments for a JavaScript string. */
export function js(...args: Slot[]): string {
  let out = '';
  for (const char of textOf(args)) {
    const code = char.codePointAt(0) as number;
    const plain = code >= 0x20 && (code < 0x80 || isPrint(char));
    out += JS[char] ?? (plain ? char : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`);
  }
  return out;
}

/** The text of the arguments for the query part of a URL. */
export function urlquery(...args: Slot[]): string {
  const encode = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(textOf(args))
    .replace(/[!'()*]/g, encode)
    .replaceAll('%20', '+');
}

function textOf(args: Slot[]): string {
  const values = args.map((arg): GoValue => unbox(arg) ?? '<no value>');
  return sprint(...values);
}
