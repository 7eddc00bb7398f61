import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../src/kubemu/documents/document';
import { parseDocument } from '../../../src/kubemu/documents/parser';
import { renderDocument } from '../../../src/kubemu/documents/rendering';

const kinds = (pieces: Piece[]) =>
  pieces.filter(({ kind }) => kind !== 'text').map(({ kind, line }) => `${line} ${kind}`);

function markdownFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name));
}

describe('a document', () => {
  it.each([
    '',
    '\n',
    'no newline at the end',
    '```console\n$ a\n```',
    '```console\n\n# settle\nstray\n$ a\n\n> b\n```\n',
    '````\n```console\n````\n',
    '```yaml x.yaml\n```\r\n',
  ])('gives back %j', (text) => {
    if (text.includes('\r')) expect(() => parseDocument(text)).toThrow('this fence is never closed');
    else expect(renderDocument(parseDocument(text).pieces)).toBe(text);
  });

  it.each(markdownFiles(path.join(import.meta.dirname, '../../../fixtures')))('gives back %s', (file) => {
    const text = fs.readFileSync(file, 'utf8');
    expect(renderDocument(parseDocument(text).pieces)).toBe(text);
  });

  it('knows its steps', () => {
    const fence = [
      '```console',
      '$ a',
      '> b',
      'out',
      '# settle',
      '# sleep 2',
      '# sleepy',
      '# watch c',
      '# endwatch',
      'r',
      '```',
    ];
    const { pieces } = parseDocument(fence.join('\n'));
    expect(kinds(pieces)).toEqual(['2 command', '5 pause', '6 pause', '8 watch', '9 endwatch']);
    expect(pieces.find((piece) => piece.kind === 'command')).toMatchObject({ command: 'a\nb', expected: ['out'] });
    expect(pieces.find((piece) => piece.kind === 'endwatch')).toMatchObject({ expected: ['r'] });
  });

  it('knows what is typed into a window, and when to look at it', () => {
    const window = ['```terminal window=w', '# sleep 1', '$ a', '/ # b', 'root@x:/# c', '# d', '#e', '^C', '```', ''];
    const { pieces } = parseDocument([...window, '```terminal window=w header', '# settle', '```'].join('\n'));
    const typed = pieces.map((piece) => (piece.kind === 'input' ? `${piece.prompt}|${piece.text}` : piece.kind));
    expect(typed.filter((kind) => kind !== 'text')).toEqual([
      'pause',
      '$ |a',
      '/ # |b',
      'root@x:/# |c',
      '# |d',
      '|^C',
      'pause',
      'look',
    ]);
  });
});
