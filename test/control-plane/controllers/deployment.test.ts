import { describe, expect, it } from 'vitest';
import type { Observed } from '../../observed';
import { Simulation, template } from './simulation';

const deployment = (replicas: number, spec = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas, selector: { matchLabels: { app: 'web' } }, template: template({ app: 'web' }, 'web:1'), ...spec },
});

const setImage = (s: Simulation, image: string) =>
  s.change('deployments.apps', 'web', ({ spec }) => void Object.assign(spec.template.spec.containers[0], { image }));

/** The sets as `image size revision (earlier revisions)`, oldest first. */
function sets(s: Simulation): string[] {
  const shown = ({ metadata, spec }: Observed) => {
    const { 'deployment.kubernetes.io/revision': revision, 'deployment.kubernetes.io/revision-history': history } =
      metadata.annotations ?? {};
    return `${spec.template.spec.containers[0].image} ${spec.replicas} ${revision}${history ? ` (${history})` : ''}`;
  };
  return s.list('replicasets.apps').map(shown).sort();
}

const conditions = (s: Simulation): string[] =>
  s
    .get('deployments.apps', 'web')
    .status.conditions.map(
      (c: { type: string; status: string; reason: string }) => `${c.type} ${c.status} ${c.reason}`,
    );

/** Events with the hashes of sets replaced by the revision they were made for. */
function events(s: Simulation): string[] {
  const revisions = s
    .list('replicasets.apps')
    .map(({ metadata, spec }) => [metadata.name, spec.template.spec.containers[0].image]);
  return s
    .events('Deployment')
    .map((text) => revisions.reduce((t, [name, image]) => t.replace(String(name), String(image)), text));
}

