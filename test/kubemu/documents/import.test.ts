/** What was copied from a terminal, as a document. */
import { expect, it } from 'vitest';
import { importTranscript } from '../../../src/kubemu/documents/import';
import { parseDocument } from '../../../src/kubemu/documents/parser';

const commands = (text: string) => {
  const { pieces } = parseDocument(importTranscript(text, 'x') ?? '');
  return pieces.flatMap((piece) => (piece.kind === 'command' ? [[piece.command, ...piece.expected]] : []));
};

it.each([
  ['$ kubectl get ns\nNAME\ndefault\n', [['kubectl get ns', 'NAME', 'default']]],
  ['me@box:~/demo$ kubectl get ns\ndefault\nme@box:~/demo$ true\n', [['kubectl get ns', 'default'], ['true']]],
  ['[root@box demo]# ls\na  b\n', [['ls', 'a  b']]],
  ['\x1b[32m$\x1b[0m echo \\\n> a\na\n', [['echo \\\na', 'a']]],
  ['before\n$ true\n', [['true']]],
])('reads %j', (text, expected) => {
  expect(commands(text)).toEqual(expected);
});

it('knows when there is nothing to read', () => {
  expect(importTranscript('just a text\n', 'x')).toBeUndefined();
});
