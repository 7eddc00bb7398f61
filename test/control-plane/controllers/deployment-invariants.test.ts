import { describe, expect, it } from 'vitest';
import { isFinished, isPodReady, isTerminating } from '../../../src/control-plane/client/pod-conditions';
import { RandomStreams } from '../../../src/control-plane/clock/random';
import type { Pod } from '../../../src/kube/api/core/v1';
import { Simulation, template } from './simulation';

/** A run of its own for each seed: sizes, limits, and a number of changes at odd moments. */
function run(seed: number): void {
  const random = new RandomStreams(seed);
  const below = (n: number) => random.int('test', n);
  const replicas = 1 + below(12);
  const maxSurge = below(4);
  const maxUnavailable = below(3);
  const surge = maxSurge;
  const unavailable = Math.min(maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable, replicas);
  const simulation = new Simulation({ seed });
  const spec = { replicas, selector: { matchLabels: { app: 'web' } }, template: template({ app: 'web' }, 'image:0') };
  const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable: unavailable } };
  simulation.create({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { ...spec, strategy },
  });
  const what = `seed ${seed}, ${replicas} replicas, surge ${maxSurge}, unavailable ${unavailable}`;
  let wasAvailable = false;
  const check = () => {
    const pods = (simulation.list('pods') as Pod[]).filter((pod) => !isTerminating(pod) && !isFinished(pod));
    const available = pods.filter(isPodReady).length;
    wasAvailable ||= available === replicas;
    expect(pods.length, `${what}: pods`).toBeLessThanOrEqual(replicas + surge);
    if (wasAvailable) expect(available, `${what}: available pods`).toBeGreaterThanOrEqual(replicas - unavailable);
  };
  simulation.settle(check);
  for (let change = 1; change <= 6; change++) {
    for (let steps = below(8); steps > 0 && simulation.cluster.step(Number.POSITIVE_INFINITY); steps--) check();
    const readinessProbe = below(2) ? { initialDelaySeconds: below(4), periodSeconds: 1 + below(3) } : undefined;
    simulation.change('deployments.apps', 'web', (deployment) => {
      const [container] = deployment.spec.template.spec.containers;
      container.image = `image:${below(4)}`;
      if (readinessProbe) container.readinessProbe = { ...readinessProbe, tcpSocket: { port: 80 } };
    });
    check();
  }
  simulation.settle(check);
  const { status, metadata } = simulation.get('deployments.apps', 'web');
  expect(status, what).toMatchObject({
    observedGeneration: metadata.generation,
    replicas,
    updatedReplicas: replicas,
    readyReplicas: replicas,
    availableReplicas: replicas,
  });
}

describe('a rolling update', () => {
  it('never has more pods than surge allows, nor fewer available ones than it may', { timeout: 60_000 }, () => {
    for (let seed = 1; seed <= 6; seed++) run(seed);
  });
});
