import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StateDocument } from '../../../../src/control-plane/storage/file/state-document';
import { StateFile } from '../../../../src/control-plane/storage/file/state-file';
import { bundleIncrement } from '../children/bundle';
import { temporaryFolder } from '../objects';

const folder = temporaryFolder();
const program = bundleIncrement(folder);

function run(path: string, environment: Record<string, string>) {
  return spawnSync(process.execPath, [program, path], { env: { ...process.env, ...environment }, encoding: 'utf8' });
}

const countIn = (path: string) => Number(new StateFile(path).read()?.header.count ?? 0);

/** Runs the child again and again, killed a step later each time, until it gets through or `last`; gives how often. */
function killAtEveryMoment(path: string, prepare: () => void, last = Number.POSITIVE_INFINITY): number {
  const file = new StateFile(path);
  for (let moment = 1; ; moment++) {
    prepare();
    const before = countIn(path);
    const { signal, stderr } = run(path, { CRASH_AT: `${moment}` });
    expect(stderr).toBe('');
    expect([before, before + 1]).toContain(countIn(path));
    file.locked(() => file.write(file.read() ?? StateDocument.create({ count: 0 })));
    expect(readdirSync(dirname(path))).toEqual(['cluster.json']);
    if (signal === null || moment === last) return moment;
    expect(signal).toBe('SIGKILL');
  }
}

describe('a process that is killed', () => {
  it('leaves the old state or the new one, and a lock others take over', { timeout: 120_000 }, () => {
    const path = join(folder, 'killed', 'cluster.json');
    expect(killAtEveryMoment(path, () => {})).toBeGreaterThan(20);
    expect(countIn(path)).toBeGreaterThan(3);
  });

  it('can be killed while it takes over from another', { timeout: 120_000 }, () => {
    const path = join(folder, 'succession', 'cluster.json');
    mkdirSync(dirname(path));
    const dead = JSON.stringify({ ...readLockIdentity(dirname(path)), pid: 999_999_999, nonce: 'dead' });
    const takenOver = 30;
    expect(killAtEveryMoment(path, () => writeFileSync(`${path}.lock`, dead), takenOver)).toBe(takenOver);
  });
});

describe('a full disk', () => {
  it.each([
    ['writeSync', 'cannot lock the state file', ''],
    ['fsyncSync', 'cannot write the state file', '; it was left as it was'],
    ['renameSync', 'cannot write the state file', '; it was left as it was'],
  ])('leaves the old state when %s fails', (call, cannot, consequence) => {
    const path = join(folder, call, 'cluster.json');
    run(path, {});
    const text = readFileSync(path, 'utf8');
    const { status, stderr } = run(path, { FAIL_AT: `${call}=ENOSPC` });
    expect(status).toBe(1);
    expect(stderr).toContain(`StateFileError: ${cannot} ${path}: no space left on device (ENOSPC)${consequence}\n`);
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(readdirSync(dirname(path))).toEqual(['cluster.json']);
  });
});

describe('temporary files', () => {
  it('of dead processes are removed, others are not', () => {
    const place = join(folder, 'temporary');
    mkdirSync(place);
    const identity = readLockIdentity(place);
    const here = `${identity.host}.${identity.realm}`;
    const dead = [`.cluster.json.${here}.999999999.1.1.tmp`, `.cluster.json.lock.${here}.999999999.1.7.tmp`];
    const kept = [
      `.cluster.json.${here}.${process.pid}.${identity.start}.99.tmp`,
      '.cluster.json.elsewhere.1.1.1.1.tmp',
      `.cluster.json.${identity.host}.container.999999999.1.1.tmp`,
      `.other.json.${here}.999999999.1.1.tmp`,
      '.cluster.json.tmp',
    ];
    for (const name of [...dead, ...kept]) writeFileSync(join(place, name), '');
    expect(run(join(place, 'cluster.json'), {}).status).toBe(0);
    expect(readdirSync(place).sort()).toEqual([...kept, 'cluster.json'].sort());
  });
});

/** This process as its locks name it. */
function readLockIdentity(place: string): { host: string; realm: string; start: string } {
  const file = new StateFile(join(place, 'identity.json'));
  return file.locked(() => JSON.parse(readFileSync(`${file.path}.lock`, 'utf8')));
}
