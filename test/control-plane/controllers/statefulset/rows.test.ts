import { describe, expect, it } from 'vitest';
import { Simulation } from '../simulation';
import { claims, statefulSet } from './set';

const CREATED = ['0/1 Pending 0', '0/1 Pending 0', '0/1 ContainerCreating 0', '1/1 Running 0'];
const WAITING = ['0/1 Pending 0', '0/1 Pending 0', '0/1 Pending 0', '0/1 ContainerCreating 0', '1/1 Running 0'];
const DELETED = ['1/1 Terminating 0', '0/1 Terminating 0', '0/1 Terminating 0', '0/1 Terminating 0'];

const rows = (...lives: [pod: string, rows: string[]][]) =>
  lives.flatMap(([pod, shown]) => shown.map((row) => `${pod} ${row}`));

const scale = (s: Simulation, replicas: number) => {
  s.change('statefulsets.apps', 'web', ({ spec }) => void Object.assign(spec, { replicas }));
  s.settle();
};

const setImage = (s: Simulation, image: string) => {
  s.change('statefulsets.apps', 'web', ({ spec }) => void Object.assign(spec.template.spec.containers[0], { image }));
  s.settle();
};

describe('the rows of the pods of an OrderedReady set', () => {
  it('come one pod after the other', () => {
    const s = new Simulation();
    const seen = s.watch('pods');
    s.create(statefulSet());
    s.settle();
    expect(seen).toEqual(rows(['web-0', CREATED], ['web-1', CREATED]));
  });

  it('tell of the wait for a volume', () => {
    const s = new Simulation();
    const seen = s.watch('pods');
    s.create(statefulSet(claims));
    s.settle();
    expect(seen).toEqual(rows(['web-0', WAITING], ['web-1', WAITING]));
  });

  it('go from the highest ordinal down', () => {
    const s = new Simulation();
    s.create(statefulSet({ replicas: 3 }));
    s.settle();
    const seen = s.watch('pods');
    scale(s, 1);
    expect(seen).toEqual(rows(['web-2', DELETED], ['web-1', DELETED]));
  });

  it('are replaced from the highest ordinal down', () => {
    const s = new Simulation();
    s.create(statefulSet());
    s.settle();
    const seen = s.watch('pods');
    setImage(s, 'redis:1');
    expect(seen).toEqual(rows(['web-1', [...DELETED, ...CREATED]], ['web-0', [...DELETED, ...CREATED]]));
  });
});

describe('the rows of the set', () => {
  const columns = ['Name', 'Ready'];

  it('are one for each status the controller writes', () => {
    const s = new Simulation();
    const seen = s.watch('statefulsets.apps', 'v1', columns);
    const since = () => seen.splice(0).map((row) => row.replace('web ', ''));
    s.create(statefulSet());
    s.settle();
    expect(since()).toEqual(['0/2', '0/2', '0/2', '1/2', '1/2', '2/2']);
    scale(s, 1);
    expect(since()).toEqual(['2/1', '2/1', '2/1', '1/1', '1/1']);
    setImage(s, 'redis:1');
    expect(since()).toEqual(['1/1', '1/1', '0/1', '0/1', '0/1', '1/1']);
    s.change('statefulsets.apps', 'web', ({ metadata }) => void Object.assign(metadata, { labels: { a: 'b' } }));
    expect(since()).toEqual(['1/1']);
  });
});

describe('pods of a Parallel set', () => {
  it('come and go together', () => {
    const s = new Simulation();
    const seen = s.watch('pods', 'v1', ['Name', 'Status']);
    s.create(statefulSet({ podManagementPolicy: 'Parallel' }));
    s.settle();
    expect(seen.filter((row) => row.endsWith('Running'))).toEqual(['web-0 Running', 'web-1 Running']);
    expect(s.cluster.now() - Date.parse('2024-01-01T00:00:00Z')).toBe(1500);
    scale(s, 0);
    expect(s.cluster.now() - Date.parse('2024-01-01T00:00:00Z')).toBe(2500);
  });

  it('are still rolled out one by one', () => {
    const s = new Simulation();
    s.create(statefulSet({ podManagementPolicy: 'Parallel' }));
    s.settle();
    const seen = s.watch('pods');
    setImage(s, 'redis:1');
    expect(seen).toEqual(rows(['web-1', [...DELETED, ...CREATED]], ['web-0', [...DELETED, ...CREATED]]));
  });
});
