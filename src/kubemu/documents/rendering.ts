/** Writes a document out again, with what its commands really answered. */
import type { Piece } from './document';
import type { StepResult } from './player';

/** The lines of a piece; those of a step that answered as expected are the document's own. */
export function pieceLines(piece: Piece, result?: StepResult): string[] {
  if (!('expected' in piece)) return piece.source;
  return !result || result.ok ? [...piece.source, ...piece.expected] : [...result.source, ...result.actual];
}

/** The text of lines that are followed by others, or end the document. */
export function lineText(lines: string[], last: boolean): string {
  return last ? lines.join('\n') : lines.map((line) => `${line}\n`).join('');
}

/** The whole text; with `results`, what the commands answered. Without, byte for byte what was parsed. */
export function renderDocument(pieces: Piece[], results: Map<Piece, StepResult> = new Map()): string {
  return lineText(
    pieces.flatMap((piece) => pieceLines(piece, results.get(piece))),
    true,
  );
}
