/** The fences of a Markdown text, and what the words after the backticks mean. */
import { DocumentError } from './document';

/** A fence, or the lines between two fences (`info` undefined). */
export interface Block {
  line: number;
  info?: string;
  /** All lines, those of the backticks included. */
  lines: string[];
}

/** Attributes of a ```console or ```terminal fence. */
export interface FenceOptions {
  window?: string;
  without?: string;
  from?: string;
  all: boolean;
  header: boolean;
}

const OPENING = /^(`{3,})([^`]*)$/;

/** Splits a text into fences and what stands between them. Throws DocumentError for a fence that is never closed. */
export function splitFences(text: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let between = 0;
  for (let at = 0; at < lines.length; at++) {
    const opening = OPENING.exec(lines[at] ?? '');
    if (!opening) continue;
    const end = lines.indexOf(opening[1] ?? '', at + 1);
    if (end < 0) throw new DocumentError(at + 1, 'this fence is never closed');
    if (between < at) blocks.push({ line: between + 1, lines: lines.slice(between, at) });
    blocks.push({ line: at + 1, info: (opening[2] ?? '').trim(), lines: lines.slice(at, end + 1) });
    at = end;
    between = end + 1;
  }
  if (between < lines.length) blocks.push({ line: between + 1, lines: lines.slice(between) });
  return blocks;
}

/** Reads `window=shell all` and the like. Throws DocumentError for a word that means nothing. */
export function fenceOptions(words: string[], line: number): FenceOptions {
  const options: FenceOptions = { all: false, header: false };
  for (const word of words) {
    const [name, value] = word.split(/=(.*)/s);
    if (value && (name === 'window' || name === 'without' || name === 'from')) options[name] = value;
    else if (word === 'all' || word === 'header') options[word] = true;
    else throw new DocumentError(line, `a transcript cannot have "${word}"`);
  }
  if (!options.window && (options.all || options.header || options.from)) {
    throw new DocumentError(line, 'all, header and from= are for a window=');
  }
  return options;
}
