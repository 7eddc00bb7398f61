/** Profiles by name: the list of them, and clusters made from them. */
import { expect, it } from 'vitest';
import { workspace } from '../../kubectl/commands/run';

const kubemu = { binary: 'kubemu' } as const;

it('refuses a profile that is neither a name nor a file', async () => {
  const { run, remove } = workspace();
  const { stdout, stderr, code } = await run('cluster reset --profile nope', kubemu);
  expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
  expect(stderr).toMatch(/^error: the profile "nope" cannot be read, and none of bare, .*gke.* has that name\n$/);
  remove();
});

it('takes the profile of a cluster nobody described from $KUBEMU_PROFILE', async () => {
  const { run, remove } = workspace();
  const env = { KUBEMU_PROFILE: 'big' };
  const { stderr } = await run('get nodes', { env });
  expect(stderr).toMatch(/^error: \$KUBEMU_PROFILE is "big", must be one of bare, /);
  expect((await run('cluster reset', { ...kubemu, env })).stderr).toBe(stderr);
  expect((await run('get pods -A', { env: { KUBEMU_PROFILE: 'bare' } })).stderr).toBe('No resources found\n');
  remove();
});
