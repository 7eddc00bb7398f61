/** A watch in one terminal while another one changes things. */
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifest, Place } from './program';

const TIME = 60_000;
let place: Place;

beforeEach(() => {
  place = new Place();
});
afterEach(() => place.remove());

/** The rows of a StatefulSet that is created with one pod, scaled to two, and scaled to one; without their ages. */
const ROWS = `NAME    READY   STATUS    RESTARTS
web-0   0/1     Pending   0
web-0   0/1     Pending   0
web-0   0/1     ContainerCreating   0
web-0   1/1     Running             0
web-1   0/1     Pending             0
web-1   0/1     Pending             0
web-1   0/1     ContainerCreating   0
web-1   1/1     Running             0
web-1   1/1     Terminating         0
web-1   0/1     Terminating         0
web-1   0/1     Terminating         0
web-1   0/1     Terminating         0
`;
const withoutAges = (text: string) => text.replace(/ +(AGE|\d+[smh0-9]*)$/gm, '');

describe('a watch', { timeout: TIME }, () => {
  it.each([
    ['real', ['--speed', '40']],
    ['virtual', []],
  ])('shows every row of what another process does, with a %s clock', async (clock, flags) => {
    await place.run(['kubemu', 'cluster', 'reset', '--clock', clock, ...flags]);
    const watch = await place.watch('kubectl get pods -w');
    const settle = () => (clock === 'virtual' ? place.run('kubemu cluster settle') : undefined);
    expect((await place.run('kubectl create -f -', manifest('StatefulSet', 'web'))).code).toBe(0);
    await settle();
    await watch.prints('Running', 1);
    expect((await place.run('kubectl scale statefulset web --replicas=2')).code).toBe(0);
    await settle();
    await watch.prints('Running', 2);
    expect((await place.run('kubectl scale statefulset web --replicas=1')).code).toBe(0);
    await settle();
    await watch.prints('Terminating', 4);
    watch.kill('SIGINT');
    const { stdout, stderr } = await watch.ended;
    expect(stderr).toBe('');
    expect(withoutAges(stdout)).toBe(ROWS);
  });

  it('goes on with what is there when another process resets the cluster', async () => {
    await place.run('kubemu cluster reset --clock virtual');
    for (const name of ['a', 'b']) await place.run('kubectl create -f -', manifest('Pod', name));
    const watch = await place.watch('kubectl get pods -w');
    await watch.prints('\n', 3);
    await place.run('kubemu cluster reset --clock virtual --seed 2');
    await place.run('kubectl create -f -', manifest('Pod', 'c'));
    await watch.prints('\nc ');
    await place.run('kubectl create -f -', manifest('Pod', 'd'));
    await watch.prints('\nd ');
    watch.kill('SIGINT');
    expect((await watch.ended).stderr).toBe('');
  });

  it('ends by itself after --request-timeout, for which virtual time advances', async () => {
    await place.run('kubemu cluster reset --clock virtual');
    await place.run('kubectl create -f -', manifest('Pod', 'a'));
    const { code, stdout, stderr } = await place.run('kubectl get pods -w --request-timeout=1');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(withoutAges(stdout)).toContain('ContainerCreating');
    expect((await place.run('kubectl get pod a --request-timeout=1h')).stdout).toContain('1s\n');
    await place.run('kubemu cluster reset --clock real --speed 100');
    expect((await place.run('kubectl get namespace default -w --request-timeout=2s')).code).toBe(0);
  });

  it('refuses a --request-timeout that is none', async () => {
    const { code, stdout, stderr } = await place.run('kubectl get pods --request-timeout=soon');
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'error: Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)\n',
    });
  });
});

describe('a waiting command', { timeout: TIME }, () => {
  beforeEach(() => place.run('kubemu cluster reset --clock virtual'));

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends without a word on %s, with code 1', async (signal) => {
    const watch = await place.watch('kubectl get namespaces default -w');
    await watch.prints('default');
    watch.kill(signal);
    expect(await watch.ended).toMatchObject({ code: 1, signal: null, stderr: '' });
    expect(readdirSync(place.folder)).toEqual(['cluster.json']);
  });

  it('ends without a word when nobody reads any more', async () => {
    const watch = await place.watch('kubectl get pods -w');
    await place.run('kubectl create -f -', manifest('Pod', 'a'));
    await watch.prints('Pending');
    watch.process.stdout?.destroy();
    await place.run('kubectl create -f -', manifest('Pod', 'b'));
    expect(await watch.ended).toMatchObject({ code: 141, stderr: '' });
    expect(readdirSync(place.folder)).toEqual(['cluster.json']);
  });
});

describe('kubemu cluster run', { timeout: TIME }, () => {
  it('keeps the file current until it is interrupted', async () => {
    await place.run('kubemu cluster reset --speed 100');
    const run = await place.watch('kubemu cluster run');
    await place.run('kubectl create -f -', manifest('Pod', 'a'));
    await place.stateHolds('"phase": "Running"');
    run.kill('SIGTERM');
    expect(await run.ended).toMatchObject({ code: 0, signal: null, stdout: '', stderr: '' });
  });
});
