import '../../../src/kubectl/commands/apply';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspace } from './run';

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n';
const BOTH = `${CONFIG}---\napiVersion: v1\nkind: Secret\nmetadata: {name: two}\n`;
let place: ReturnType<typeof workspace>;
beforeAll(async () => {
  place = workspace({ 'one.yaml': CONFIG, 'both.yaml': BOTH });
  await place.run('cluster reset --clock virtual', { binary: 'kubemu' });
});
afterAll(() => place.remove());

const apply = (line: string) => place.run(`apply -f ${line}`, { env: { KUBECTL_APPLYSET: 'true' } });

describe('apply --applyset', () => {
  it('is unknown unless it is switched on', async () => {
    expect((await place.run('apply -f one.yaml --prune --applyset=set')).stderr).toBe(
      "error: unknown flag: --applyset\nSee 'kubectl apply --help' for usage.\n",
    );
  });

  it('prunes what the set remembers', async () => {
    expect((await apply('both.yaml --prune --applyset=set -n default')).stdout).toBe(
      'configmap/one created\nsecret/two created\n',
    );
    const remembered = await place.run(
      `get secret set -o jsonpath={.metadata.annotations.applyset\\.kubernetes\\.io/contains-group-resources}`,
    );
    expect(remembered.stdout).toBe('configmaps,secrets');
    expect((await apply('one.yaml --prune --applyset=set -n default --dry-run=server')).stdout).toBe(
      'configmap/one unchanged (server dry run)\nsecret/two pruned (server dry run)\n',
    );
    expect((await apply('one.yaml --prune --applyset=set -n default')).stdout).toBe(
      'configmap/one unchanged\nsecret/two pruned\n',
    );
  });

  it('refuses what does not go with it', async () => {
    const wrong: [string, string][] = [
      ['--prune --applyset=set', 'namespace is required to use namespace-scoped ApplySet'],
      ['--applyset=set -n default', '--applyset requires --prune'],
      ['--prune --applyset=set -n default --all', '--all is incompatible with --applyset'],
      ['--prune --applyset=set -n default -l a=b', '--selector is incompatible with --applyset'],
      [
        '--prune --applyset=deploy/x -n default',
        'resource "apps/v1, Resource=deployments" is not permitted as an ApplySet parent',
      ],
      ['--prune --applyset=bogus/x', 'invalid parent reference "bogus/x": no matches for /, Resource=bogus'],
      ['--prune --applyset=secret/', 'invalid parent reference "secret/": name cannot be blank'],
      [
        '--prune --applyset=cm/one -n default',
        'ApplySet parent object "configmaps./one" already exists and is missing required annotation "applyset.kubernetes.io/tooling"',
      ],
    ];
    for (const [flags, message] of wrong) expect((await apply(`one.yaml ${flags}`)).stderr).toBe(`error: ${message}\n`);
  });
});
