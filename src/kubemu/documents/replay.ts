/** `kubemu replay`: plays documents, compares, and writes out or updates what they say. */
import fs from 'node:fs';
import path from 'node:path';
import { errnoText } from '../../go/os/system-error';
import { DocumentError, type Piece } from './document';
import { parseDocument } from './parser';
import type { Patience } from './patience';
import { play, ResetError, type StepResult } from './player';
import { lineText, pieceLines, renderDocument } from './rendering';
import { colourLine, differenceLines, summary } from './report';
import type { Played } from './reporters';

/** Where text goes. */
export interface Sink {
  write(text: string): unknown;
  isTTY?: boolean;
}

export interface ReplayOptions {
  /** Where the document lies. */
  path: string;
  /** Folder of kubectl and kubemu. */
  bin: string;
  env: Record<string, string | undefined>;
  stdout: Sink;
  stderr: Sink;
  patience: Patience;
  /** Write the document out, with the real answers, as it is played. */
  print?: boolean;
  /** Is told how it went, whatever is written. */
  played?(document: Played): void;
  /** Rewrite the file with the real answers. */
  update?: boolean;
}

/**
 * Plays one document, called `file` in what is said of it. True if every step answered exactly as the document says, or
 * now does. Differences and a summary go to stdout, or to stderr when the document itself is printed.
 */
export async function replayFile(file: string, options: ReplayOptions): Promise<boolean> {
  const { Chalk } = await import('chalk');
  const level = (sink: Sink) => new Chalk({ level: sink.isTTY && !options.env.NO_COLOR ? 1 : 0 });
  const report = options.print ? options.stderr : options.stdout;
  const printed = level(options.stdout);
  const said = level(report);
  try {
    const document = parseDocument(fs.readFileSync(options.path, 'utf8'));
    if (!document.pieces.some(({ kind }) => kind !== 'text' && kind !== 'file'))
      throw new DocumentError(1, 'it has no steps');
    const results = new Map<Piece, StepResult>();
    await play(document, { ...options, folder: path.dirname(options.path) }, (piece, result) => {
      if (result) results.set(piece, result);
      const last = piece === document.pieces.at(-1);
      const lines = pieceLines(piece, result).map((line) => colourLine(line, printed));
      if (options.print) options.stdout.write(lineText(lines, last));
    });
    const all = [...results.values()];
    const failed = all.filter(({ ok }) => !ok);
    for (const result of failed) report.write(lineText([...differenceLines(file, result, said), ''], false));
    const updates = options.update === true && failed.some(({ step }) => 'expected' in step);
    if (updates) update(options.path, document.pieces, results);
    options.played?.({ file, results: all });
    report.write(`${summary(file, all, said)}${updates ? ', updated' : ''}\n`);
    return failed.every(({ step }) => updates && 'expected' in step);
  } catch (error) {
    if (!(error instanceof DocumentError || error instanceof ResetError || isFileError(error))) throw error;
    const line = error instanceof DocumentError ? `:${error.line}` : '';
    const text = `error: ${file}${line}: ${isFileError(error) ? errnoText(error) : error.message}`;
    options.played?.({ file, results: [], error: text });
    options.stderr.write(`${text}\n`);
    return false;
  }
}

/** Rewrites a document, unless its new answers could not be read again as what they are. */
function update(file: string, pieces: Piece[], results: Map<Piece, StepResult>): void {
  const text = renderDocument(pieces, results);
  const steps = (all: Piece[]) => all.filter((piece) => piece.kind !== 'text').length;
  if (steps(parseDocument(text).pieces) !== steps(pieces)) {
    throw new DocumentError(1, 'an answer looks like a part of the document itself; it cannot be updated');
  }
  fs.writeFileSync(file, text);
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
