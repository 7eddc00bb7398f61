import { type Cursor, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd } from './cursor';
import { Gap } from './gap';
import { scannerError } from './yaml-error';

const COLON = 58;
const HASH = 35;
const TAB = 9;

const endsPlainInFlow = (code: number) =>
  code === 44 || code === 63 || code === 91 || code === 93 || code === 123 || code === 125;

/**
 * A plain scalar, as libyaml's `yaml_parser_scan_plain_scalar`: words joined over lines as long as they stand deeper than
 * `parentIndent` (anywhere inside a flow collection). `endsOnNewLine` says that the line was left, after which a key may start.
 */
export function scanPlain(
  cursor: Cursor,
  parentIndent: number,
  inFlow: boolean,
): { value: string; endsOnNewLine: boolean } {
  const start = cursor.mark();
  let value = '';
  let gap: Gap | undefined;
  while (!cursor.atDocumentIndicator() && cursor.peek() !== HASH) {
    const word = takePlainLine(cursor, inFlow);
    if (word) {
      value += gap ? gap.folded() + word : word;
      gap = undefined;
    }
    if (!isBlank(cursor.peek()) && !isBreak(cursor.peek())) break;
    gap ??= new Gap();
    gap.take(cursor, (multiline) => {
      if (multiline && cursor.column <= parentIndent && cursor.peek() === TAB) {
        throw scannerError('found a tab character that violates indentation', cursor.mark(), start);
      }
    });
    if (!inFlow && cursor.column <= parentIndent) break;
  }
  return { value, endsOnNewLine: gap?.multiline ?? false };
}

/** The words up to the end of the line or of the scalar; blanks after the last word are left. */
function takePlainLine(cursor: Cursor, inFlow: boolean): string {
  const { text, pos: start } = cursor;
  let end = start;
  for (let pos = start; ; pos++) {
    const code = text.charCodeAt(pos);
    if (isBlank(code)) continue;
    if (isBreakOrEnd(code)) break;
    if (code === COLON && isBlankOrEnd(text.charCodeAt(pos + 1))) break;
    if (code === HASH && pos > end) break;
    if (inFlow && endsPlainInFlow(code)) break;
    end = pos + 1;
  }
  cursor.pos = end;
  return text.slice(start, end);
}
