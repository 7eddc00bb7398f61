import { describe, expect, it } from 'vitest';
import { controllerOf } from '../../../../src/kube/meta/meta';
import type { Observed } from '../../../observed';
import { Simulation } from '../simulation';
import { claims, statefulSet } from './set';

const images = (s: Simulation) =>
  s.list('pods').map(({ metadata, spec }) => `${metadata.name} ${spec.containers[0].image}`);

const names = (s: Simulation, resource: string) => s.list(resource).map(({ metadata }) => metadata.name);

function edit(s: Simulation, change: (spec: Observed['spec']) => void): void {
  s.change('statefulsets.apps', 'web', ({ spec }) => change(spec));
  s.settle();
}

function setImage(s: Simulation, image: string): void {
  edit(s, (spec) => Object.assign(spec.template.spec.containers[0], { image }));
}

const revisions = (s: Simulation) =>
  s
    .list('controllerrevisions.apps')
    .map((r) => r.revision)
    .sort();

function running(spec = {}, container = {}): Simulation {
  const s = new Simulation();
  s.create(statefulSet(spec, container));
  s.settle();
  return s;
}

describe('update strategies', () => {
  it('OnDelete leaves it to the user', () => {
    const s = running({ updateStrategy: { type: 'OnDelete' } });
    setImage(s, 'redis:1');
    expect(images(s)).toEqual(['web-0 redis:0', 'web-1 redis:0']);
    s.delete('pods', 'web-0');
    s.settle();
    expect(images(s)).toEqual(['web-0 redis:1', 'web-1 redis:0']);
    expect(s.get('statefulsets.apps', 'web').status).toMatchObject({ currentReplicas: 1, updatedReplicas: 1 });
  });

  it('a partition holds back the lower ordinals, even when their pods are deleted', () => {
    const s = running({ replicas: 3, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } });
    setImage(s, 'redis:1');
    s.delete('pods', 'web-0');
    s.settle();
    expect(images(s)).toEqual(['web-0 redis:0', 'web-1 redis:0', 'web-2 redis:1']);
    expect(s.get('statefulsets.apps', 'web').status).toMatchObject({ currentReplicas: 2, updatedReplicas: 1 });
    edit(s, (spec) => {
      spec.updateStrategy.rollingUpdate.partition = 0;
    });
    expect(images(s)).toEqual(['web-0 redis:1', 'web-1 redis:1', 'web-2 redis:1']);
  });

  it('ordinals may start elsewhere', () => {
    const s = running({ ordinals: { start: 5 } });
    expect(names(s, 'pods')).toEqual(['web-5', 'web-6']);
    edit(s, (spec) => {
      spec.ordinals.start = 6;
    });
    expect(names(s, 'pods')).toEqual(['web-6', 'web-7']);
  });

  it('a pod is available only minReadySeconds after it is ready', () => {
    const s = new Simulation();
    const seen = s.watch('pods', 'v1', ['Name', 'Status']);
    s.create(statefulSet({ minReadySeconds: 10 }));
    s.advance(9);
    expect(s.get('statefulsets.apps', 'web').status).toMatchObject({ readyReplicas: 1, availableReplicas: 0 });
    expect(seen.at(-1)).toBe('web-0 Running');
    s.settle();
    expect(s.get('statefulsets.apps', 'web').status).toMatchObject({ readyReplicas: 2, availableReplicas: 2 });
  });

  it('a set stuck on a bad image goes on only when the pod is deleted by hand', () => {
    const s = running();
    setImage(s, 'redis:does-not-exist');
    expect(s.rows('pods', 'v1').map((row) => row.replace(/ \S+$/, ''))).toEqual([
      'web-0 1/1 Running 0',
      'web-1 0/1 ImagePullBackOff 0',
    ]);
    setImage(s, 'redis:0');
    expect(images(s)).toEqual(['web-0 redis:0', 'web-1 redis:does-not-exist']);
    s.delete('pods', 'web-1');
    s.settle();
    expect(images(s)).toEqual(['web-0 redis:0', 'web-1 redis:0']);
  });
});

