import { describe, expect, it } from 'vitest';
import { isPodReady, isTerminating } from '../../../../src/control-plane/client/pod-conditions';
import { RandomStreams } from '../../../../src/control-plane/clock/random';
import type { JsonObject } from '../../../../src/go/json/value';
import type { Pod } from '../../../../src/kube/api/core/v1';
import { controllerOf } from '../../../../src/kube/meta/meta';
import type { Observed } from '../../../observed';
import { Simulation } from '../simulation';

const ordinalOf = ({ metadata }: Observed) => Number(metadata.name.split('-').at(-1));
const isGood = (pod: Pod) => isPodReady(pod) && !isTerminating(pod);

/** One set in a cluster of its own, under changes drawn from a seed. Every broken promise names the seed. */
class Run {
  private readonly s: Simulation;
  private readonly random: RandomStreams;
  private readonly what: string;
  private readonly ordered: boolean;
  private readonly start: number;
  private readonly claims = new Map<string, string | undefined>();
  /** A user is at work: what is deleted now is not the controller's doing. */
  private user = false;

  constructor(seed: number) {
    this.random = new RandomStreams(seed);
    this.s = new Simulation({ seed });
    this.ordered = this.below(3) > 0;
    this.start = this.below(2) * this.below(4);
    this.what = `seed ${seed}, ${this.ordered ? 'OrderedReady' : 'Parallel'} from ${this.start}`;
    this.s.cluster.client.watchAll((key, { type, object, old }) => {
      if (key === 'pods') this.podChanged(type, object as Pod, old as Pod | undefined);
      if (key === 'persistentvolumeclaims') this.claimChanged(type, object);
    });
    this.createSet(this.below(5));
  }

  play(steps: number): void {
    for (let i = 0; i < steps; i++) {
      this.change();
      for (let n = this.below(9); n > 0 && this.s.cluster.step(Number.POSITIVE_INFINITY); n--) this.checkAlways();
    }
    this.s.settle(() => this.checkAlways());
    this.checkAtRest();
  }

  private change(): void {
    const image = `redis:${this.below(4)}`;
    const partition = this.below(3);
    const replicas = this.below(6);
    const changes: (() => void)[] = [
      () => this.edit((spec) => Object.assign(spec, { replicas })),
      () => this.edit((spec) => Object.assign(spec, { replicas })),
      () => this.edit((spec) => Object.assign(spec.template.spec.containers[0], { image })),
      () => this.edit((spec) => Object.assign(spec.updateStrategy.rollingUpdate, { partition })),
      () => this.kill(this.below(3) === 0),
      () => this.below(3) === 0 && this.recreateSet(),
      () => this.s.advance(this.below(20) / 4),
    ];
    changes[this.below(changes.length)]?.();
  }

  private edit(change: (spec: Observed['spec']) => void): void {
    this.s.change('statefulsets.apps', 'web', ({ spec }) => change(spec));
  }

  private kill(force: boolean): void {
    const pods = this.s.list('pods');
    const victim = pods[this.below(Math.max(1, pods.length))];
    if (!victim) return;
    this.user = true;
    this.s.cluster.client.kind('pods').delete('default', victim.metadata.name, force ? { gracePeriodSeconds: 0 } : {});
    this.user = false;
    this.s.cluster.runDue();
  }

  /** The set goes without its pods, and another one of its name takes them over. */
  private recreateSet(): void {
    const { replicas } = this.set.spec;
    this.s.delete('statefulsets.apps', 'web', { propagationPolicy: 'Orphan' });
    this.createSet(replicas);
  }

