/** Shell scripts in virtual time: their sleeps take none, and what they print is the same every time. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { durationOf } from '../../../src/kubemu/turns/programs';

const BIN = path.resolve(import.meta.dirname, '../../../bin');

/** What a script prints on a new cluster, standard error included. */
function outputOf(script: string): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'turns-'));
  const env = { PATH: `${BIN}:${process.env.PATH}`, HOME: folder, TZ: 'UTC', LC_ALL: 'C', KUBEMU_PROFILE: 'bare' };
  const start = 'eval "$(kubemu env --virtual-time)"; kubemu cluster reset --clock virtual >/dev/null; exec 2>&1\n';
  const { stdout, status } = spawnSync('bash', ['-c', start + script], { cwd: folder, env, encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  return [...stdout.trimEnd().split('\n'), `exit ${status}`];
}

it('lets sleep and date go by the clock of the cluster', { timeout: 60_000 }, () => {
  expect(
    outputOf(`
      date +%T; sleep 1m 30s; date +%T; sleep 0.5; date +%T.%3N
      date -d '5 minutes ago' +%T; date -d 2021-01-03T05:00:00Z +%F
      sleep x; date --date=@0 +%F`),
  ).toEqual([
    '00:00:00',
    '00:01:30',
    '00:01:30.500',
    '23:56:30',
    '2021-01-03',
    'sleep: invalid time interval ‘x’',
    "Try 'sleep --help' for more information.",
    '1970-01-01',
    'exit 0',
  ]);
});

it('ends what takes too long by the clock of the cluster', { timeout: 60_000 }, () => {
  expect(
    outputOf(`
      timeout 5 sleep 60; echo $?; date +%T
      timeout 60 sleep 5; echo $?; date +%T
      timeout 5 false; echo $?; timeout 1 nothing-such; echo $?
      timeout -s INT 3 kubectl get pods -w; echo $?; date +%T`),
  ).toEqual(['124', '00:00:05', '0', '00:00:10', '1', '127', '124', '00:00:13', 'exit 0']);
});

it('lets commands in the background take turns with the script', { timeout: 120_000 }, () => {
  const script = `
    kubectl create deployment web --image=nginx --replicas=2
    until [ "$(kubectl get deploy web -o jsonpath={.status.readyReplicas})" = 2 ]; do echo waiting; sleep 1; done
    (sleep 3; echo now; kubectl scale deploy web --replicas 0) &
    sleep 10
    date +%T
    wait
    echo done`;
  const first = outputOf(script);
  expect(first).toEqual([
    'deployment.apps/web created',
    'waiting',
    'waiting',
    'now',
    'deployment.apps/web scaled',
    '00:00:12',
    'done',
    'exit 0',
  ]);
  expect(outputOf(script)).toEqual(first);
});

it('reads intervals as coreutils do', () => {
  expect(['5', '1.5s', '.5', '2m', '1h', '1d', '5x', '', '-1'].map(durationOf)).toEqual([
    5000,
    1500,
    500,
    120_000,
    3_600_000,
    86_400_000,
    undefined,
    undefined,
    undefined,
  ]);
});
