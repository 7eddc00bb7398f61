/** Where in a template something went wrong while it ran. */
import { quote } from '../strconv/quote';
import { type Node, nodeText } from './nodes';

/** A template that failed on its data; `message` is the whole of Go's `ExecError`. */
export class ExecError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ExecError';
  }
}

/** Names the place of a node: `template: output:1:7: executing "output" at <.a.b>: why`. */
export function execError(
  source: { name: string; text: string },
  template: string,
  node: Node,
  why: string,
): ExecError {
  const before = source.text.slice(0, node.at);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  const column = Buffer.byteLength(before.slice(lineStart));
  const place = `${source.name}:${line}:${column}`;
  return new ExecError(`template: ${place}: executing ${quote(template)} at <${nodeText(node)}>: ${why}`);
}
