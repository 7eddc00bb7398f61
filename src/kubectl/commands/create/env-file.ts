/** Files of `key=val` lines: `k8s.io/kubectl/pkg/cmd/util` AddFromEnvFile. */

import { isUtf8 } from 'node:buffer';
import { fieldOf } from '../../../go/json/field';
import { quote } from '../../../go/strconv/quote';
import { isEnvVarName } from '../../../kube/names/name-formats';

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The keys of an env file with their values, in its order. Blank lines and those that start with `#` are passed over; a
 * line without `=` takes its value from the environment. Throws on bytes that are no UTF-8 and on names that are none.
 */
export function readEnvFile(
  content: Buffer,
  file: string,
  env: Record<string, string | undefined>,
): [key: string, value: string][] {
  return linesOf(content).flatMap((line, number) => {
    if (!isUtf8(line))
      throw new Error(`env file ${file} contains invalid utf8 bytes at line ${number + 1}: [${[...line].join(' ')}]`);
    const pair = readLine(number === 0 ? withoutMark(line) : line, env);
    return pair ? [pair] : [];
  });
}

/** As Go's `bufio.ScanLines`: a carriage return before the line's end belongs to the end. */
function linesOf(content: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let at = 0; at < content.length; ) {
    const newline = content.indexOf(0x0a, at);
    const end = newline < 0 ? content.length : newline;
    lines.push(content.subarray(at, content[end - 1] === 0x0d && end > at ? end - 1 : end));
    at = end + 1;
  }
  return lines;
}

function withoutMark(line: Buffer): Buffer {
  return line.subarray(0, 3).equals(BOM) ? line.subarray(3) : line;
}

function readLine(bytes: Buffer, env: Record<string, string | undefined>): [string, string] | undefined {
  const line = bytes.toString().replace(/^[\s\u0085]+/, '');
  if (line === '' || line.startsWith('#')) return undefined;
  const equals = line.indexOf('=');
  const key = equals < 0 ? line : line.slice(0, equals);
  const problems = isEnvVarName(key);
  if (problems.length > 0) throw new Error(`${quote(key)} is not a valid key name: ${problems.join(';')}`);
  return [key, equals < 0 ? (fieldOf(env, key) ?? '') : line.slice(equals + 1)];
}