  private createSet(replicas: number): void {
    const probed = this.below(3) === 0;
    const readinessProbe = { tcpSocket: { port: 80 }, initialDelaySeconds: this.below(4), periodSeconds: 1 };
    const container: JsonObject = { name: 'c', image: 'redis:0', ...(probed ? { readinessProbe } : {}) };
    const storage = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
    this.s.create({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'web' },
      spec: {
        replicas,
        serviceName: 'web',
        ordinals: { start: this.start },
        minReadySeconds: this.below(3),
        podManagementPolicy: this.ordered ? 'OrderedReady' : 'Parallel',
        selector: { matchLabels: { app: 'web' } },
        template: { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } },
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: storage }],
      },
    });
    if (!this.s.find('services', 'web'))
      this.s.create({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
        spec: { clusterIP: 'None', selector: { app: 'web' }, ports: [{ port: 80 }] },
      });
  }

  private podChanged(type: string, pod: Pod, old: Pod | undefined): void {
    const deleted = type === 'MODIFIED' && isTerminating(pod) && old && !isTerminating(old) && !this.user;
    if (!this.ordered) return;
    if (type === 'ADDED') this.checkPredecessors(pod);
    if (deleted) this.checkDeletion(pod);
  }

  /** Ordinal n comes only when all before it are ready. */
  private checkPredecessors(pod: Pod): void {
    for (let ordinal = this.start; ordinal < ordinalOf(pod); ordinal++) {
      const before = this.s.find('pods', `web-${ordinal}`) as Pod | undefined;
      expect(before && isGood(before), `${this.what}: web-${ordinal} ready when ${pod.metadata.name} comes`).toBe(true);
    }
  }

  /** The highest goes first when the set shrinks; one at a time goes when it is rolled out. */
  private checkDeletion(pod: Pod): void {
    // A pod on its way out is not adopted by a new set.
    const own = (this.s.list('pods') as Pod[]).filter((p) => controllerOf(p)?.uid === this.set.metadata.uid);
    const others = own.filter((p) => p.metadata.name !== pod.metadata.name);
    const end = this.start + (this.set.spec.replicas as number);
    if (ordinalOf(pod) >= end) {
      const higher = others.filter((other) => ordinalOf(other) > ordinalOf(pod));
      expect(
        higher.map((p) => p.metadata.name),
        `${this.what}: none above ${pod.metadata.name} when it goes`,
      ).toEqual([]);
      return;
    }
    const unready = others.filter((other) => ordinalOf(other) < end && !isGood(other)).map((o) => o.metadata.name);
    expect(unready, `${this.what}: all others ready when ${pod.metadata.name} is rolled`).toEqual([]);
    expect(others.length, `${this.what}: no other missing when ${pod.metadata.name} is rolled`).toBe(
      this.set.spec.replicas - 1,
    );
  }

  /** Claims are there for good. */
  private claimChanged(type: string, { metadata }: Observed): void {
    expect(type, `${this.what}: claim ${metadata.name}`).not.toBe('DELETED');
    const known = this.claims.get(metadata.name);
    if (known) expect(metadata.uid, `${this.what}: claim ${metadata.name}`).toBe(known);
    this.claims.set(metadata.name, metadata.uid);
  }

  private checkAlways(): void {
    const set = this.s.find('statefulsets.apps', 'web');
    if (!set) return;
    const ordinals = this.s.list('pods').map(ordinalOf);
    expect(new Set(ordinals).size, `${this.what}: one pod an ordinal`).toBe(ordinals.length);
    const { readyReplicas = 0, replicas = 0, availableReplicas = 0 } = set.status ?? {};
    expect(readyReplicas, `${this.what}: ready pods exist`).toBeLessThanOrEqual(replicas);
    expect(availableReplicas, `${this.what}: available pods are ready`).toBeLessThanOrEqual(readyReplicas);
  }

  private checkAtRest(): void {
    const { replicas, updateStrategy } = this.set.spec;
    const pods = this.s.list('pods') as Pod[];
    const names = Array.from({ length: replicas }, (_, i) => `web-${this.start + i}`);
    expect(pods.map((pod) => pod.metadata.name).sort(), this.what).toEqual(names.sort());
    expect(pods.every(isGood), `${this.what}: all ready`).toBe(true);
    const { status, metadata } = this.set;
    const { currentReplicas, ...counts } = status;
    expect(counts, this.what).toMatchObject({
      observedGeneration: metadata.generation,
      replicas,
      availableReplicas: replicas,
      ...(replicas > 0 ? { readyReplicas: replicas } : {}),
    });
    for (const pod of pods)
      if (ordinalOf(pod) >= this.start + updateStrategy.rollingUpdate.partition)
        expect(pod.metadata.labels?.['controller-revision-hash'], this.what).toBe(status.updateRevision);
    const addresses = (this.s.find('endpoints', 'web')?.subsets ?? []).flatMap(
      (subset: JsonObject) => subset.addresses,
    );
    const found = addresses.map(({ ip }: { ip: string }) => ip).sort();
    expect(found, `${this.what}: endpoints`).toEqual(pods.map((pod) => pod.status?.podIP).sort());
  }

  private get set(): Observed {
    return this.s.get('statefulsets.apps', 'web');
  }

  private below(n: number): number {
    return this.random.int('test', n);
  }
}

describe('a StatefulSet under changes at odd moments', () => {
  it('keeps its promises', { timeout: 120_000 }, () => {
    for (let seed = 1; seed <= 20; seed++) new Run(seed).play(30);
  });
});
