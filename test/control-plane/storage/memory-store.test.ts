import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../src/control-plane/storage/memory-store';
import type { StoreEvent } from '../../../src/control-plane/storage/store';
import type { Observed } from '../../observed';
import { configMap, event } from './objects';

const keysOf = (store: MemoryStore, namespace?: string) =>
  store.list('configmaps', namespace).map((o) => `${o.metadata.namespace}/${o.metadata.name}`);

describe('MemoryStore', () => {
  it('stamps versions without touching what it was given', () => {
    const store = new MemoryStore(41);
    const given = configMap('a');
    const stored = store.put('configmaps', 'default/a', given, 0);
    expect([given.metadata.resourceVersion, stored.metadata.resourceVersion]).toEqual([undefined, '42']);
    expect(store.get('configmaps', 'default/a')).toBe(stored);
    expect(store.put('configmaps', 'default/a', stored, 0).metadata.resourceVersion).toBe('43');
    expect(store.delete('configmaps', 'default/a', 0)?.metadata.resourceVersion).toBe('44');
    expect(store.delete('configmaps', 'default/a', 0)).toBeUndefined();
    expect(store.resourceVersion).toBe(44);
  });

  it('lists in the order of whole keys, also across namespaces', () => {
    const store = new MemoryStore();
    for (const key of ['default/b', 'kube-system/a', 'default-x/z', 'default/a', 'default/b-2', 'default/b.1']) {
      const [namespace, name] = key.split('/') as [string, string];
      store.put('configmaps', key, configMap(name, {}, namespace), 0);
    }
    expect(keysOf(store)).toEqual([
      'default-x/z',
      'default/a',
      'default/b',
      'default/b-2',
      'default/b.1',
      'kube-system/a',
    ]);
    expect(keysOf(store, 'default')).toEqual(['default/a', 'default/b', 'default/b-2', 'default/b.1']);
    expect(keysOf(store, 'none')).toEqual([]);
    expect([...store.keys('configmaps')].length).toBe(6);
    expect(store.resources()).toEqual(['configmaps']);
  });

  it('agrees with a plain map whatever is put, deleted and listed in between', () => {
    const key = fc.tuple(
      fc.constantFrom('a', 'a-b', 'b'),
      fc.oneof(fc.constantFrom('x', 'x-1', 'x.1'), fc.nat(40).map(String)),
    );
    const step = fc.record({
      key,
      action: fc.oneof({ arbitrary: fc.constantFrom('put', 'delete'), weight: 30 }, fc.constant('list')),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
        const store = new MemoryStore();
        const model = new Map<string, number>();
        for (const [index, { key: parts, action }] of steps.entries()) {
          const name = parts.join('/');
          if (action === 'put') {
            store.put('configmaps', name, configMap(parts[1], { index: `${index}` }, parts[0]), 0);
            model.set(name, index);
          } else if (action === 'delete') {
            expect(store.delete('configmaps', name, 0) !== undefined).toBe(model.delete(name));
          }
          if (action !== 'list' && index < steps.length - 1) continue;
          const sorted = [...model.keys()].sort();
          expect(keysOf(store)).toEqual(sorted);
          expect(store.list('configmaps').map((o) => Number((o as Observed).data.index))).toEqual(
            sorted.map((k) => model.get(k)),
          );
          expect(keysOf(store, 'a')).toEqual(sorted.filter((k) => k.startsWith('a/')));
        }
      }),
    );
  });

  it('delivers changes in order to everybody, also those made by handlers', () => {
    const store = new MemoryStore();
    const seen: string[] = [];
    const tell = (who: string) => (e: StoreEvent) => seen.push(`${who} ${e.type} ${e.object.metadata.name}`);
    store.subscribe((e) => {
      if (e.type === 'ADDED' && e.object.metadata.name === 'a') {
        store.put('configmaps', 'default/b', configMap('b'), e.time);
        store.delete('configmaps', 'default/a', e.time);
        store.subscribe(tell('late'));
      }
    });
    const stop = store.subscribe(tell('second'));
    store.put('configmaps', 'default/a', configMap('a'), 7);
    expect(seen).toEqual(['second ADDED a', 'second ADDED b', 'second DELETED a']);
    stop();
    store.put('configmaps', 'default/b', configMap('b'), 8);
    expect(seen.slice(3)).toEqual(['late MODIFIED b']);
  });

  it('goes on after a handler has thrown', () => {
    const store = new MemoryStore();
    const seen: number[] = [];
    store.subscribe((e) => {
      if (e.resourceVersion === 1) throw new Error('broken handler');
      seen.push(e.resourceVersion);
    });
    expect(() => store.put('configmaps', 'default/a', configMap('a'), 0)).toThrow('broken handler');
    store.put('configmaps', 'default/b', configMap('b'), 0);
    expect(seen).toEqual([2]);
  });

  it('tells the last state of what is deleted, and the one before', () => {
    const store = new MemoryStore();
    const first = store.put('configmaps', 'default/a', configMap('a'), 0);
    const events: StoreEvent[] = [];
    store.subscribe((e) => events.push(e));
    store.delete('configmaps', 'default/a', 5, configMap('a', { gone: 'yes' }));
    expect(events).toEqual([
      {
        type: 'DELETED',
        resource: 'configmaps',
        object: { ...configMap('a', { gone: 'yes' }), metadata: { ...first.metadata, resourceVersion: '2' } },
        old: first,
        resourceVersion: 2,
        time: 5,
      },
    ]);
  });

  it('expires what was last written too long ago, by the newest time it carries', () => {
    const store = new MemoryStore();
    const add = (object: ReturnType<typeof event>) => store.put('events', `default/${object.metadata.name}`, object, 0);
    add(event('old', '2024-01-01T00:00:00Z'));
    add(event('recurring', '2024-01-01T02:00:00Z', { firstTimestamp: '2024-01-01T00:00:00Z' }));
    add(event('series', null, { eventTime: '2024-01-01T00:00:00.000000Z' }));
    add(event('timeless', null));
    const seen: string[] = [];
    store.subscribe((e) => seen.push(`${e.type} ${e.object.metadata.name}`));
    expect(store.expire('events', Date.parse('2024-01-01T01:00:00Z'), 9)).toBe(2);
    expect(seen).toEqual(['DELETED old', 'DELETED series']);
    expect([...store.keys('events')]).toEqual(['default/recurring', 'default/timeless']);
  });
});
