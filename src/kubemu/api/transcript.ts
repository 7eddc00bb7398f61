/** Documents with transcripts, played in this process on a cluster of the Node API. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DocumentError, type FileBlock, type Piece, type Step } from '../documents/document';
import { parseDocument } from '../documents/parser';
import type { StepResult } from '../documents/player';
import { renderDocument } from '../documents/rendering';
import { answerLines, leaveOut, sameAnswer } from '../documents/transcript';
import { writeFile } from '../documents/workspace';
import type { Cluster, CommandResult } from './types';
import { wordsOf } from './words';

/** An answer as a transcript shows it: standard output, lines of standard error behind `! `, an exit code in brackets. */
export function answerText({ stdout, stderr, exitCode }: CommandResult): string {
  return answerLines({ stdout, stderr, code: exitCode })
    .map((line) => `${line}\n`)
    .join('');
}

/**
 * The document with what the cluster really answers. Its files and its `$ kubectl` commands are played, `# settle` and
 * `# sleep`; there is no shell. Rejects with `DocumentError` for anything else that is typed.
 */
export async function playTranscript(cluster: Cluster, text: string): Promise<string> {
  const { pieces } = parseDocument(text);
  const results = new Map<Piece, StepResult>();
  const directory = mkdtempSync(path.join(tmpdir(), 'kubemu-transcript-'));
  try {
    for (const piece of pieces) {
      if (piece.kind === 'file') writeFile({ directory }, piece);
      else if (piece.kind !== 'text') results.set(piece, await play(cluster, piece, directory));
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  if (results.size === 0) throw new DocumentError(1, 'it has no steps');
  return renderDocument(pieces, results);
}

async function play(cluster: Cluster, step: Exclude<Step, FileBlock>, cwd: string): Promise<StepResult> {
  const { source } = step;
  if (step.kind === 'pause') {
    await (step.seconds === undefined ? cluster.settle() : cluster.advance(`${step.seconds}s`));
    return { step, ok: true, source, actual: [] };
  }
  const [program, ...argv] = step.kind === 'command' ? wordsOf(step.command) : [];
  if (step.kind !== 'command' || program !== 'kubectl')
    throw new DocumentError(step.line, 'only kubectl can be run without a shell');
  const { stdout, stderr, exitCode } = await cluster.kubectl(argv, { cwd });
  const actual = leaveOut(answerLines({ stdout, stderr, code: exitCode }), step.without);
  return { step, ok: sameAnswer(step.expected, actual, step.merged), source, actual };
}
