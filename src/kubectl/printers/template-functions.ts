/** The functions kubectl adds to templates: `exists` and `base64decode`. */
import { type GoMap, GoNumber, type GoValue, kindOf, numberOf } from '../../go/fmt/value';
import { type Slot, unbox } from '../../go/template/slot';

/** Whether indexing the first argument by the others finds something that is not nil; without indexes it always does. */
export function exists(item: Slot, ...indexes: Slot[]): boolean {
  if (indexes.length === 0) return true;
  let value: GoValue = unbox(item) ?? undefined;
  for (const step of indexes) value = elementOf(value, unbox(step));
  return value !== undefined;
}

function elementOf(value: GoValue, step: GoValue): GoValue {
  const kind = kindOf(value);
  if (kind === 'map') return typeof step === 'string' ? ((value as GoMap)[step] ?? undefined) : undefined;
  if (kind !== 'slice' && kind !== 'string') return undefined;
  const stepKind = kindOf(step);
  if (stepKind !== 'int' && stepKind !== 'uint') return undefined;
  const at = numberOf(step);
  if (kind === 'slice') return (value as GoValue[])[at] ?? undefined;
  const byte = Buffer.from(value as string)[at];
  return byte === undefined ? undefined : new GoNumber('uint8', byte);
}

/** Decodes standard, padded base64; line ends in it do not count. */
export function base64decode(encoded: Slot): string {
  const text = encoded as string;
  const bad = badBase64At(Buffer.from(text).toString('latin1'));
  if (bad >= 0) throw new Error(`base64 decode failed: illegal base64 data at input byte ${bad}`);
  return Buffer.from(text, 'base64').toString('utf8');
}

/** Where Go's decoder gives up, as it counts; -1 when it does not. */
function badBase64At(text: string): number {
  let group = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '\n' || char === '\r') continue;
    if (/[A-Za-z0-9+/]/.test(char)) {
      group = (group + 1) % 4;
      continue;
    }
    return char === '=' ? badPaddingAt(text, at, group) : at;
  }
  // An unfinished group is reported where it began.
  return group === 0 ? -1 : text.replace(/[\n\r]+$/, '').length - group;
}

function badPaddingAt(text: string, at: number, group: number): number {
  if (group < 2) return at;
  let next = skipLineEnds(text, at + 1);
  if (group === 2) {
    if (next >= text.length) return text.length;
    if (text[next] !== '=') return next - 1;
    next = skipLineEnds(text, next + 1);
  }
  return next < text.length ? next : -1;
}

function skipLineEnds(text: string, from: number): number {
  let at = from;
  while (text[at] === '\n' || text[at] === '\r') at++;
  return at;
}
