/** Recordings of a show: for asciinema, as a picture, as a page, and on a terminal. */
import { expect, it } from 'vitest';
import { castOf } from '../../../src/kubemu/shows/cast';
import { htmlOf } from '../../../src/kubemu/shows/html';
import { commandsIn } from '../../../src/kubemu/shows/script-show';
import { DEFAULT_PACE, type Show, ShowBuilder } from '../../../src/kubemu/shows/show';
import { svgOf } from '../../../src/kubemu/shows/svg';
import { perform } from '../../../src/kubemu/shows/terminal';

/** One command, and its answer; with a second window, a watch beside it. */
function showOf(window?: string): Show {
  const builder = new ShowBuilder(DEFAULT_PACE);
  builder.heading('Look');
  builder.type('', '$ ', 'get x');
  builder.output('', ['a < b']);
  if (window) builder.type(window, '$ ', 'w');
  builder.wait(2);
  return builder.show('demo', 4);
}

it('are asciicasts of version 2, with times from the beginning', () => {
  expect(castOf(showOf(), 2)).toBe(`{"version":2,"width":41,"height":4,"title":"demo"}
[0.9,"o","\\u001b[1;36mLook\\u001b[0m"]
[1.8,"o","\\r\\n$ "]
[1.91,"o","\\u001b[1mget\\u001b[0m"]
[2.03,"o","\\u001b[1m x\\u001b[0m"]
[2.38,"o","\\r\\na < b"]
[3.28,"o","\\r\\n\\u001b[2m… 2 s later\\u001b[0m"]
[6.58,"o",""]
`);
});

it('are asciicasts of version 3, with times from the event before', () => {
  const [header, ...events] = castOf(showOf(), 3)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(header).toEqual({ version: 3, term: { cols: 41, rows: 4 }, title: 'demo' });
  expect(events.map(([time]) => time)).toEqual([0.9, 0.9, 0.11, 0.11, 0.35, 0.9, 3.3]);
});

it('show several windows beside each other', () => {
  const texts = castOf(showOf('watch'), 2)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line)[2]);
  expect(texts[0]).toBe(
    '\x1b[?25l\x1b[2J\x1b[1;1H\x1b[2mshell\x1b[0m\x1b[1;44H\x1b[2mwatch\x1b[0m\x1b[1;43H│\x1b[2;43H│\x1b[3;43H│\x1b[4;43H│',
  );
  expect(texts).toContain('\x1b[2;44H$ ');
});

it('are pictures that need nothing else', () => {
  const svg = svgOf(showOf());
  expect(svg).toContain(
    '>a &lt; b<set attributeName="visibility" to="visible" begin="a.begin+2.38s" end="a.end"/></text>',
  );
  expect(svg).not.toMatch(/href|url\((?!#)|<script/);
  expect(svg).toContain('prefers-color-scheme:dark');
});

it('are pages that need nothing else', () => {
  const html = htmlOf(showOf());
  expect(html).toContain('<title>demo</title>');
  expect(html).not.toMatch(/(src|href)=/);
});

it('are typed on a terminal, at the press of a key', async () => {
  let text = '';
  const waited: number[] = [];
  let keys = 0;
  await perform(showOf(), {
    write: (more) => {
      text += more;
    },
    pause: async (ms) => {
      waited.push(ms);
    },
    key: async () => {
      keys++;
    },
    speed: 1,
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  expect(text.replace(/\x1b\[[0-9;]*m/g, '')).toBe('Look\r\n$ get x\r\na < b\r\n… 2 s later\r\n');
  expect(keys).toBe(1);
  expect(waited.map(Math.round)).toEqual([900, 45, 45, 45, 45, 45, 350, 900]);
});

it('have the commands of a script as a shell reads them', () => {
  const script = '#!/bin/bash\n# Look\nfor i in 1 2; do\n  echo $i\ndone\n\ncat <<E\nx\nE\necho a \\\n  b\n';
  expect(commandsIn(script)).toEqual([
    '# Look',
    'for i in 1 2; do\n  echo $i\ndone',
    'cat <<E\nx\nE',
    'echo a \\\n  b',
  ]);
});
