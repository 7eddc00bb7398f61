/** What a generator makes, without a server. */
import { expect, it } from 'vitest';
// loaded here and not by the first command line, which would take too long for a test
import '../../../../src/kubemu/state/session';
import '../../../../src/kubectl/commands/create';
import { type RunOptions, runKubectl, splitLine } from '../run';

/** One command line (behind `create`) and the YAML it prints below its kind and name, or what it says on stderr. */
export type Case = [line: string, expected: string];

/** Expects `create ... --dry-run=client -o yaml` to print the texts. */
export function itPrints(cases: readonly Case[], options: RunOptions = {}): void {
  it.each(cases)('prints %s', async (line, expected) => {
    const args = ['create', ...flagsFirst(line, ['--dry-run=client', '-o', 'yaml'])];
    const { stdout, stderr, code } = await runKubectl(args, options);
    expect({ stdout, stderr, code }).toEqual({ stdout: expected, stderr: '', code: 0 });
  });
}

/** Expects `create ...` to fail with the texts; the closing newline is added. */
export function itRefuses(cases: readonly Case[], options: RunOptions = {}): void {
  it.each(cases)('refuses %s', async (line, expected) => {
    const { stdout, stderr, code } = await runKubectl(['create', ...splitLine(line)], options);
    expect({ stdout, stderr, code }).toEqual({ stdout: '', stderr: `${expected}\n`, code: 1 });
  });
}

/** What stands behind `--` stays there. */
function flagsFirst(line: string, flags: string[]): string[] {
  const words = splitLine(line);
  const dash = words.indexOf('--');
  return dash < 0 ? [...words, ...flags] : [...words.slice(0, dash), ...flags, ...words.slice(dash)];
}
