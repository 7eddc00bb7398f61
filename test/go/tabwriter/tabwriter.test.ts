import { expect, test } from 'vitest';
import { KUBECTL_TABLE, TabWriter } from '../../../src/go/tabwriter/tabwriter';

const plain = { minWidth: 0, tabWidth: 8, padding: 1, padChar: '.' };

function format(text: string, options = plain): string {
  const writer = new TabWriter(options);
  writer.write(text);
  return writer.flush();
}

test('cells end with a tab, the last of a line belongs to no column', () => {
  expect(format('a\tb\tlong last\nccc\td\te\n')).toBe('a...b.long last\nccc.d.e\n');
  expect(format('a\t\tb')).toBe('a..b');
  expect(format('')).toBe('');
});

test('a column is a run of adjoining lines', () => {
  expect(format('aaaa\tb\tx\na\tc\nddddddd\n a\tb\n')).toBe('aaaa.b.x\na....c\nddddddd\n a.b\n');
  expect(format('a\tbbb\tc\na\td\na\tb\tc\n')).toBe('a.bbb.c\na.d\na.b.c\n');
});

test('a form feed ends the columns, a line of one cell too', () => {
  expect(format('aaaa\tb\fa\tb\n')).toBe('aaaa.b\na.b\n');
  expect(format('aaaa\vb\nx\na\tb\n')).toBe('aaaa.b\nx\na.b\n');
});

test('least width, and padding with tabs', () => {
  expect(format('a\tb\n', { ...plain, minWidth: 6, padChar: ' ' })).toBe('a     b\n');
  expect(format('a\tb\nabcdefgh\tc\n', { ...plain, padChar: '\t' })).toBe('a\t\tb\nabcdefgh\tc\n');
});

test('every code point is one column wide, as kubectl counts', () => {
  expect(format('안녕\tx\n👋\tx\nabc\tx\n')).toBe('안녕..x\n👋...x\nabc.x\n');
});

test('text may come in any pieces', () => {
  const writer = new TabWriter(plain);
  for (const piece of ['a', 'a\t', 'b', '\nc', '\td', '\n']) writer.write(piece);
  expect(writer.flush()).toBe('aa.b\nc..d\n');
});

test('a watch: columns grow with the row that needs it and never shrink', () => {
  const writer = new TabWriter(KUBECTL_TABLE);
  const flushes = [
    'NAME\tREADY\tSTATUS\tAGE\nweb-0\t0/1\tPending\t0s\n',
    'web-0\t0/1\tContainerCreating\t0s\n',
    'web-0\t1/1\tRunning\t19s\n',
  ].map((rows) => {
    writer.write(rows);
    return writer.flush();
  });
  expect(flushes).toEqual([
    'NAME    READY   STATUS    AGE\nweb-0   0/1     Pending   0s\n',
    'web-0   0/1     ContainerCreating   0s\n',
    'web-0   1/1     Running             19s\n',
  ]);
});

test('ten thousand rows', () => {
  const writer = new TabWriter(KUBECTL_TABLE);
  for (let i = 0; i < 10_000; i++) writer.write(`web-${i}\t1/1\tRunning\t0\t12s\n`);
  expect(writer.flush().split('\n')[9999]).toBe('web-9999   1/1   Running   0     12s');
});

test('a line has as many columns as it likes', () => {
  expect(format(`${'a\t'.repeat(20_000)}b`) === `${'a.'.repeat(20_000)}b`).toBe(true);
});
