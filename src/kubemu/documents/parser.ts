/** Reads a transcript document. */
import { DocumentError, type Piece, type TranscriptDocument } from './document';
import { type Block, type FenceOptions, fenceOptions, splitFences } from './fence';
import { parseFrontMatter } from './front-matter';

/** What a line typed after a prompt looks like: `# ls`, `/ # ls`, `root@web-0:/# ls`, `$ ls`; Ctrl-C and Ctrl-D need no prompt. */
const TYPED = /^((?:[/~]\S* |\S+@\S+:\S*)?[#$] |(?=\^[CD]$))(.*)$/;

/** Reads a document. Throws DocumentError, with the line, where it makes no sense. */
export function parseDocument(text: string): TranscriptDocument {
  const { frontMatter, lines } = parseFrontMatter(text);
  const pieces: Piece[] = [];
  if (lines > 0) pieces.push({ kind: 'text', line: 1, source: text.split('\n').slice(0, lines) });
  const opened = new Set<string>();
  for (const block of splitFences(text.split('\n').slice(lines).join('\n'))) {
    pieces.push(...blockPieces({ ...block, line: block.line + lines }, opened));
  }
  return { frontMatter, pieces };
}

function blockPieces(block: Block, opened: Set<string>): Piece[] {
  const [language, ...words] = block.info?.split(/\s+/) ?? [''];
  if (language === 'console' || language === 'terminal') {
    return transcriptPieces(block, fenceOptions(words, block.line), language === 'terminal', opened);
  }
  const name = words.length === 1 ? words[0] : undefined;
  if (!name) return [{ kind: 'text', line: block.line, source: block.lines }];
  const text = block.lines.slice(1, -1).map((line) => `${line}\n`);
  const executable = language === 'sh';
  return [{ kind: 'file', line: block.line, source: block.lines, name, text: text.join(''), executable }];
}

function transcriptPieces(block: Block, options: FenceOptions, merged: boolean, opened: Set<string>): Piece[] {
  if (options.window && !merged) throw new DocumentError(block.line, 'a window is shown in a ```terminal fence');
  const body = block.lines.slice(1, -1);
  const fence = (index: number): Piece => ({
    kind: 'text',
    line: block.line + index,
    source: [block.lines.at(index) ?? ''],
  });
  const pieces: Piece[] = [fence(0)];
  let looked = !options.window || !opened.has(options.window);
  for (let at = 0; at < body.length; at++) {
    const line = block.line + 1 + at;
    const source = [body[at] ?? ''];
    if (source[0]?.startsWith('$ ')) while (body[at + 1]?.startsWith('> ')) source.push(body[++at] ?? '');
    const directive = directivePiece(source, line, options);
    if (!looked && !directive) {
      pieces.push(lookPiece(line, options));
      looked = true;
    }
    const piece = directive ?? typedPiece(source, line, options, merged);
    if (piece) pieces.push(piece);
    else addOutput(pieces, source, line);
  }
  if (!looked) pieces.push(lookPiece(block.line + body.length + 1, options));
  if (options.window) opened.add(options.window);
  pieces.push({ ...fence(-1), line: block.line + body.length + 1 });
  return pieces;
}

/** A line of output belongs to the step above it; where there is none, it is left alone. */
function addOutput(pieces: Piece[], source: string[], line: number): void {
  const last = pieces.at(-1);
  if (last && 'expected' in last) last.expected.push(...source);
  else pieces.push({ kind: 'text', line, source });
}

function directivePiece(source: string[], line: number, { without }: FenceOptions): Piece | undefined {
  const [, word, rest] = /^# (settle|endwatch|sleep (?=\d)|watch )(.*)$/.exec(source[0] ?? '') ?? [];
  switch (word) {
    case 'sleep ':
      return { kind: 'pause', line, source, seconds: rest };
    case 'watch ':
      return { kind: 'watch', line, source, command: rest ?? '' };
    case 'settle':
      return rest ? undefined : { kind: 'pause', line, source };
    case 'endwatch':
      return rest ? undefined : { kind: 'endwatch', line, source, expected: [], without };
    default:
      return undefined;
  }
}

function typedPiece(source: string[], line: number, options: FenceOptions, merged: boolean): Piece | undefined {
  const { window, without } = options;
  const command = () => source.map((text) => text.slice(2)).join('\n');
  if (!window) {
    if (!source[0]?.startsWith('$ ')) return undefined;
    return { kind: 'command', line, source, command: command(), merged, expected: [], without };
  }
  const [, prompt, typed] = TYPED.exec(source[0] ?? '') ?? [];
  if (prompt === undefined) return undefined;
  const text = prompt === '$ ' ? command() : (typed ?? '');
  return { kind: 'input', line, source, window, prompt, text, expected: [], without };
}

function lookPiece(line: number, options: FenceOptions): Piece {
  const { window = '', all, header, from, without } = options;
  return { kind: 'look', line, source: [], window, all, header, from, without, expected: [] };
}