describe('revisions', () => {
  it('are numbered; an earlier template gets the next number', () => {
    const s = running();
    const first = s.get('statefulsets.apps', 'web').status.updateRevision;
    setImage(s, 'redis:1');
    expect(revisions(s)).toEqual([1, 2]);
    setImage(s, 'redis:0');
    expect(revisions(s)).toEqual([2, 3]);
    expect(s.get('statefulsets.apps', 'web').status).toMatchObject({ currentRevision: first, updateRevision: first });
  });

  it('beyond the limit are dropped, the oldest first', () => {
    const s = running({ revisionHistoryLimit: 1 });
    for (const image of ['redis:1', 'redis:2', 'redis:3']) setImage(s, image);
    expect(revisions(s)).toEqual([3, 4]);
  });

  it('have the names a real controller gives them', () => {
    const s = new Simulation();
    const port = { containerPort: 80, name: 'web' };
    const volumeMounts = [{ name: 'www', mountPath: '/usr/share/nginx/html' }];
    const container = { name: 'nginx', image: 'k8s.gcr.io/nginx-slim:0.8', ports: [port], volumeMounts };
    const set = statefulSet({
      selector: { matchLabels: { app: 'nginx' } },
      template: {
        metadata: { labels: { app: 'nginx' } },
        spec: { terminationGracePeriodSeconds: 10, containers: [container] },
      },
    });
    s.create(set);
    expect(names(s, 'controllerrevisions.apps')).toEqual(['web-6596ffb49b']);
  });
});

describe('pods that are not as they should be', () => {
  it.each(['Failed', 'Succeeded'])('%s ones are replaced', (phase) => {
    const s = running();
    const pod = s.get('pods', 'web-0');
    s.cluster.client.kind('pods').updateStatus({ ...pod, spec: pod.spec, status: { ...pod.status, phase } } as never);
    s.settle();
    expect(s.get('pods', 'web-0').metadata.uid).not.toBe(pod.metadata.uid);
    const [reason, word] =
      phase === 'Failed' ? ['RecreatingFailedPod', 'failed'] : ['RecreatingTerminatedPod', 'terminated'];
    expect(s.events('StatefulSet')).toEqual([
      'SuccessfulCreate create Pod web-1 in StatefulSet web successful',
      `${reason} StatefulSet default/web is recreating ${word} Pod web-0`,
      'SuccessfulDelete delete Pod web-0 in StatefulSet web successful',
      'x2 SuccessfulCreate create Pod web-0 in StatefulSet web successful',
    ]);
  });

  it('lost labels of their identity come back', () => {
    const s = running();
    const label = 'statefulset.kubernetes.io/pod-name';
    s.change('pods', 'web-0', ({ metadata }) => void delete metadata.labels?.[label]);
    s.settle();
    expect(s.get('pods', 'web-0').metadata.labels?.[label]).toBe('web-0');
    expect(s.events('StatefulSet').at(-1)).toBe('SuccessfulUpdate update Pod web-0 in StatefulSet web successful');
  });

  it('a pod that no longer matches is let go, and its name is free once it is gone', () => {
    const s = running();
    const uid = s.get('pods', 'web-1').metadata.uid;
    s.change('pods', 'web-1', ({ metadata }) => void Object.assign(metadata.labels ?? {}, { app: 'other' }));
    s.settle();
    expect(controllerOf(s.get('pods', 'web-1'))).toBeUndefined();
    expect(s.get('statefulsets.apps', 'web').status).toMatchObject({ replicas: 1, readyReplicas: 1 });
    s.delete('pods', 'web-1');
    s.advance(30);
    expect(s.get('pods', 'web-1').metadata.uid).not.toBe(uid);
  });

  it('orphans are adopted, with their revision', () => {
    const s = running();
    const uids = s.list('pods').map(({ metadata }) => metadata.uid);
    const [revision] = names(s, 'controllerrevisions.apps');
    s.delete('statefulsets.apps', 'web', { propagationPolicy: 'Orphan' });
    s.settle();
    expect(s.list('pods').map(controllerOf)).toEqual([undefined, undefined]);
    s.create(statefulSet());
    s.settle();
    const { uid } = s.get('statefulsets.apps', 'web').metadata;
    expect(s.list('pods').map(({ metadata }) => metadata.uid)).toEqual(uids);
    expect(s.list('pods').map((pod) => controllerOf(pod)?.uid)).toEqual([uid, uid]);
    expect(s.list('controllerrevisions.apps').map((r) => controllerOf(r)?.uid)).toEqual([uid]);
    expect(names(s, 'controllerrevisions.apps')).toEqual([revision]);
  });
});

