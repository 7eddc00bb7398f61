/** A document, played and made a show of. */
import type { Piece, TranscriptDocument } from '../documents/document';
import { type PlayOptions, play, type StepResult } from '../documents/player';
import { type Pace, type Show, ShowBuilder } from './show';

/** Plays a document. Rejects with what `play` rejects with. */
export async function documentShow(
  document: TranscriptDocument,
  options: PlayOptions,
  { title, pace, rows }: { title: string; pace: Pace; rows: number },
): Promise<Show> {
  const builder = new ShowBuilder(pace);
  await play(document, options, (piece, result) => add(builder, piece, result));
  return builder.show(title, rows);
}

/** The name of the window in which `# watch` runs. */
const WATCH = 'watch';

function add(builder: ShowBuilder, piece: Piece, result: StepResult | undefined): void {
  const actual = result?.actual ?? [];
  switch (piece.kind) {
    case 'text':
      for (const line of piece.source) {
        const [, heading] = /^#{1,6} (.+)$/.exec(line) ?? [];
        if (heading) builder.heading(heading);
      }
      return;
    case 'file':
      return;
    case 'pause':
      builder.wait(piece.seconds === undefined ? undefined : Number(piece.seconds));
      return;
    case 'command':
      builder.type('', '$ ', piece.command);
      builder.output('', actual);
      return;
    case 'watch':
      builder.type(WATCH, '$ ', piece.command);
      return;
    case 'endwatch':
      builder.output(WATCH, [...actual, '^C']);
      return;
    case 'input':
      builder.type(piece.window, piece.prompt, piece.text);
      builder.output(piece.window, actual);
      return;
    case 'look':
      // What is shown again is there already.
      builder.output(piece.window, piece.all || piece.header ? fresh(builder, piece.window, actual) : actual);
  }
}

/** Without the lines that the window shows from its last look. */
function fresh(builder: ShowBuilder, window: string, lines: string[]): string[] {
  const known = new Set(builder.linesOf(window));
  return lines.filter((line) => !known.has(line));
}
