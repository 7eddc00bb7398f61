/** Reading expressions with a library, and what it refuses in the words of cel-go's parser. */
import { type ASTNode, ParseError, parse } from '@marcbachmann/cel-js';
import type { Issue } from './source';

/** What may begin an operand, as ANTLR lists it. */
const OPERAND =
  "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

/** The tree of an expression, or why there is none. */
export function parseExpression(text: string): { tree: ASTNode } | { issue: Issue } {
  try {
    return { tree: parse(text).ast };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { issue: syntaxIssue(text, error) };
  }
}

function syntaxIssue(text: string, { code, summary, range }: ParseError): Issue {
  const offset = range?.start ?? 0;
  const [, wanted] = /^Expected (\w+)/.exec(summary) ?? [];
  const found = text.slice(offset, range?.end);
  const token = found === '' ? '<EOF>' : found;
  if (code === 'unexpected_character' && !/^[\w"'([{]/.test(token))
    return { offset, message: `Syntax error: token recognition error at: '${token}'` };
  if (wanted !== undefined || code === 'unexpected_character') {
    const expecting = wanted === undefined ? '<EOF>' : (TOKENS[wanted] ?? wanted);
    const verb = wanted === undefined ? 'extraneous' : token === '<EOF>' ? 'missing' : 'mismatched';
    if (verb === 'missing' && expecting !== 'IDENTIFIER')
      return { offset, message: `Syntax error: missing ${expecting} at '${token}'` };
    if (verb === 'missing') return { offset, message: `Syntax error: no viable alternative at input '.'` };
    return { offset, message: `Syntax error: ${verb} input '${token}' expecting ${expecting}` };
  }
  // A token that can be passed over, because what follows it may begin an operand, is only one too many.
  const passable = token !== '<EOF>' && /^\s*[\w"'([{.!-]/.test(text.slice(offset + found.length));
  return {
    offset,
    message: `Syntax error: ${passable ? 'extraneous' : 'mismatched'} input '${token}' expecting ${OPERAND}`,
  };
}

const TOKENS: Record<string, string> = {
  COLON: "':'",
  IDENTIFIER: 'IDENTIFIER',
  RBRACE: "'}'",
  RBRACKET: "']'",
  RPAREN: "')'",
};
