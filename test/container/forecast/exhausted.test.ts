/** Scripts that take more than anything may: the pod goes on, and whoever waits for one gets its end. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workspace } from '../../kubectl/commands/run';

const FOREVER = ['x=a; while true; do x=$x$x; done', 'f(){ f; }; f', ':(){ :|:& };:', 'while true; do :; done'];

const pod = (name: string, script: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { containers: [{ name: 'c', image: 'busybox', command: ['sh', '-c', script] }] },
});

const items = [...FOREVER.map((script, i) => pod(`p${i}`, script)), pod('box', 'sleep 1000000')];
const place = workspace({ 'pods.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) });
beforeAll(async () => {
  await place.run('cluster reset --clock virtual', { binary: 'kubemu' });
});
afterAll(() => place.remove());

it('can be created, looked at over time, and deleted', { timeout: 60_000 }, async () => {
  expect(await place.run('create -f pods.json')).toMatchObject({ code: 0, stderr: '' });
  expect(await place.run('cluster advance 60s', { binary: 'kubemu' })).toMatchObject({ code: 0, stderr: '' });
  expect(await place.run('get pods')).toMatchObject({ code: 0, stderr: '' });
});

it.each(FOREVER)('exec of %s ends', { timeout: 60_000 }, async (script) => {
  const { code, stderr } = await place.run(['exec', 'box', '--', 'sh', '-c', script]);
  // the shell of a fork bomb ends at once, and leaves the rest behind
  const killed = { code: 137, stderr: 'command terminated with exit code 137\n' };
  expect({ code, stderr }).toEqual(script.startsWith(':') ? { code: 0, stderr: '' } : killed);
});

it('goes as anything goes', { timeout: 60_000 }, async () => {
  expect(await place.run('delete pods --all --force')).toMatchObject({ code: 0 });
  expect((await place.run('get pods')).stderr).toBe('No resources found in default namespace.\n');
});
