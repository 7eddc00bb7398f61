import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../src/control-plane/storage/memory-store';
import type { StoreEvent } from '../../../src/control-plane/storage/store';
import { WatchLog } from '../../../src/control-plane/storage/watch-log';
import type { Observed } from '../../observed';
import { configMap } from './objects';

/** A store with a log, the events it gave, and the log as another process reads it after a save. */
function recorded(change: (store: MemoryStore) => void, resourceVersion = 0) {
  const store = new MemoryStore(resourceVersion);
  const log = new WatchLog(store);
  const events: StoreEvent[] = [];
  store.subscribe((e) => log.record(e));
  store.subscribe((e) => events.push(e));
  change(store);
  const lines = log.linesToSave();
  const reread = new WatchLog(store, { lines: () => [...lines], parse: (line) => JSON.parse(line) });
  return { store, log, events: [...events], lines, reread };
}

function lifeOfAnObject(store: MemoryStore): void {
  const put = (data: Record<string, string>) => store.put('configmaps', 'default/a', configMap('a', data), 1000);
  put({ x: '1' });
  put({ x: '1', y: '2' });
  store.put('configmaps', 'default/b', configMap('b'), 2000);
  put({ y: '3' });
  store.delete('configmaps', 'default/a', 3000, configMap('a', { last: 'words' }));
  put({ again: 'yes' });
  put({ again: 'no' });
}

describe('WatchLog', () => {
  it('gives back the very events, from any version, before and after saving', () => {
    const { log, events, reread } = recorded(lifeOfAnObject);
    for (let version = 0; version <= events.length; version++) {
      expect(log.since(version)).toEqual(events.slice(version));
      expect(reread.since(version)).toEqual(events.slice(version));
    }
  });

  it('saves what the store does not say: the way back, and deleted objects', () => {
    const { lines } = recorded(lifeOfAnObject);
    expect(lines.slice(0, 2)).toEqual([
      '{"rv":1,"time":1000,"type":"ADDED","resource":"configmaps","key":"default/a"}',
      '{"rv":2,"time":1000,"type":"MODIFIED","resource":"configmaps","key":"default/a",' +
        '"undo":{"within":{"data":{"drop":["y"]},"metadata":{"set":{"resourceVersion":"1"}}}}}',
    ]);
    expect(lines[4]).toBe(
      '{"rv":5,"time":3000,"type":"DELETED","resource":"configmaps","key":"default/a",' +
        '"object":{"apiVersion":"v1","data":{"last":"words"},"kind":"ConfigMap",' +
        '"metadata":{"name":"a","namespace":"default","resourceVersion":"5"}},' +
        '"undo":{"within":{"data":{"drop":["last"],"set":{"y":"3"}},"metadata":{"set":{"resourceVersion":"4"}}}}}',
    );
  });

  it('joins what is saved and what is new', () => {
    const { store, events, reread } = recorded(lifeOfAnObject);
    const added: StoreEvent[] = [];
    store.subscribe((e) => reread.record(e));
    store.subscribe((e) => added.push(e));
    store.put('configmaps', 'default/a', configMap('a', { later: 'on' }), 4000);
    store.delete('configmaps', 'default/b', 4000);
    expect(reread.since(2)).toEqual([...events.slice(2), ...added]);
    expect(reread.since(9)).toEqual([]);
    reread.linesToSave();
    reread.saved();
    expect(reread.since(2)).toEqual([...events.slice(2), ...added]);
  });

  it('expires versions from before its beginning and from another cluster', () => {
    const { log } = recorded(lifeOfAnObject, 100);
    expect(log.since(100)).toHaveLength(7);
    expect(log.since(99)).toBe('expired');
    expect(log.since(108)).toBe('expired');
    expect(new WatchLog(new MemoryStore(5)).since(5)).toEqual([]);
  });

  it('keeps the last 1000 changes, and all of one save', () => {
    const put = (store: MemoryStore, count: number) => {
      for (let i = 0; i < count; i++) store.put('configmaps', 'default/a', configMap('a', { i: `${i}` }), 0);
    };
    const { store, lines, reread } = recorded((s) => put(s, 1500));
    expect(lines).toHaveLength(1500);
    store.subscribe((e) => reread.record(e));
    put(store, 10);
    expect(reread.linesToSave()).toHaveLength(1000);
    reread.saved();
    expect(reread.since(510)).toHaveLength(1000);
    expect(reread.since(509)).toBe('expired');
  });

  it('expires when the objects were edited by hand', () => {
    const { lines } = recorded(lifeOfAnObject);
    const edited = new MemoryStore(6);
    edited.put('configmaps', 'default/a', { ...configMap('a'), data: 'text' } as Observed, 0);
    const log = new WatchLog(edited, { lines: () => [...lines], parse: (line) => JSON.parse(line) });
    expect(log.since(6)).toHaveLength(1);
    expect(log.since(4)).toBe('expired');
    expect(new WatchLog(new MemoryStore(7), { lines: () => [...lines], parse: JSON.parse }).since(6)).toBe('expired');
  });
});
