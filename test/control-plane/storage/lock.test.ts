import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { StateFile } from '../../../src/control-plane/storage/file/state-file';
import { acquireLock, type HeldLock } from '../../../src/control-plane/storage/lock';
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

/** Runs `change` under the lock of a file. */
function withLock<T>(path: string, change: (lock: HeldLock) => T, patience?: number): T {
  const lock = acquireLock(path, patience);
  try {
    return change(lock);
  } finally {
    lock.release();
  }
}

const own = withLock(newPath(), () => JSON.parse(readFileSync(join(folder, '1', 'cluster.json.lock'), 'utf8')));

describe('acquireLock', () => {
  it('locks until it is released', () => {
    const path = newPath();
    expect(withLock(path, () => existsSync(`${path}.lock`))).toBe(true);
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

  it.each<[string, string, string]>([
    ['another machine', JSON.stringify({ ...own, host: 'elsewhere', pid: 7, nonce: 'n' }), 'process 7 on elsewhere'],
    ['another container', JSON.stringify({ ...own, realm: 'there', pid: 7, nonce: 'n' }), `process 7 on ${own.host}`],
    ['nobody', '', 'a process that left no name'],
    ['null', 'null', 'a process that left no name'],
    ['a list', '[1]', 'a process that left no name'],
    ['process 0', JSON.stringify({ ...own, pid: 0 }), 'a process that left no name'],
    ['a path', JSON.stringify({ ...own, nonce: '../../x' }), 'a process that left no name'],
  ])('believes a lock of %s until it is old', (_who, text, who) => {
    const path = newPath();
    writeFileSync(`${path}.lock`, text);
    expect(() => withLock(path, () => 1, 5)).toThrow(`is in use by ${who} (`);
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

  it('keeps the order in which processes came', { timeout: 120_000 }, async () => {
    const path = newPath();
    const WRITERS = 8;
    const TIMES = 20;
    const children = Array.from({ length: WRITERS }, () =>
      spawn(process.execPath, [program, path, `${TIMES}`], { stdio: 'inherit' }),
    );
    expect(await Promise.all(children.map((child) => once(child, 'exit')))).toEqual(children.map(() => [0, null]));
    const writers = new StateFile(path)
      .read()
      ?.store.list('pods')
      .map(({ metadata }) => metadata.labels?.writer);
    expect(writers).toHaveLength(WRITERS * TIMES);
    // Who has written stands in line again at once: nobody comes twice while another one waits.
    const last = new Map<string | undefined, number>();
    const gaps = (writers ?? []).map((writer, turn) => {
      const gap = turn - (last.get(writer) ?? turn);
      last.set(writer, turn);
      return gap;
    });
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * WRITERS);
  });

  it('passes over those in line who have ended or show no sign of life', () => {
    const path = newPath();
    const dead = `${own.host}.${own.realm}.999999999.${own.start}`;
    const stopped = `${own.host}.${own.realm}.${process.ppid}.`;
    for (const owner of [dead, stopped]) {
      const ticket = join(path, `../.cluster.json.lock.${owner}.1.tmp`);
      writeFileSync(ticket, '');
      utimesSync(ticket, 0, 0);
    }
    expect(withLock(path, () => 'mine')).toBe('mine');
  });

  it('waits for those who came first, however free the lock is', () => {
    const path = newPath();
    writeFileSync(join(path, `../.cluster.json.lock.${own.host}.${own.realm}.${process.ppid}..1.tmp`), '');
    const started = performance.now();
    expect(withLock(path, () => 'mine')).toBe('mine');
    expect(performance.now() - started).toBeGreaterThan(1000);
  });

  it('lets a holder know that it was succeeded, and does not fail for releasing what is not its own', () => {
    const path = newPath();
    withLock(path, (lock) => {
      lock.check();
      writeFileSync(`${path}.lock`, JSON.stringify({ ...own, nonce: 'other' }));
      expect(() => lock.check()).toThrow(
        `the state file ${path} was taken over by another process, since this one was silent too long: nothing was saved, run the command again`,
      );
      rmSync(`${path}.lock`);
      mkdirSync(`${path}.lock`);
    });
    expect(readdirSync(join(path, '..'))).toEqual(['cluster.json.lock']);
  });

  it('shows while it works that it does', () => {
    const path = newPath();
    withLock(path, (lock) => {
      utimesSync(`${path}.lock`, 0, 0);
      vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 5000);
      lock.beat();
      vi.restoreAllMocks();
      expect(statSync(`${path}.lock`).mtimeMs).toBeGreaterThan(1e12);
    });
  });
});
