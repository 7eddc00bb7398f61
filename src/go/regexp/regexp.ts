/** Regular expressions of Go's `regexp`: RE2's syntax, matched in time linear in the text, whoever wrote them. */
import { RE2JS } from 're2js';

/** A compiled expression. */
export interface Regexp {
  /** Whether the text contains a match: `regexp.MatchString`. */
  matchString(text: string): boolean;
  /** The first `limit` matches, all of them for a negative one: `regexp.FindAllString`. */
  findAllString(text: string, limit: number): string[];
}

/** `regexp.Compile`. Throws an Error with Go's text: "error parsing regexp: missing closing ): `(a`". */
export function compile(pattern: string): Regexp {
  const compiled = parse(pattern);
  return {
    matchString: (text) => compiled.matcher(text).find(),
    findAllString: (text, limit) => {
      const found: string[] = [];
      const matcher = compiled.matcher(text);
      while (found.length !== limit && matcher.find()) found.push(matcher.group() ?? '');
      return found;
    },
  };
}

function parse(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    const { message } = error as Error;
    // Go lets groups share a name; nothing here asks for a group by its name.
    if (message.includes('duplicate capture group name')) return parse(pattern.replace(/\(\?P?<\w+>/g, '('));
    throw new Error(message.endsWith('`') ? message : `${message}: \`${message.includes('trailing') ? '' : pattern}\``);
  }
}
