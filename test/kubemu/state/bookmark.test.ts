import { expect, it } from 'vitest';
import type { Change } from '../../../src/kubectl/cli/session';
import { bare } from '../../../src/kubemu/profiles/bare';
import { Reflector } from '../../../src/kubemu/state/reflector';
import { newCluster } from '../../../src/kubemu/state/state';

const START = Date.parse('2024-01-01T00:00:00Z');
const made = (seed: number) => newCluster({ ...bare(), clock: 'virtual', start: START, seed });

const configMap = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' } });

const shown = (changes: Change[]) =>
  changes
    .filter(({ resource, object }) => resource === 'configmaps' && object.metadata.name.length === 1)
    .map(({ type, object }) => `${type} ${object.metadata.name}`);

function withMaps(seed: number, ...names: string[]) {
  const state = made(seed);
  for (const name of names) state.cluster.client.kind('configmaps').create(configMap(name));
  return state;
}

it('shows what is new and what has gone when another cluster has taken the place', () => {
  const before = withMaps(1, 'a', 'b');
  const bookmark = new Reflector(before.document.store.resourceVersion, before);
  const after = withMaps(2, 'b', 'c');
  expect(shown(bookmark.changes(after.document, after.cluster))).toEqual(['DELETED a', 'ADDED b', 'ADDED c']);
});

it('shows deletions after more changes than the log holds, and nothing that has not changed', () => {
  const state = withMaps(1, 'a', 'b', 'c');
  const { document, cluster } = state;
  const bookmark = new Reflector(document.store.resourceVersion, state);
  const maps = cluster.client.kind('configmaps');
  maps.delete('default', 'a', {});
  maps.update({ ...maps.get('default', 'b'), data: { x: '1' } } as never);
  document.store.skipVersions(1);
  maps.create(configMap('d'));
  expect(shown(bookmark.changes(document, cluster))).toEqual(['DELETED a', 'MODIFIED b', 'ADDED d']);
  expect(shown(bookmark.changes(document, cluster))).toEqual([]);
});
