/** The relaxed spelling of a path that `--sort-by`, `-o custom-columns` and `wait --for=jsonpath` take. */

const EXPECTED =
  "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'";

/**
 * `x.y`, `.x.y`, `{x.y}` and `{.x.y}` all become `{.x.y}`, as kubectl's `RelaxedJSONPathExpression`; an empty path stays
 * empty. Throws an Error with kubectl's text for braces anywhere else.
 */
export function relaxedJSONPathExpression(path: string): string {
  if (path === '') return path;
  const match = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(path);
  if (!match) throw new Error(EXPECTED);
  return `{.${match[1] || match[2]}}`;
}
