/** Arithmetic of the shell: whole numbers, variables, the usual operators, assignments. */

const TOKEN =
  /\s*(0[xX][0-9a-fA-F]+|\d+|[A-Za-z_]\w*|\+\+|--|\*\*|<<|>>|[-+*/%]=|[<>=!]=|&&|\|\||[-+*/%<>()=!&|^~?:,])/y;
/** Nobody writes brackets deeper than this. */
const MOST_DEPTH = 100;

/**
 * The value of an expression such as `i + 1`, `i++` or `n % 2 == 0`; assignments change `variables`. NaN for what it
 * does not know.
 */
export function evaluateArithmetic(expression: string, variables: Map<string, string>): number {
  const tokens = tokenize(expression.replace(/\$\{?(\w+)\}?/g, '$1'));
  if (!tokens) return Number.NaN;
  const reader = { tokens, at: 0, depth: 0 };
  const value = assignment(reader, variables);
  return reader.at === tokens.length ? value : Number.NaN;
}

interface Reader {
  tokens: string[];
  at: number;
  depth: number;
}

/** Operators by strength, the weakest first. */
const LEVELS: string[][] = [
  ...[['||'], ['&&'], ['|'], ['^'], ['&'], ['==', '!='], ['<', '>', '<=', '>='], ['<<', '>>'], ['+', '-']],
  ...[['*', '/', '%'], ['**']],
];

function tokenize(expression: string): string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const text = expression.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    tokens.push(match[1] ?? '');
  }
  return tokens;
}

function assignment(reader: Reader, variables: Map<string, string>): number {
  const [name = '', operator = ''] = reader.tokens.slice(reader.at);
  if (!/^[A-Za-z_]/.test(name) || !/^[-+*/%]?=$/.test(operator)) return ternary(reader, variables);
  reader.at += 2;
  const right = assignment(reader, variables);
  const value = operator === '=' ? right : apply(operator.slice(0, -1), numberOf(name, variables), right);
  variables.set(name, String(value));
  return value;
}

function ternary(reader: Reader, variables: Map<string, string>): number {
  const test = binary(reader, variables, 0);
  if (reader.tokens[reader.at] !== '?') return test;
  reader.at++;
  const left = assignment(reader, variables);
  if (reader.tokens[reader.at++] !== ':') return Number.NaN;
  const right = assignment(reader, variables);
  return test === 0 ? right : left;
}

function binary(reader: Reader, variables: Map<string, string>, level: number): number {
  const operators = LEVELS[level];
  if (!operators) return unary(reader, variables);
  let left = binary(reader, variables, level + 1);
  for (;;) {
    const operator = reader.tokens[reader.at] ?? '';
    if (!operators.includes(operator)) return left;
    reader.at++;
    left = apply(operator, left, binary(reader, variables, level + 1));
  }
}

function unary(reader: Reader, variables: Map<string, string>): number {
  if (++reader.depth > MOST_DEPTH) return Number.NaN;
  const value = operand(reader, variables);
  reader.depth--;
  return value;
}

function operand(reader: Reader, variables: Map<string, string>): number {
  const token = reader.tokens[reader.at++] ?? '';
  if (token === '+') return unary(reader, variables);
  if (token === '~') return ~unary(reader, variables);
  if (token === '-') return -unary(reader, variables);
  if (token === '!') return Number(unary(reader, variables) === 0);
  if (token === '(') {
    const value = assignment(reader, variables);
    reader.at++;
    return value;
  }
  if (token === '++' || token === '--') {
    const name = reader.tokens[reader.at++] ?? '';
    return step(name, token, variables);
  }
  const value = /^\d/.test(token) ? Number(token) : numberOf(token, variables);
  const after = reader.tokens[reader.at];
  if (after === '++' || after === '--') {
    reader.at++;
    step(token, after, variables);
  }
  return value;
}

function step(name: string, operator: string, variables: Map<string, string>): number {
  const value = numberOf(name, variables) + (operator === '++' ? 1 : -1);
  variables.set(name, String(value));
  return value;
}

function numberOf(name: string, variables: Map<string, string>): number {
  return /^[A-Za-z_]/.test(name) ? Number(variables.get(name) ?? 0) : Number.NaN;
}

function apply(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return Math.trunc(left / right);
    case '%':
      return left % right;
    case '**':
      return left ** right;
    case '<<':
      return left * 2 ** right;
    case '>>':
      return Math.floor(left / 2 ** right);
    case '&':
      return Number(BigInt.asIntN(64, big(left) & big(right)));
    case '|':
      return Number(BigInt.asIntN(64, big(left) | big(right)));
    case '^':
      return Number(BigInt.asIntN(64, big(left) ^ big(right)));
    case '<':
      return Number(left < right);
    case '>':
      return Number(left > right);
    case '<=':
      return Number(left <= right);
    case '>=':
      return Number(left >= right);
    case '==':
      return Number(left === right);
    case '!=':
      return Number(left !== right);
    case '&&':
      return Number(left !== 0 && right !== 0);
    default:
      return Number(left !== 0 || right !== 0);
  }
}

const big = (value: number) => (Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n);
