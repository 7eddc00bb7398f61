/** Places in the text of an expression, and errors there as `cel-go/common` shows them. */

/** Something wrong at an offset of the text. */
export interface Issue {
  offset: number;
  message: string;
}

/** The issues with the lines they are about, in the order in which they stand: `ERROR: <input>:1:9: …`. */
export function issuesText(text: string, issues: readonly Issue[]): string {
  return [...issues]
    .sort((a, b) => a.offset - b.offset)
    .map((issue) => issueText(text, issue))
    .join('\n');
}

function issueText(text: string, { offset, message }: Issue): string {
  const before = text.slice(0, offset).split('\n');
  const column = [...(before.at(-1) ?? '')];
  const line = text.split('\n')[before.length - 1] ?? '';
  // wide characters get wide dots, so that the mark stands below what it means
  const dots = column.map((character) => (character.length > 1 || character > '\u00ff' ? '\uff0e' : '.')).join('');
  return `ERROR: <input>:${before.length}:${column.length + 1}: ${message}\n | ${line}\n | ${dots}^`;
}
