import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/go/json/value';
import { Simulation } from '../../controllers/simulation';

function withLimits(...limits: JsonObject[]): Simulation {
  const s = new Simulation();
  s.create({ apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'limits' }, spec: { limits } });
  return s;
}

const pod = (...resources: JsonObject[]): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { containers: resources.map((r, i) => ({ name: `c${i}`, image: 'nginx', resources: r })) },
});

/** The resources of the first container that comes out, or why it does not. */
function outcome(s: Simulation, object: JsonObject): unknown {
  try {
    return s.create(object).spec.containers?.[0].resources ?? 'ok';
  } catch (error) {
    return (error as Error).message.replace(/^\w+ "p" is forbidden: /, '');
  }
}

const CONTAINER = { type: 'Container', max: { memory: '1Gi', cpu: '800m' }, min: { memory: '500Mi', cpu: '200m' } };
const both = (limits: JsonObject) => ({ limits, requests: limits });

describe('a LimitRange', () => {
  it.each<[string, JsonObject, JsonObject, unknown]>([
    [
      'fills in defaults',
      { type: 'Container', default: { cpu: '1' }, defaultRequest: { cpu: '500m' } },
      pod({}),
      { limits: { cpu: '1' }, requests: { cpu: '500m' } },
    ],
    [
      'lets a limit of its own imply the request',
      { type: 'Container', default: { cpu: '1' }, defaultRequest: { cpu: '500m' } },
      pod({ limits: { cpu: '2' } }),
      both({ cpu: '2' }),
    ],
    [
      'fills in a limit beside a request',
      { type: 'Container', default: { cpu: '1' } },
      pod({ requests: { cpu: '750m' } }),
      { limits: { cpu: '1' }, requests: { cpu: '750m' } },
    ],
    ['defaults to the maximum', CONTAINER, pod({}), both({ cpu: '800m', memory: '1Gi' })],
    [
      'refuses a limit beyond the maximum',
      CONTAINER,
      pod({ limits: { memory: '1.5Gi' }, requests: { memory: '800Mi' } }),
      'maximum memory usage per Container is 1Gi, but limit is 1536Mi',
    ],
    [
      'refuses a request below the minimum',
      CONTAINER,
      pod({ limits: { memory: '800Mi' }, requests: { memory: '100Mi' } }),
      'minimum memory usage per Container is 500Mi, but request is 100Mi',
    ],
    [
      'names all that is wrong',
      CONTAINER,
      pod(both({ cpu: '1', memory: '2Gi' })),
      '[maximum cpu usage per Container is 800m, but limit is 1, maximum memory usage per Container is 1Gi, but limit is 2Gi]',
    ],
    [
      'keeps limits near requests',
      { type: 'Container', maxLimitRequestRatio: { cpu: '2' } },
      pod({ limits: { cpu: '800m' }, requests: { cpu: '200m' } }),
      'cpu max limit to request ratio per Container is 2, but provided ratio is 4.000000',
    ],
    [
      'adds up a pod',
      { type: 'Pod', max: { cpu: '1' } },
      pod(both({ cpu: '600m' }), both({ cpu: '600m' })),
      'maximum cpu usage per Pod is 1, but limit is 1200m',
    ],
    [
      'wants to know a pod’s limit',
      { type: 'Pod', max: { cpu: '1' } },
      pod({}),
      'maximum cpu usage per Pod is 1.  No limit is specified',
    ],
  ])('%s', (_, item, object, expected) => {
    expect(outcome(withLimits(item), object)).toEqual(expected);
  });

  it('says what it filled in', () => {
    const s = withLimits({ type: 'Container', default: { cpu: '1', memory: '1Gi' }, defaultRequest: { cpu: '500m' } });
    s.create(pod({}, { requests: { cpu: '1' } }));
    expect(s.get('pods', 'p').metadata.annotations).toEqual({
      'kubernetes.io/limit-ranger':
        'LimitRanger plugin set: cpu, memory request for container c0; cpu, memory limit for container c0; memory request for container c1; cpu, memory limit for container c1',
    });
  });

  it.each([
    ['5Gi', 'maximum storage usage per PersistentVolumeClaim is 2Gi, but request is 5Gi'],
    ['500Mi', 'minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 500Mi'],
    ['1Gi', 'ok'],
  ])('looks at claims of %s', (storage, expected) => {
    const s = withLimits({ type: 'PersistentVolumeClaim', max: { storage: '2Gi' }, min: { storage: '1Gi' } });
    const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } };
    expect(outcome(s, { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'p' }, spec })).toBe(
      expected,
    );
  });

  it('reaches the pods of controllers', () => {
    const s = withLimits({ type: 'Container', default: { cpu: '1' } });
    const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'nginx' }] } };
    s.create({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'r' },
      spec: { selector: { matchLabels: { a: 'b' } }, template },
    });
    expect(s.list('pods')[0]?.spec.containers[0].resources).toEqual(both({ cpu: '1' }));
  });
});