describe('claims', () => {
  const policy = (whenDeleted: string, whenScaled: string) => ({
    ...claims,
    persistentVolumeClaimRetentionPolicy: { whenDeleted, whenScaled },
  });

  it.each<[string, string, afterScaling: string[], afterDeletion: string[]]>([
    ['Retain', 'Retain', ['data-web-0', 'data-web-1'], ['data-web-0', 'data-web-1']],
    ['Delete', 'Retain', ['data-web-0', 'data-web-1'], []],
    ['Retain', 'Delete', ['data-web-0'], ['data-web-0']],
    ['Delete', 'Delete', ['data-web-0'], []],
  ])('whenDeleted %s, whenScaled %s', (whenDeleted, whenScaled, afterScaling, afterDeletion) => {
    const s = running(policy(whenDeleted, whenScaled));
    edit(s, (spec) => {
      spec.replicas = 1;
    });
    expect(names(s, 'persistentvolumeclaims')).toEqual(afterScaling);
    s.delete('statefulsets.apps', 'web');
    s.settle();
    expect(names(s, 'pods')).toEqual([]);
    expect(names(s, 'persistentvolumeclaims')).toEqual(afterDeletion);
  });

  it('a changed policy is written to the claims of running pods', () => {
    const s = running(claims);
    edit(s, (spec) => {
      spec.persistentVolumeClaimRetentionPolicy = { whenDeleted: 'Delete', whenScaled: 'Retain' };
    });
    const { uid } = s.get('statefulsets.apps', 'web').metadata;
    const owner = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web', uid };
    expect(s.list('persistentvolumeclaims').map(({ metadata }) => metadata.ownerReferences)).toEqual([
      [owner],
      [owner],
    ]);
    expect(s.events('StatefulSet')).toContain('SuccessfulUpdate update Pod web-0 in StatefulSet web successful');
  });

  it('a new pod waits until the claim its predecessor left is gone', () => {
    const s = running(policy('Retain', 'Delete'));
    const before = s.get('persistentvolumeclaims', 'data-web-1').metadata.uid;
    edit(s, (spec) => {
      spec.replicas = 1;
    });
    edit(s, (spec) => {
      spec.replicas = 2;
    });
    expect(s.get('persistentvolumeclaims', 'data-web-1').metadata.uid).not.toBe(before);
    expect(s.rows('pods', 'v1')).toHaveLength(2);
  });

  it('are made again for a pod that waits for them', () => {
    const s = new Simulation({
      latencies: { create: 0, schedule: 2000, provision: 60_000, start: 1500, stop: [1000] },
    });
    s.create(statefulSet(claims));
    s.delete('persistentvolumeclaims', 'data-web-0');
    s.settle();
    expect(names(s, 'persistentvolumeclaims')).toEqual(['data-web-0', 'data-web-1']);
    expect(s.get('statefulsets.apps', 'web').status.readyReplicas).toBe(2);
  });
});

describe('what the server refuses', () => {
  it('is told, and tried again', () => {
    const s = new Simulation();
    const template = statefulSet().spec as { template: { spec: object } };
    const spec = { ...template.template.spec, serviceAccountName: 'robot' };
    s.create(statefulSet({ template: { metadata: { labels: { app: 'web' } }, spec } }));
    const why =
      'pods "web-0" is forbidden: error looking up service account default/robot: serviceaccount "robot" not found';
    expect(s.events('StatefulSet')).toEqual([
      `x2 FailedCreate create Pod web-0 in StatefulSet web failed error: ${why}`,
    ]);
    s.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'robot' } });
    s.advance(60);
    expect(s.get('statefulsets.apps', 'web').status.readyReplicas).toBe(2);
  });
});
