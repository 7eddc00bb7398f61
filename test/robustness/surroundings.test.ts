/** State files that cannot be used, and processes with odd surroundings. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BIN, type Ending, Place } from './program';

const TIME = 60_000;
const DEFAULT = 'namespace/default\n';
const PRELOAD = `--require ${path.join(import.meta.dirname, 'crash.cjs')}`;

let place: Place;
beforeEach(() => {
  place = new Place();
});
afterEach(() => place.remove());

const get = (env: Record<string, string> = {}, options = {}) =>
  place.run('kubectl get namespace default -o name', undefined, { ...options, env });

function fails(ending: Ending, stderr: string): void {
  expect({ ...ending, signal: null }).toEqual({ code: 1, signal: null, stdout: '', stderr });
}

describe('a state file', { timeout: TIME }, () => {
  const reset = `repair it, or start afresh with 'kubemu cluster reset'`;

  it.each([
    ['cut off', (text: string) => text.slice(0, text.indexOf('"profile"')), /\(Unexpected end of file at line \d+\)/],
    ['without its format', (text: string) => text.replace('"format": 1,', ''), /\(it has no format number\)/],
    [
      'without a clock',
      (text: string) => text.replace('"mode": "virtual"', '"mode": "none"'),
      /\(.*header.clock.mode\)/,
    ],
    ['without a profile', (text: string) => text.replace('"seed": 1,', ''), /\(.*header.profile.seed\)/],
  ])('that is %s is refused and stays as it is', async (_what, damage, says) => {
    await place.run('kubemu cluster reset --clock virtual');
    const text = damage(readFileSync(place.state, 'utf8'));
    writeFileSync(place.state, text);
    for (const line of ['kubectl get pods', 'kubectl create namespace x', 'kubemu cluster status']) {
      const { code, stdout, stderr } = await place.run(line);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(says);
      expect(stderr).toMatch(`error: the state file ${place.state} is damaged (`);
      expect(stderr.endsWith(`): ${reset}\n`)).toBe(true);
    }
    expect(readFileSync(place.state, 'utf8')).toBe(text);
    expect(await place.run('kubemu cluster reset')).toMatchObject({ code: 0, stdout: 'cluster reset\n' });
  });

  it.each(['hello\n', '{}'])('that is something else, as %j, is neither used nor replaced', async (text) => {
    writeFileSync(place.state, text);
    expect(await place.run('kubectl get pods')).toMatchObject({ code: 1, stdout: '' });
    const advice = 'name another with --state or KUBEMU_STATE, or move it away';
    fails(
      await place.run('kubemu cluster reset'),
      `error: ${place.state} is no state file of kubemu (it begins as no state does): ${advice}\n`,
    );
    expect(readFileSync(place.state, 'utf8')).toBe(text);
  });

  it('that is a device or a pipe is left alone', async () => {
    const pipe = path.join(place.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const advice = 'name another with --state or KUBEMU_STATE, or move it away';
    for (const [file, what] of [
      ['/dev/null', 'it is a device'],
      [pipe, 'it is a pipe'],
    ] as const)
      for (const line of ['kubectl get pods', 'kubectl create namespace x', 'kubemu cluster reset'])
        fails(
          await place.run(line, undefined, { env: { KUBEMU_STATE: file } }),
          `error: ${file} is no state file of kubemu (${what}): ${advice}\n`,
        );
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('is made for its owner alone, and keeps the mode it has', async () => {
    const file = path.join(place.folder, 'new', 'cluster.json');
    const mode = (of: string) => statSync(of).mode & 0o777;
    const make = (line: string) => place.run(line, undefined, { env: { KUBEMU_STATE: file } });
    expect(await make('kubectl create namespace a')).toMatchObject({ code: 0 });
    expect([mode(path.dirname(file)), mode(file)]).toEqual([0o700, 0o600]);
    chmodSync(file, 0o644);
    expect(await make('kubectl create namespace b')).toMatchObject({ code: 0 });
    expect(mode(file)).toBe(0o644);
  });

  it('of a newer kubemu is refused and stays as it is', async () => {
    await place.run('kubemu cluster reset');
    const text = readFileSync(place.state, 'utf8').replace('"format": 1', '"format": 7');
    writeFileSync(place.state, text);
    const advice = `upgrade kubemu, or start afresh with 'kubemu cluster reset'`;
    fails(
      await get(),
      `error: the state file ${place.state} was written by a newer kubemu (format 7, this one knows 1): ${advice}\n`,
    );
    expect(readFileSync(place.state, 'utf8')).toBe(text);
  });

  it('that cannot be opened or locked is named, with the way out', async () => {
    const hint = '; KUBEMU_STATE can name another\n';
    mkdirSync(place.state);
    fails(
      await get(),
      `error: cannot read the state file ${place.state}: illegal operation on a directory (EISDIR)${hint}`,
    );
    writeFileSync(path.join(place.folder, 'file'), '');
    const below = path.join(place.folder, 'file', 'c.json');
    fails(
      await get({ KUBEMU_STATE: below }),
      `error: cannot read the state file ${below}: not a directory (ENOTDIR)${hint}`,
    );
    const loop = path.join(place.folder, 'loop');
    symlinkSync('loop', loop);
    fails(
      await get({ KUBEMU_STATE: loop }),
      `error: cannot read the state file ${loop}: too many symbolic links encountered (ELOOP)${hint}`,
    );
  });

  it('on a full disk stays as it is, and nothing is acknowledged', async () => {
    await place.run('kubemu cluster reset --clock virtual');
    const text = readFileSync(place.state, 'utf8');
    const env = { NODE_OPTIONS: PRELOAD, DISK_FULL: '1' };
    const { code, stdout, stderr } = await place.run('kubectl create namespace x', undefined, { env });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(`${place.state}: no space left on device (ENOSPC)`);
    expect(readFileSync(place.state, 'utf8')).toBe(text);
  });

  it('may be watched where only reading is allowed', async () => {
    await place.run('kubemu cluster reset --clock virtual');
    const env = { NODE_OPTIONS: PRELOAD, READ_ONLY: '1' };
    const watch = 'kubectl get namespace default -o name -w --request-timeout=1s';
    expect(await place.run(watch, undefined, { env })).toMatchObject({ code: 0, stdout: DEFAULT, stderr: '' });
    expect((await place.run('kubectl create namespace x', undefined, { env })).stderr).toMatch(
      `error: cannot lock the state file ${place.state}: read-only file system (EROFS)`,
    );
  });

  it('may be empty, relative, or behind a link to nowhere yet', async () => {
    writeFileSync(place.state, '');
    expect((await get()).stdout).toBe(DEFAULT);
    expect((await get({ KUBEMU_STATE: 'sub/c.json' })).stdout).toBe(DEFAULT);
    symlinkSync('later.json', path.join(place.folder, 'link.json'));
    expect((await get({ KUBEMU_STATE: 'link.json' })).stdout).toBe(DEFAULT);
    expect(readdirSync(place.folder).sort()).toEqual(['cluster.json', 'later.json', 'link.json', 'sub']);
  });

  it('is in the home folder when nothing is said, and in the present one without a home', async () => {
    expect((await get({ KUBEMU_STATE: '' })).stdout).toBe(DEFAULT);
    expect(existsSync(path.join(place.folder, '.kubemu/cluster.json'))).toBe(true);
    const cwd = path.join(place.folder, 'here');
    mkdirSync(cwd);
    expect((await get({ KUBEMU_STATE: '', HOME: '' }, { cwd })).stdout).toBe(DEFAULT);
    expect(existsSync(path.join(cwd, '.kubemu/cluster.json'))).toBe(true);
  });

  it('is not changed by commands that only read', async () => {
    await place.run('kubemu cluster reset');
    const text = readFileSync(place.state, 'utf8');
    for (const line of [
      'kubectl get all -A',
      'kubectl describe nodes',
      'kubectl api-resources',
      'kubemu cluster status',
    ])
      expect((await place.run(line)).code).toBe(0);
    expect(readFileSync(place.state, 'utf8')).toBe(text);
    expect(readdirSync(place.folder)).toEqual(['cluster.json']);
  });
});

describe('the program', { timeout: TIME }, () => {
  it.each([
    ['an odd terminal and locale', { TERM: 'dumb', LC_ALL: 'tr_TR.UTF-8', LANG: 'C', NO_COLOR: '1', TZ: 'Asia/Tokyo' }],
    ['options for node', { NODE_OPTIONS: '--trace-warnings --max-old-space-size=256', NODE_ENV: 'test' }],
  ])('works with %s', async (_what, env) => {
    expect(await get(env)).toMatchObject({ code: 0, stdout: DEFAULT, stderr: '' });
    expect((await place.run('kubectl create namespace x', undefined, { env })).code).toBe(0);
    expect((await place.run('kubectl get namespace x -o name')).stdout).toBe('namespace/x\n');
  });

  it('works without standard input, and with streams that are closed', () => {
    const sh = (line: string) => execFileSync('sh', ['-c', line], { env: shellEnvironment(), encoding: 'utf8' });
    expect(sh('kubectl get namespace default -o name <&-')).toBe(DEFAULT);
    expect(sh('kubectl get namespace default -o name >&-; echo $?')).toBe('0\n');
    expect(sh('kubectl get foo 2>&-; echo $?')).toBe('1\n');
    expect(sh('kubectl get namespaces <&- >&- 2>&-; echo $?')).toBe('0\n');
  });

  it('works in a folder that was removed', () => {
    const sh = (line: string) => execFileSync('sh', ['-c', line], { env: shellEnvironment(), encoding: 'utf8' });
    const gone = path.join(place.folder, 'gone');
    expect(sh(`mkdir ${gone} && cd ${gone} && rmdir ${gone} && kubectl get namespace default -o name`)).toBe(DEFAULT);
  });

  it('works through a link, in a folder with blanks and other signs', async () => {
    const folder = path.join(place.folder, `it's a "földer" 💥`);
    mkdirSync(folder);
    for (const name of ['kubectl', 'kubemu']) symlinkSync(path.join(BIN, name), path.join(folder, name));
    const env = { ...shellEnvironment(), PATH: process.env.PATH, KUBEMU_STATE: path.join(folder, 'ä b.json') };
    const kubectl = path.join(folder, 'kubectl');
    expect(execFileSync(kubectl, ['get', 'ns', 'default', '-o', 'name'], { env, encoding: 'utf8' })).toBe(DEFAULT);
    const settings = 'eval "$("$0" env)" && command -v kubectl && kubectl get ns default -o name';
    for (const shell of ['sh', 'bash'])
      expect(execFileSync(shell, ['-c', settings, path.join(folder, 'kubemu')], { env, encoding: 'utf8' })).toBe(
        `${kubectl}\n${DEFAULT}`,
      );
    rmSync(folder, { recursive: true });
  });
});

function shellEnvironment() {
  return { PATH: `${BIN}:${process.env.PATH}`, HOME: place.folder, KUBEMU_STATE: place.state };
}
