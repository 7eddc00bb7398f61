import { describe, expect, it } from 'vitest';
import { CommandNotFoundError } from '../../../src/container/shell/shell';
import { pod, run, terminal } from './container';

describe('a shell on a terminal', () => {
  it('prompts, runs, remembers, and is left', async () => {
    const typed = ['cd /etc', 'X=5; export Y="a b"', 'cat hostname', 'echo $X $Y', 'false', 'echo $?', '', 'exit 3'];
    expect(await terminal(typed)).toBe(
      [
        '/ # cd /etc',
        '/etc # X=5; export Y="a b"',
        '/etc # cat hostname',
        'box',
        '/etc # echo $X $Y',
        '5 a b',
        '/etc # false',
        '/etc # echo $?',
        '1',
        '/etc # ',
        '/etc # exit 3',
        '[3]',
      ].join('\n'),
    );
  });

  it('keeps functions, aliases and files, and tells what is exported', async () => {
    const typed = [
      'f() {',
      'echo "hi $1"',
      '}',
      'f you',
      "alias up='cd ..'",
      'cd /etc',
      'up',
      'A=1',
      'printenv A HOME',
    ];
    expect(await terminal(typed)).toBe(
      [
        '/ # f() {',
        '> echo "hi $1"',
        '> }',
        '/ # f you',
        'hi you',
        "/ # alias up='cd ..'",
        '/ # cd /etc',
        '/etc # up',
        '/ # A=1',
        '/ # printenv A HOME',
        '/root',
        '/ # \n[1]',
      ].join('\n'),
    );
  });

  it('takes the prompt from the environment of the image or the pod', async () => {
    expect(await terminal(['echo hi'], { imageEnv: { PS1: '\\n# ' } })).toBe('\n# echo hi\nhi\n\n# \n');
    const env = [{ name: 'PS1', value: '[\\u@\\h \\W]\\$ ' }];
    expect(await terminal(['cd /etc'], { pod: pod('box', { env }) })).toBe('[root@box /]# cd /etc\n[root@box etc]# \n');
  });

  it.each([
    [['/bin/sh'], 'nginx', '# nosuch\n/bin/sh: 1: nosuch: not found\n# \n[127]'],
    [['bash'], 'nginx', 'root@box:/# nosuch\nbash: nosuch: command not found\nroot@box:/# exit\n[127]'],
    [['sh'], 'busybox', '/ # nosuch\nsh: nosuch: not found\n/ # \n[127]'],
  ])('%j of %s', async (argv, image, expected) => {
    expect(await run(argv, { pod: pod('box', { image }), tty: true, typed: ['nosuch\n'] })).toBe(expected);
  });

  it('knows Ctrl-C, Ctrl-D and unfinished lines', async () => {
    const typed = [
      'echo a',
      '\u0003',
      'echo $?\n',
      'for i in 1 2\n',
      'do echo $i; done\n',
      'echo "\n',
      '\u0003',
      ')\n',
      '\u0004',
    ];
    expect(await run(['sh'], { tty: true, typed })).toBe(
      [
        '/ # echo a^C',
        '/ # echo $?',
        '130',
        '/ # for i in 1 2',
        '> do echo $i; done',
        '1',
        '2',
        '/ # echo "',
        '> ^C',
        '/ # )',
        'sh: syntax error: unexpected ")"',
        '/ # ',
        '[2]',
      ].join('\n'),
    );
  });
});

describe('a shell without a terminal', () => {
  it('reads commands from a pipe', async () => {
    expect(await run(['sh'], { typed: ['echo a; ec', 'ho b\nexit 4\necho never\n'] })).toBe('a\nb\n[4]');
    expect(await run(['sh'])).toBe('');
  });

  it('runs a script', async () => {
    expect(await run(['sh', '-c', 'echo "$(hostname)" | tr a-z A-Z; exit 2'])).toBe('BOX\n[2]');
    expect(await run(['/bin/sh', '-c', 'nosuch'])).toBe('/bin/sh: nosuch: not found\n[127]');
    expect(await run(['bash', '-c', 'nosuch'], { pod: pod('p', { image: 'debian' }) })).toBe(
      'bash: line 1: nosuch: command not found\n[127]',
    );
  });

  it('runs a program', async () => {
    expect(await run(['echo', 'a  b', "it's", '$HOME'])).toBe("a  b it's $HOME\n");
    expect(await run(['cat'], { typed: ['one\n', 'two'] })).toBe('one\ntwo');
    expect(await run(['cat', '/nope'])).toBe('cat: /nope: No such file or directory\n[1]');
    expect(await run(['ls', '/'])).toBe('bin\ndev\netc\nhome\nproc\nroot\nsys\ntmp\nusr\nvar\n');
    expect(await run(['ls', '/'], { tty: true })).toBe('bin   dev   etc   home  proc  root  sys   tmp   usr   var\n');
  });

  it('refuses what the image does not have', async () => {
    await expect(run(['bash'])).rejects.toThrow(new CommandNotFoundError('bash'));
    await expect(run(['/opt/x'])).rejects.toThrow('exec: "/opt/x": executable file not found in $PATH');
    await expect(run(['nslookup', 'x'], { pod: pod('p', { image: 'nginx' }) })).rejects.toThrow('nslookup');
  });

  it('tells which files it changed, and finds those of earlier sessions', async () => {
    let saved: unknown;
    const filesOf = () => ({ '/data/old': 'x\n', '/data/gone': 'y\n' });
    const saveFiles = (changes: unknown) => {
      saved = changes;
    };
    const script = 'cat /data/old; rm /data/gone; echo new >> /data/old; mkdir -p /a; hostname > /a/b';
    expect(await run(['sh', '-c', script], { filesOf, saveFiles })).toBe('x\n');
    expect(saved).toEqual({ '/data/old': 'x\nnew\n', '/data/gone': null, '/a/b': 'box\n' });
  });
});
