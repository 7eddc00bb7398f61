import { describe, expect, it } from 'vitest';
import { consoleFence, FENCE, replayText } from './stub-cluster';

describe('a document that says the truth', () => {
  const text = [
    '---',
    'profile: small.yaml',
    'env:',
    '  GREETING: hello',
    '---',
    '# A title',
    '',
    `${FENCE}sh greet.sh`,
    '#!/bin/sh',
    'echo "$GREETING $1"',
    FENCE,
    '',
    consoleFence(
      '$ ./greet.sh you',
      'hello you',
      '$ printf "no newline"',
      'no newline%',
      '$ echo one; echo "two words" >&2; echo >&2; echo three; exit 3',
      'one',
      'three',
      '! two words',
      '!',
      '[3]',
      '$ cat <<END',
      '> first',
      '> END',
      'first',
      '# sleep 0.5',
      '$ kubectl get',
      'version 2',
      '# settle',
      '$ echo $KUBE_EDITOR $NO_COLOR $TERM $LC_ALL $PWD',
      'false 1 dumb C.UTF-8 $DIR',
      '$ cut -d" " -f-5 .reset',
      'cluster reset --clock virtual --profile',
    ),
    `${FENCE}terminal without=x`,
    '$ echo out; echo xtra; echo err >&2; echo more; false',
    'out',
    'err',
    'more',
    '[1]',
    FENCE,
    '',
    `${FENCE}yaml`,
    'not: ours',
    FENCE,
    'the end',
  ].join('\n');

  it('passes, and neither printing nor updating changes a byte', async () => {
    const { ok, stdout, stderr, text: after } = await replayText(text, { print: true, update: true });
    expect(stderr).toBe('ok   doc.md: 10 steps\n');
    expect([ok, stdout, after]).toEqual([true, text, text]);
  });
});

describe('a document that does not', () => {
  const text = consoleFence('$ kubectl get', 'version 2', '$ true', '! oops', '[1]', '$ echo same', 'same');

  it('fails with a unified diff for every step that differs', async () => {
    const { ok, stdout, text: after } = await replayText(text);
    const expected = [
      'doc.md:2: $ kubectl get',
      '@@ -1,2 +1,2 @@',
      ' $ kubectl get',
      '-version 2',
      '+version 1',
      '',
      'doc.md:4: $ true',
      '@@ -1,3 +1 @@',
      ' $ true',
      '-! oops',
      '-[1]',
      '',
      'FAIL doc.md: 2 of 3 steps differ',
      '',
    ];
    expect([ok, stdout.split('\n'), after]).toEqual([false, expected, text]);
  });

  it('is printed and updated with the real answers', async () => {
    const right = consoleFence('$ kubectl get', 'version 1', '$ true', '$ echo same', 'same');
    const { ok, stdout, text: after } = await replayText(text, { print: true, update: true });
    expect([ok, stdout, after]).toEqual([true, right, right]);
  });

  it.each([
    [consoleFence('# sleep 99'), 'doc.md:2: # sleep 99'],
    [`${FENCE}console`, 'error: doc.md:1: this fence is never closed'],
    [`${FENCE}terminal window`, 'error: doc.md:1: this fence is never closed'],
    [`x\n${FENCE}terminal wide\n${FENCE}`, 'error: doc.md:2: a transcript cannot have "wide"'],
    [`${FENCE}console window=a\n${FENCE}`, 'error: doc.md:1: a window is shown in a ```terminal fence'],
    [`${FENCE}terminal all\n${FENCE}`, 'error: doc.md:1: all, header and from= are for a window='],
    ['---\nclock: real\n---\n', 'error: doc.md:1: the front matter cannot have "clock"'],
  ])('fails for what cannot be played: %j', async (broken, message) => {
    const { ok, stdout, stderr } = await replayText(broken, { update: true });
    expect([ok, (stdout + stderr).split('\n')[0]]).toEqual([false, message]);
  });
});

