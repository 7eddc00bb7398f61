/** The grammar of label selectors: `labels.Parser`, with its errors word for word. */
import { lexSelector, type Token, type TokenKind } from './label-lexer';
import { BINARY_OPERATORS, labelKeyError, newRequirement, type Operator, type Requirement } from './label-requirement';

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const OPERATORS: Partial<Record<TokenKind, Operator>> = {
  in: 'in',
  '=': '=',
  '==': '==',
  '>': 'gt',
  '<': 'lt',
  notin: 'notin',
  '!=': '!=',
};

class Parser {
  private position = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  /** The next token; where a value is expected, `in` and `notin` are plain words. */
  private lookahead(asValue = true): Token {
    const token = this.tokens[this.position] ?? { kind: 'end', literal: '' };
    const keyword = token.kind === 'in' || token.kind === 'notin';
    return asValue && keyword ? { kind: 'identifier', literal: token.literal } : token;
  }

  private consume(asValue = true): Token {
    const token = this.lookahead(asValue);
    this.position += 1;
    return token;
  }

  parse(): Requirement[] {
    const requirements: Requirement[] = [];
    for (;;) {
      const first = this.lookahead();
      if (first.kind === 'end') return requirements;
      if (first.kind !== 'identifier' && first.kind !== '!')
        throw new Error(`found '${first.literal}', expected: !, identifier, or 'end of string'`);
      requirements.push(this.requirement());
      const next = this.consume();
      if (next.kind === 'end') return requirements;
      if (next.kind !== ',') throw new Error(`found '${next.literal}', expected: ',' or 'end of string'`);
      const after = this.lookahead();
      if (after.kind !== 'identifier' && after.kind !== '!')
        throw new Error(`found '${after.literal}', expected: identifier after ','`);
    }
  }

  private requirement(): Requirement {
    try {
      return this.checkedRequirement();
    } catch (error) {
      throw new Error(`unable to parse requirement: ${(error as Error).message}`);
    }
  }

  private checkedRequirement(): Requirement {
    const { key, operator: inferred } = this.key();
    if (inferred) return newRequirement(key, inferred, []);
    const operator = this.operator();
    const values = operator === 'in' || operator === 'notin' ? this.values() : this.exactValue();
    return newRequirement(key, operator, [...values].sort(byText));
  }

  private key(): { key: string; operator?: Operator } {
    let token = this.consume();
    const negated = token.kind === '!';
    if (negated) token = this.consume();
    if (token.kind !== 'identifier') throw new Error(`found '${token.literal}', expected: identifier`);
    const error = labelKeyError(token.literal, '<nil>');
    if (error) throw new Error(error.error());
    if (negated) return { key: token.literal, operator: '!' };
    const next = this.lookahead().kind;
    return next === 'end' || next === ',' ? { key: token.literal, operator: 'exists' } : { key: token.literal };
  }

  private operator(): Operator {
    const token = this.consume(false);
    const operator = OPERATORS[token.kind];
    if (!operator) throw new Error(`found '${token.literal}', expected: ${BINARY_OPERATORS.join(', ')}`);
    return operator;
  }

  private values(): Set<string> {
    const open = this.consume();
    if (open.kind !== '(') throw new Error(`found '${open.literal}' expected: '('`);
    const first = this.lookahead();
    if (first.kind === ')') {
      this.consume();
      return new Set(['']);
    }
    if (first.kind !== 'identifier' && first.kind !== ',')
      throw new Error(`found '${first.literal}', expected: ',', ')' or identifier`);
    const values = this.identifiers();
    if (this.consume().kind !== ')') throw new Error(`found '${first.literal}', expected: ')'`);
    return values;
  }

  /** Up to, not including, the closing bracket. Nothing between two commas is the empty value. */
  private identifiers(): Set<string> {
    const values = new Set<string>();
    for (;;) {
      const token = this.consume();
      const next = this.lookahead();
      if (token.kind === 'identifier') {
        values.add(token.literal);
        if (next.kind === ')') return values;
        if (next.kind !== ',') throw new Error(`found '${next.literal}', expected: ',' or ')'`);
      } else if (token.kind === ',') {
        if (values.size === 0) values.add('');
        if (next.kind === ')' || next.kind === ',') values.add('');
        if (next.kind === ')') return values;
        if (next.kind === ',') this.consume();
      } else throw new Error(`found '${token.literal}', expected: ',', or identifier`);
    }
  }

  private exactValue(): Set<string> {
    const next = this.lookahead();
    if (next.kind === 'end' || next.kind === ',') return new Set(['']);
    this.consume();
    if (next.kind !== 'identifier') throw new Error(`found '${next.literal}', expected: identifier`);
    return new Set([next.literal]);
  }
}

/** Reads a selector's requirements in the order written. Throws an Error with Go's text. */
export function parseRequirements(text: string): Requirement[] {
  return new Parser(lexSelector(text)).parse();
}
