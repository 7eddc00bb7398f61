import '../../../src/kubectl/commands/delete';
import '../../../src/kubectl/commands/scale';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';

let cluster: ClusterWorkspace;
beforeAll(async () => {
  cluster = await clusterWorkspace({ 'map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\n' });
  await cluster.print('create deployment web --image=nginx --replicas=2');
  await cluster.print('create -f map.yaml');
});
afterAll(() => cluster.remove());

describe('scale', () => {
  it('prints the object as it was found', async () => {
    expect(await cluster.print('scale deploy web --replicas=3 -o jsonpath={.spec.replicas}')).toBe('2');
    expect(await cluster.print('get deploy web -o jsonpath={.spec.replicas}')).toBe('3');
  });

  it.each([
    ['--replicas=1 --current-replicas=-2', 'error: The --current-replicas must specify an integer of -1 or greater\n'],
    ['--replicas=1 --current-replicas=7', 'error: Expected replicas to be 7, was 3\n'],
    ['--replicas=1 --resource-version=x', /^error: Expected resource version to be x, was \d+\n$/],
    [
      '--replicas=99999999999',
      /^The request is invalid: patch: Invalid value: .*cannot unmarshal number 99999999999 into Go struct field ScaleSpec\.spec\.replicas of type int32\n$/,
    ],
  ])('%s', async (flags, message) => {
    expect(await cluster.refuse(`scale deploy web ${flags}`)).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  it('warns of the old --dry-run', async () => {
    for (const command of ['scale deploy web --replicas=1', 'delete deploy web'])
      expect((await cluster.run(`${command} --dry-run`)).stderr).toMatch(
        /^W.* helpers\.go:692\] --dry-run is deprecated and can be replaced with --dry-run=client\.\n$/,
      );
  });
});

describe('delete --raw', () => {
  const CONF = '--raw /api/v1/namespaces/default/configmaps/conf';
  it.each([
    ['--raw x', '--raw must be a valid URL path: parse "x": invalid URI for request'],
    [`${CONF} -o name`, '--raw and --output are mutually exclusive'],
    [`${CONF} -R`, '--raw and --recursive are mutually exclusive'],
    [`${CONF} -f a -f b`, '--raw can only use a single local file or stdin'],
    [`${CONF} -f http://x`, '--raw cannot read from a url'],
  ])('%s', async (flags, message) => {
    expect(await cluster.refuse(`delete ${flags}`)).toBe(`error: ${message}\n`);
  });

  it('deletes', async () => {
    await cluster.print(`delete ${CONF}`);
    expect(await cluster.refuse('get cm conf')).toContain('NotFound');
  });
});