describe('what stays open', () => {
  it('is watched in the recorded way', async () => {
    const { ok, stdout } = await replayText(
      consoleFence('# watch kubectl watch', '# sleep 1', '# endwatch', 'NAME    VERSION', 'row-1   1', 'row-2   2'),
    );
    expect([stdout, ok]).toEqual(['ok   doc.md: 3 steps\n', true]);
  });

  it('is a window that is looked at again', async () => {
    const window = (words: string, ...lines: string[]) =>
      [`${FENCE}terminal window=${words}`, ...lines, FENCE, ''].join('\n');
    const text = [
      window('w', '$ kubectl watch', 'NAME    VERSION', 'row-1   1'),
      window('w header', '# sleep 1', 'NAME    VERSION', 'row-2   2'),
      consoleFence('# sleep 1', '# sleep 1'),
      window('w all', 'NAME    VERSION', 'row-1   1', 'row-2   2', 'row-3   3', 'row-4   4'),
      window('w', '# sleep 1', 'row-5   5'),
      consoleFence('# sleep 1', '# sleep 1'),
      window('w header from=row-7', 'NAME    VERSION', 'row-7   7'),
      window('w', '^C', '[130]', '$ echo free again', 'free again'),
    ].join('\n');
    const { ok, stdout } = await replayText(text, { print: true });
    expect([stdout, ok]).toEqual([text, true]);
  });

  it('gets nothing typed that was meant for something that is not open', async () => {
    const lines = ['$ true', '# touch here', 'nothing is open in this window', '$ ls here'];
    const { ok, stdout } = await replayText(
      [`${FENCE}terminal window=sh without=ls:`, ...lines, '[2]', FENCE, ''].join('\n'),
    );
    expect([ok, stdout]).toEqual([true, 'ok   doc.md: 3 steps\n']);
  });

  it('is a shell that one types into, and leaves later', async () => {
    const shell = (...lines: string[]) => [`${FENCE}terminal window=sh`, ...lines, FENCE, ''].join('\n');
    const text = [
      shell('$ kubectl shell', 'press enter', '', '# one', 'you said one', '', '# two', 'you said two', ''),
      consoleFence('$ kubectl get', 'version 1'),
      shell('# exit 4', 'bye', '[4]'),
    ].join('\n');
    const { ok, stdout } = await replayText(text, { print: true });
    expect([stdout, ok]).toEqual([text, true]);
  });
});

describe('a document from a stranger', () => {
  it.each([
    [
      `${FENCE}yaml ../outside\na: b\n${FENCE}\n`,
      'error: doc.md:1: the file ../outside is not below the folder of the document',
    ],
    [
      `${FENCE}yaml /tmp/outside\na: b\n${FENCE}\n`,
      'error: doc.md:1: the file /tmp/outside is not below the folder of the document',
    ],
    [`${FENCE}yaml ..\na: b\n${FENCE}\n`, 'error: doc.md:1: the file .. is not below the folder of the document'],
  ])('puts no file elsewhere: %j', async (text, message) => {
    const { ok, stderr } = await replayText(`${text}${consoleFence('$ true')}`);
    expect([ok, stderr]).toEqual([false, `${message}\n`]);
  });

  it('has no profile from elsewhere', async () => {
    const { ok, stderr } = await replayText(`---\nprofile: ../profile.yaml\n---\n${consoleFence('$ true')}`);
    const message = 'error: doc.md:1: the profile ../profile.yaml is not below the folder of the document\n';
    expect([ok, stderr]).toEqual([false, message]);
  });

  it('puts no file behind a link it has made', async () => {
    const file = `${FENCE}yaml out/file\na: b\n${FENCE}\n`;
    const { ok, stderr } = await replayText(`${consoleFence('$ ln -s /tmp out')}${file}${consoleFence('$ true')}`);
    expect([ok, stderr]).toEqual([
      false,
      'error: doc.md:4: the file out/file is not below the folder of the document\n',
    ]);
  });

  it('sees none of what stands in the environment', async () => {
    process.env.KUBEMU_TEST_SECRET = 'secret';
    const { ok } = await replayText(consoleFence('$ echo "<$KUBEMU_TEST_SECRET>"', '<>'));
    Reflect.deleteProperty(process.env, 'KUBEMU_TEST_SECRET');
    expect(ok).toBe(true);
  });

  it('is refused when it has no steps', async () => {
    const { ok, stderr } = await replayText('# A title\n');
    expect([ok, stderr]).toEqual([false, 'error: doc.md:1: it has no steps\n']);
  });
});
