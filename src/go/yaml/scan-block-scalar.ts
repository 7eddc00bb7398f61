import { type Cursor, isBlank, isBreak, isBreakOrEnd } from './cursor';
import { type Mark, scannerError } from './yaml-error';

const TAB = 9;
const SPACE = 32;
const PLUS = 43;
const MINUS = 45;

interface Header {
  chomping: 'strip' | 'clip' | 'keep';
  /** Indentation given by a digit, 0 if none. */
  increment: number;
}

/**
 * A literal `|` or folded `>` scalar, as libyaml's `yaml_parser_scan_block_scalar`; the cursor stands on the indicator.
 * `parentIndent` is the column of the block around it, -1 at the top.
 */
export function scanBlockScalar(cursor: Cursor, parentIndent: number): string {
  const start = cursor.mark();
  const literal = cursor.peek() === 124;
  cursor.pos++;
  const { chomping, increment } = takeHeader(cursor, start);
  let indent = increment && Math.max(parentIndent, 0) + increment;

  let breaks: string;
  [breaks, indent] = takeBreaks(cursor, indent, parentIndent, start);
  let value = '';
  let leadingBreak = '';
  let leadingBlank = false;
  while (cursor.column === indent && !cursor.atEnd()) {
    const blank = isBlank(cursor.peek());
    if (!literal && !leadingBlank && !blank && leadingBreak === '\n') value += breaks || ' ';
    else value += leadingBreak + breaks;
    leadingBlank = blank;
    value += takeLine(cursor);
    leadingBreak = isBreak(cursor.peek()) ? cursor.takeBreak() : '';
    [breaks, indent] = takeBreaks(cursor, indent, parentIndent, start);
  }
  if (chomping !== 'strip') value += leadingBreak;
  if (chomping === 'keep') value += breaks;
  return value;
}

function takeLine(cursor: Cursor): string {
  const start = cursor.pos;
  while (!isBreakOrEnd(cursor.peek())) cursor.pos++;
  return cursor.text.slice(start, cursor.pos);
}

function takeHeader(cursor: Cursor, start: Mark): Header {
  let chomping = takeChomping(cursor);
  const increment = takeIncrement(cursor, start);
  if (chomping === undefined && increment > 0) chomping = takeChomping(cursor);
  cursor.skipBlanks();
  cursor.skipComment();
  if (!isBreakOrEnd(cursor.peek())) {
    throw scannerError('did not find expected comment or line break', cursor.mark(), start);
  }
  if (isBreak(cursor.peek())) cursor.takeBreak();
  return { chomping: chomping ?? 'clip', increment };
}

function takeChomping(cursor: Cursor): Header['chomping'] | undefined {
  const code = cursor.peek();
  if (code !== PLUS && code !== MINUS) return undefined;
  cursor.pos++;
  return code === PLUS ? 'keep' : 'strip';
}

function takeIncrement(cursor: Cursor, start: Mark): number {
  const digit = cursor.peek() - 48;
  if (digit < 0 || digit > 9) return 0;
  if (digit === 0) throw scannerError('found an indentation indicator equal to 0', cursor.mark(), start);
  cursor.pos++;
  return digit;
}

/** Takes empty lines and indentation; where `indent` is still 0, the deepest of these lines decides it. */
function takeBreaks(cursor: Cursor, indent: number, parentIndent: number, start: Mark): [string, number] {
  let breaks = '';
  let deepest = 0;
  for (;;) {
    while ((indent === 0 || cursor.column < indent) && cursor.peek() === SPACE) cursor.pos++;
    deepest = Math.max(deepest, cursor.column);
    if ((indent === 0 || cursor.column < indent) && cursor.peek() === TAB) {
      throw scannerError('found a tab character where an indentation space is expected', cursor.mark(), start);
    }
    if (!isBreak(cursor.peek())) break;
    breaks += cursor.takeBreak();
  }
  return [breaks, indent || Math.max(deepest, parentIndent + 1, 1)];
}
