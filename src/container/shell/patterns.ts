/** Patterns of the shell: `*`, `?`, `[a-z]`. Quoted characters stand in them behind a backslash. */

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9a-fA-F',
};

/** Whether anything in a pattern is special. */
export const isPattern = (pattern: string): boolean => /(^|[^\\])(\\\\)*[*?[]/.test(pattern);

/** The source of a regular expression for a pattern; `lazy` for the shortest match. */
export function patternSource(pattern: string, lazy = false): string {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? '';
    if (char === '\\') source += escaped(pattern[++at] ?? '\\');
    else if (char === '*') source += lazy ? '[^]*?' : '[^]*';
    else if (char === '?') source += '[^]';
    else if (char === '[') {
      const end = bracketEnd(pattern, at);
      if (end < 0) source += '\\[';
      else {
        source += bracket(pattern.slice(at + 1, end));
        at = end;
      }
    } else source += escaped(char);
  }
  // A star behind a star matches nothing more, and would take long to find that out.
  return source.replace(/(\[\^\]\*\??){2,}/g, lazy ? '[^]*?' : '[^]*');
}

/** Whether a text is as a pattern says. */
export function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${patternSource(pattern)})$`).test(text);
  } catch {
    return pattern === text;
  }
}

function bracketEnd(pattern: string, at: number): number {
  let end = at + 1;
  if (pattern[end] === '!' || pattern[end] === '^') end++;
  if (pattern[end] === ']') end++;
  for (; end < pattern.length; end++) {
    if (pattern.startsWith('[:', end)) end = pattern.indexOf(':]', end) + 1 || pattern.length;
    else if (pattern[end] === ']') return end;
  }
  return -1;
}

function bracket(inner: string): string {
  const negated = /^[!^]/.test(inner);
  const body = inner
    .slice(negated ? 1 : 0)
    .replace(/\[:(\w+):\]|[\\\]^[]/g, (char, name?: string) => (name ? (CLASSES[name] ?? '') : `\\${char}`));
  return `[${negated ? '^' : ''}${body}]`;
}

const escaped = (char: string) => char.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
