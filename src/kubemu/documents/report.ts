/** What the player says about a document. */
import type { ChalkInstance } from 'chalk';
import { unifiedDiff } from './diff';
import { title } from './document';
import type { StepResult } from './player';

/** The colours of a difference. */
type Paint = Record<'red' | 'green' | 'cyan' | 'bold', (text: string) => string>;

/** The difference at one step: where, what was typed, and a unified diff from the document to the real answer. */
export function differenceLines(file: string, { step, source, actual }: StepResult, chalk: Paint): string[] {
  const expected = 'expected' in step ? step.expected : [];
  const lines = unifiedDiff([...step.source, ...expected], [...source, ...actual]);
  const colour = { '-': chalk.red, '+': chalk.green, '@': chalk.cyan } as const;
  return [
    chalk.bold(`${file}:${step.line}: ${title(step)}`),
    ...lines.map((line) => (colour[line[0] as '-' | '+' | '@'] ?? String)(line)),
  ];
}

/** One line for the whole document. */
export function summary(file: string, results: StepResult[], chalk: ChalkInstance): string {
  const failed = results.filter(({ ok }) => !ok).length;
  if (failed === 0) return `${chalk.green('ok')}   ${file}: ${count(results.length)}`;
  return `${chalk.red('FAIL')} ${file}: ${failed} of ${count(results.length)} differ`;
}

function count(steps: number): string {
  return steps === 1 ? '1 step' : `${steps} steps`;
}

/** A line of a document as a terminal might colour it: what is typed stands out, fences and pauses step back. */
export function colourLine(line: string, chalk: ChalkInstance): string {
  if (/^(```|# (sleep \d|settle$|watch |endwatch$))/.test(line)) return chalk.dim(line);
  if (/^(\$ |# |\/ # )/.test(line)) return chalk.bold(line);
  return line;
}
