import { describe, expect, it } from 'vitest';
import { StatusError } from '../../../src/kube/errors/status-error';
import { Simulation, template } from './simulation';

function create(s: Simulation, budget: object, replicas = 2): void {
  const selector = { matchLabels: { app: 'web' } };
  const spec = { replicas, selector, template: template({ app: 'web' }) };
  s.create({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec });
  s.create({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'pdb' },
    spec: { selector, ...budget },
  });
  s.settle();
}

const status = (s: Simulation) => {
  const { currentHealthy, desiredHealthy, expectedPods, disruptionsAllowed } = s.get(
    'poddisruptionbudgets.policy',
    'pdb',
  ).status;
  return [currentHealthy, desiredHealthy, expectedPods, disruptionsAllowed];
};

/** What the server answers an eviction: `evicted`, or its refusal. */
function evict(s: Simulation, name: string, dryRun = false): string {
  const target = { group: '', version: 'v1', resource: 'pods', namespace: 'default', name, subresource: 'eviction' };
  try {
    s.cluster.client.create(target, { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name } }, { dryRun });
    return 'evicted';
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return `${error.status.code} ${error.reason} ${error.message} ${error.status.details?.causes?.[0]?.message}`;
  } finally {
    s.cluster.runDue();
  }
}

const podNames = (s: Simulation) => s.list('pods').map(({ metadata }) => metadata.name);

describe('a PodDisruptionBudget', () => {
  it.each<[object, number[]]>([
    [{ minAvailable: 1 }, [2, 1, 2, 1]],
    [{ minAvailable: '100%' }, [2, 2, 2, 0]],
    [{ maxUnavailable: 1 }, [2, 1, 2, 1]],
    [{ maxUnavailable: '50%' }, [2, 1, 2, 1]],
    [{ maxUnavailable: 0 }, [2, 2, 2, 0]],
    [{ minAvailable: 5 }, [2, 5, 2, 0]],
  ])('%j counts', (budget, expected) => {
    const s = new Simulation();
    create(s, budget);
    expect(status(s)).toEqual(expected);
  });

  it('says so when it selects nothing', () => {
    const s = new Simulation();
    create(s, { minAvailable: 1, selector: { matchLabels: { zz: 'zz' } } });
    expect(s.get('poddisruptionbudgets.policy', 'pdb').status).toEqual({
      conditions: [
        {
          lastTransitionTime: '2024-01-01T00:00:00Z',
          message: '',
          observedGeneration: 1,
          reason: 'InsufficientPods',
          status: 'False',
          type: 'DisruptionAllowed',
        },
      ],
      currentHealthy: 0,
      desiredHealthy: 1,
      disruptionsAllowed: 0,
      expectedPods: 0,
      observedGeneration: 1,
    });
    expect(s.events('PodDisruptionBudget')).toEqual(['x2 NoPods No matching pods found']);
  });

  it('allows nothing where nobody knows how many pods there should be', () => {
    const s = new Simulation();
    create(s, { maxUnavailable: 1, selector: { matchLabels: { app: 'agent' } } });
    const spec = { selector: { matchLabels: { app: 'agent' } }, template: template({ app: 'agent' }) };
    s.create({ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'agent' }, spec });
    s.settle();
    const message = 'daemonsets.apps does not implement the scale subresource';
    expect(s.get('poddisruptionbudgets.policy', 'pdb').status.conditions[0]).toMatchObject({
      reason: 'SyncFailed',
      message,
    });
  });
});

describe('an eviction', () => {
  it('takes from the budget at once, and is refused when nothing is left', () => {
    const s = new Simulation();
    create(s, { minAvailable: 1 });
    const [first = '', second = ''] = podNames(s);
    expect(evict(s, first, true)).toBe('evicted');
    expect(status(s)).toEqual([2, 1, 2, 1]);
    expect(evict(s, first)).toBe('evicted');
    expect(s.get('pods', first).metadata.deletionTimestamp).toBeDefined();
    expect(s.get('pods', first).status.conditions.at(-1)).toMatchObject({
      type: 'DisruptionTarget',
      reason: 'EvictionByEvictionAPI',
      message: 'Eviction API: evicting',
    });
    expect(evict(s, second)).toBe(
      "429 TooManyRequests Cannot evict pod as it would violate the pod's disruption budget. The disruption budget pdb needs 1 healthy pods and has 1 currently",
    );
    s.settle();
    expect(evict(s, second)).toBe('evicted');
  });

  it('does not ask the budget for pods that do not run', () => {
    const s = new Simulation();
    create(s, { minAvailable: 5 });
    s.change(
      'deployments.apps',
      'web',
      ({ spec }) => void Object.assign(spec.template.spec.containers[0], { image: 'web:does-not-exist' }),
    );
    s.settle();
    const pending = s.list('pods').filter((pod) => pod.status.phase === 'Pending');
    expect(pending.map(({ metadata }) => evict(s, metadata.name))).toEqual(['evicted']);
  });

  it('needs no budget, and knows no pod with two', () => {
    const s = new Simulation();
    create(s, { minAvailable: 1 });
    const [name = ''] = podNames(s);
    s.create({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'two' },
      spec: { minAvailable: 1, selector: {} },
    });
    expect(evict(s, name)).toMatch(
      /^500 InternalError Internal error occurred: This pod has more than one PodDisruptionBudget/,
    );
    s.delete('poddisruptionbudgets.policy', 'two');
    s.delete('poddisruptionbudgets.policy', 'pdb');
    expect(evict(s, name)).toBe('evicted');
    expect(evict(s, 'nope')).toMatch(/^404 NotFound pods "nope" not found/);
  });
});
