import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StateFile } from '../../../src/control-plane/storage/file/state-file';
import { withLock } from '../../../src/control-plane/storage/lock';
import { bundleIncrement } from './children/bundle';
import { temporaryFolder } from './objects';

const folder = temporaryFolder();
const program = bundleIncrement(folder);
let places = 0;

function newPath(): string {
  places += 1;
  mkdirSync(join(folder, `${places}`));
  return join(folder, `${places}`, 'cluster.json');
}

const own = withLock(newPath(), () => JSON.parse(readFileSync(join(folder, '1', 'cluster.json.lock'), 'utf8')));

describe('withLock', () => {
  it('gives back what the change gives, and the lock whatever happens', () => {
    const path = newPath();
    expect(withLock(path, () => existsSync(`${path}.lock`))).toBe(true);
    expect(() => withLock(path, () => expect.fail('broken change'))).toThrow('broken change');
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('is not reentrant', () => {
    const path = newPath();
    expect(() => withLock(path, () => withLock(path, () => 1))).toThrow(`${path}.lock is held already`);
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it.each<[string, object]>([
    ['', {}],
    [' on a file system without hard links', { FAIL_AT: 'linkSync=ENOTSUP' }],
  ])('loses no change of processes that write at the same time%s', { timeout: 120_000 }, async (_where, more) => {
    const path = newPath();
    const env = { ...process.env, ...more };
    const children = [1, 2, 3, 4].map(() => spawn(process.execPath, [program, path, '50'], { stdio: 'inherit', env }));
    const exits = await Promise.all(children.map((child) => once(child, 'exit')));
    expect(exits).toEqual([1, 2, 3, 4].map(() => [0, null]));
    const document = new StateFile(path).read();
    expect(document?.header.count).toBe(200);
    expect(document?.store.list('pods')).toHaveLength(200);
    expect(readdirSync(join(path, '..'))).toEqual(['cluster.json']);
  });

  it.each<[string, object]>([
    ['a process that is gone', { pid: 999_999_999 }],
    ['an earlier process with the same number', { start: `${own.start}0`, pid: process.pid }],
  ])('takes over from %s', (_who, holder) => {
    const path = newPath();
    writeFileSync(`${path}.lock`, JSON.stringify({ ...own, nonce: 'n', ...holder }));
    expect(withLock(path, () => 'mine')).toBe('mine');
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('takes over from a long row of processes that died taking over', () => {
    const path = newPath();
    const dead = (nonce: string) => JSON.stringify({ ...own, pid: 999_999_999, nonce });
    writeFileSync(`${path}.lock`, dead('0'));
    for (let i = 0; i < 30; i++) writeFileSync(`${path}.lock.${i}`, dead(`${i + 1}`));
    writeFileSync(`${path}.lock.spent`, dead('spent'));
    expect(withLock(path, () => 'mine')).toBe('mine');
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('waits for one that lives, then says who it is', () => {
    const path = newPath();
    writeFileSync(`${path}.lock`, JSON.stringify({ ...own, pid: process.ppid, start: '', nonce: 'n' }));
    expect(() => withLock(path, () => 1, 5)).toThrow(
      `the state file ${path} is in use by process ${process.ppid} (waited 0 seconds for ${path}.lock): wait for it, or stop it`,
    );
    expect(readdirSync(join(path, '..'))).toEqual(['cluster.json.lock']);
    rmSync(`${path}.lock`);
  });

  it.each<[string, string]>([
    ['another machine', JSON.stringify({ ...own, host: 'elsewhere', pid: 7, nonce: 'n' })],
    ['nobody', ''],
  ])('believes a lock of %s until it is old', (_who, text) => {
    const path = newPath();
    writeFileSync(`${path}.lock`, text);
    expect(() => withLock(path, () => 1, 5)).toThrow('is in use by process');
    utimesSync(`${path}.lock`, 0, 0);
    expect(withLock(path, () => 'mine')).toBe('mine');
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('is given back by a process that ends while it holds it', () => {
    const path = newPath();
    const { status } = spawnSync(process.execPath, [program, path], {
      env: { ...process.env, FAIL_AT: 'renameSync=EIO' },
    });
    expect(status).toBe(1);
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });
});
