/** A place in the text, counted from 0 as libyaml's marks are. */
export interface Mark {
  index: number;
  line: number;
  column: number;
}

/**
 * YAML that go-yaml v2 (gopkg.in/yaml.v2 2.4.0, what Kubernetes 1.28 links) refuses. The message is go-yaml's own:
 * `yaml: line 2: did not find expected ',' or ']'`. Callers add what the real ones add, e.g. `error converting YAML to JSON: `.
 */
export class YAMLError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'YAMLError';
  }
}

/** A text the scanner cannot cut into tokens; go-yaml counts these lines from 1. */
export function scannerError(problem: string, at: Mark, context: Mark = at): YAMLError {
  return located(problem, at.line === 0 ? context.line : at.line + 1);
}

/** Tokens in an order the grammar does not know; go-yaml forgets to add 1 to these lines. */
export function parserError(problem: string, at: Mark, context?: Mark): YAMLError {
  return located(problem, at.line || (context?.line ?? 0));
}

/** A failure go-yaml reports without a line. */
export function plainError(problem: string): YAMLError {
  return new YAMLError(`yaml: ${problem}`);
}

function located(problem: string, line: number): YAMLError {
  return plainError(line === 0 ? problem : `line ${line}: ${problem}`);
}
