import { expect, it } from 'vitest';
import type { StepResult } from '../../../src/kubemu/documents/player';
import { REPORTERS } from '../../../src/kubemu/documents/reporters';

function result(line: number, command: string, ok: boolean): StepResult {
  const source = [`$ ${command}`];
  const step = { kind: 'command' as const, line, source, command, merged: false, expected: ['<a>'] };
  return { step, ok, source, actual: ok ? ['<a>'] : ['b'] };
}

const documents = [
  { file: 'a.md', results: [result(2, 'true #1', true), result(4, 'false', false)] },
  { file: 'b.md', results: [], error: 'error: b.md:1: it has no steps' },
];

it('writes TAP', () => {
  expect(REPORTERS.tap?.(documents).split('\n')).toEqual([
    'TAP version 14',
    '1..3',
    'ok 1 - a.md:2: $ true \\#1',
    'not ok 2 - a.md:4: $ false',
    '# a.md:4: $ false',
    '# @@ -1,2 +1,2 @@',
    '#  $ false',
    '# -<a>',
    '# +b',
    'not ok 3 - b.md',
    '# error: b.md:1: it has no steps',
    '',
  ]);
});

it('writes XML as JUnit does', () => {
  expect(REPORTERS.junit?.(documents)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="a.md" tests="2" failures="1">
    <testcase classname="a.md" name="a.md:2: $ true #1"/>
    <testcase classname="a.md" name="a.md:4: $ false"><failure>a.md:4: $ false
@@ -1,2 +1,2 @@
 $ false
-&#60;a&#62;
+b</failure></testcase>
  </testsuite>
  <testsuite name="b.md" tests="1" failures="1">
    <testcase classname="b.md" name="b.md"><failure>error: b.md:1: it has no steps</failure></testcase>
  </testsuite>
</testsuites>
`);
});
