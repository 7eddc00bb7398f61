/** JSON text spread over lines as it is, keys in their order: Go's `json.Indent` with two spaces. */
export function indentJSON(text: string): string {
  let out = '';
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  for (const [token] of text.trimStart().matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|\s+/g)) {
    if (token === '{' || token === '[') {
      depth++;
      out += token + line();
    } else if (token === '}' || token === ']') {
      depth--;
      const empty = /[{[]\s*$/.test(out);
      out = empty ? out.trimEnd() + token : out + line() + token;
    } else if (token === ',') out += token + line();
    else if (token === ':') out += ': ';
    else if (!/^\s/.test(token)) out += token;
  }
  return out + (/\s*$/.exec(text)?.[0] ?? '');
}