describe('a rollout', () => {
  it('writes its status as often as the real controller', () => {
    const s = new Simulation();
    const seen: string[] = [];
    s.cluster.client.kind('deployments.apps').watch(({ object: { status } }) => {
      const { replicas = 0, updatedReplicas = 0, availableReplicas = 0, observedGeneration = 0 } = status ?? {};
      seen.push([observedGeneration, replicas, updatedReplicas, availableReplicas].join(' '));
    });
    s.create(deployment(3));
    s.settle();
    expect(seen).toEqual(['0 0 0 0', '0 0 0 0', '1 0 0 0', '1 3 3 0', '1 3 3 1', '1 3 3 2', '1 3 3 3']);
    const { status, metadata } = s.get('deployments.apps', 'web');
    const [set] = s.list('replicasets.apps');
    const time = expect.stringMatching(/^2024-01-01T00:00:0\dZ$/);
    expect(metadata.annotations).toEqual({ 'deployment.kubernetes.io/revision': '1' });
    expect(status).toEqual({
      observedGeneration: 1,
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      conditions: [
        {
          lastTransitionTime: time,
          lastUpdateTime: time,
          message: 'Deployment has minimum availability.',
          reason: 'MinimumReplicasAvailable',
          status: 'True',
          type: 'Available',
        },
        {
          lastTransitionTime: time,
          lastUpdateTime: time,
          message: `ReplicaSet "${set?.metadata.name}" has successfully progressed.`,
          reason: 'NewReplicaSetAvailable',
          status: 'True',
          type: 'Progressing',
        },
      ],
    });
    expect(set).toMatchObject({
      metadata: {
        name: `web-${set?.metadata.labels?.['pod-template-hash']}`,
        annotations: {
          'deployment.kubernetes.io/desired-replicas': '3',
          'deployment.kubernetes.io/max-replicas': '4',
          'deployment.kubernetes.io/revision': '1',
        },
      },
      spec: {
        selector: { matchLabels: { app: 'web', 'pod-template-hash': set?.metadata.labels?.['pod-template-hash'] } },
      },
    });
  });

  it('replaces pods one at a time where a quarter of three may be unavailable', () => {
    const s = new Simulation();
    s.create(deployment(3));
    s.settle();
    setImage(s, 'web:2');
    s.settle();
    expect(events(s)).toEqual([
      'ScalingReplicaSet Scaled up replica set web:1 to 3',
      'ScalingReplicaSet Scaled up replica set web:2 to 1',
      'ScalingReplicaSet Scaled down replica set web:1 to 2 from 3',
      'ScalingReplicaSet Scaled up replica set web:2 to 2 from 1',
      'ScalingReplicaSet Scaled down replica set web:1 to 1 from 2',
      'ScalingReplicaSet Scaled up replica set web:2 to 3 from 2',
      'ScalingReplicaSet Scaled down replica set web:1 to 0 from 1',
    ]);
  });

  it('ends all old pods first under Recreate', () => {
    const s = new Simulation();
    s.create(deployment(2, { strategy: { type: 'Recreate' } }));
    s.settle();
    setImage(s, 'web:2');
    const images = () => new Set(s.list('pods').map(({ spec }) => spec.containers[0].image));
    s.settle(() => expect(images().size).toBeLessThanOrEqual(1));
    expect(events(s)).toEqual([
      'ScalingReplicaSet Scaled up replica set web:1 to 2',
      'ScalingReplicaSet Scaled down replica set web:1 to 0 from 2',
      'ScalingReplicaSet Scaled up replica set web:2 to 2',
    ]);
    expect(s.rows('deployments.apps', 'v1')).toEqual([expect.stringMatching(/^web 2\/2 2 2 /)]);
  });

  it('gives a template that comes back its old set under a new revision, and forgets the oldest', () => {
    const s = new Simulation();
    s.create(deployment(1, { revisionHistoryLimit: 2 }));
    for (const image of ['web:2', 'web:1', 'web:2', 'web:3']) {
      s.settle();
      setImage(s, image);
    }
    s.settle();
    expect(sets(s)).toEqual(['web:1 0 3 (1)', 'web:2 0 4 (2)', 'web:3 1 5']);
    setImage(s, 'web:4');
    s.settle();
    expect(sets(s)).toEqual(['web:2 0 4 (2)', 'web:3 0 5', 'web:4 1 6']);
    expect(s.get('deployments.apps', 'web').metadata.annotations).toEqual({ 'deployment.kubernetes.io/revision': '6' });
  });

  it('waits while it is paused, but follows the number of replicas', () => {
    const s = new Simulation();
    s.create(deployment(2));
    s.settle();
    s.change('deployments.apps', 'web', ({ spec }) => void Object.assign(spec, { paused: true }));
    setImage(s, 'web:2');
    s.change('deployments.apps', 'web', ({ spec }) => void Object.assign(spec, { replicas: 4 }));
    s.settle();
    expect(sets(s)).toEqual(['web:1 4 1']);
    expect(conditions(s)).toEqual(['Progressing Unknown DeploymentPaused', 'Available True MinimumReplicasAvailable']);
    s.change('deployments.apps', 'web', ({ spec }) => void Object.assign(spec, { paused: false }));
    expect(conditions(s)).toContain('Progressing True ReplicaSetUpdated');
    s.settle();
    expect(sets(s)).toEqual(['web:1 0 1', 'web:2 4 2']);
    expect(conditions(s)).toContain('Progressing True NewReplicaSetAvailable');
  });

  it('scales all sets in proportion while it is on its way', () => {
    const s = new Simulation();
    const strategy = { rollingUpdate: { maxSurge: 3, maxUnavailable: 2 } };
    s.create(deployment(10, { strategy }));
    s.settle();
    setImage(s, 'web:does-not-exist');
    s.settle();
    expect(sets(s)).toEqual(['web:1 8 1', 'web:does-not-exist 5 2']);
    s.change('deployments.apps', 'web', ({ spec }) => void Object.assign(spec, { replicas: 15 }));
    s.settle();
    expect(sets(s)).toEqual(['web:1 11 1', 'web:does-not-exist 7 2']);
  });

  it('says when it is stuck, without keeping the cluster from settling', () => {
    const s = new Simulation();
    s.create(deployment(1, { progressDeadlineSeconds: 60 }));
    s.settle();
    setImage(s, 'web:does-not-exist');
    s.settle();
    expect(conditions(s)).toContain('Progressing True ReplicaSetUpdated');
    s.advance(65);
    const [set] = s
      .list('replicasets.apps')
      .filter(({ spec }) => spec.replicas > 0 && spec.template.spec.containers[0].image !== 'web:1');
    expect(s.get('deployments.apps', 'web').status.conditions).toContainEqual(
      expect.objectContaining({
        type: 'Progressing',
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
        message: `ReplicaSet "${set?.metadata.name}" has timed out progressing.`,
      }),
    );
    setImage(s, 'web:1');
    s.settle();
    expect(conditions(s)).toEqual([
      'Available True MinimumReplicasAvailable',
      'Progressing True NewReplicaSetAvailable',
    ]);
  });

  it('makes another hash where the name of a set is taken', () => {
    const s = new Simulation();
    s.create(deployment(1));
    s.settle();
    const [set] = s.list('replicasets.apps');
    s.delete('deployments.apps', 'web', { propagationPolicy: 'Orphan' });
    s.settle();
    s.change('replicasets.apps', set?.metadata.name ?? '', ({ metadata }) => {
      metadata.labels = { other: 'label' };
    });
    s.create(deployment(1));
    s.advance(5);
    s.settle();
    expect(s.get('deployments.apps', 'web').status.collisionCount).toBe(1);
    expect(s.list('replicasets.apps')).toHaveLength(2);
  });

  it('passes its annotations on to the newest set, but for those of its own', () => {
    const s = new Simulation();
    s.create(deployment(1));
    s.settle();
    s.change('deployments.apps', 'web', ({ metadata }) => {
      metadata.annotations = {
        ...metadata.annotations,
        'kubernetes.io/change-cause': 'first',
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
      };
    });
    const [set] = s.list('replicasets.apps');
    expect(set?.metadata.annotations).toMatchObject({ 'kubernetes.io/change-cause': 'first' });
    expect(set?.metadata.annotations).not.toHaveProperty('kubectl.kubernetes.io/last-applied-configuration');
  });
});
