/** kubemu's own commands, which have the simulation whatever kubectl's configuration says. */
import { expect, it } from 'vitest';
import { workspace } from './run';

it('do not need a context that leads to a cluster', async () => {
  const { run, remove } = workspace();
  await run('cluster reset --clock virtual', { binary: 'kubemu' });
  await run('config set-context gce --user=cluster-admin --namespace=foo');
  await run('config use-context gce');
  const lost = 'The connection to the server localhost:8080 was refused - did you specify the right host or port?\n';
  expect(await run('get pods')).toEqual({ stdout: '', stderr: lost, code: 1 });
  expect(await run('cluster advance 20s', { binary: 'kubemu' })).toEqual({
    stdout: '2024-01-01T00:00:20Z\n',
    stderr: '',
    code: 0,
  });
  await run('config delete-context gce');
  expect((await run('cluster advance 20s', { binary: 'kubemu' })).stdout).toBe('2024-01-01T00:00:40Z\n');
  remove();
});
