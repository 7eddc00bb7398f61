/** Objects that make much work: whoever creates one is answered, and the work is done in slices by whoever looks next. */
import { expect, it } from 'vitest';
import { Simulation } from '../control-plane/controllers/simulation';

const deployment = (replicas: number) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'big' },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'big' } },
    template: { metadata: { labels: { app: 'big' } }, spec: { containers: [{ name: 'c', image: 'nginx' }] } },
  },
});

it('is done in slices that end where the whole would', { timeout: 60_000 }, () => {
  const whole = new Simulation();
  const sliced = new Simulation();
  for (const s of [whole, sliced])
    s.cluster.client.kind('deployments.apps').create({
      ...deployment(700),
      metadata: { name: 'big', namespace: 'default' },
    } as never);
  sliced.cluster.runDue({ left: 3 });
  expect(sliced.list('pods').length).toBeLessThan(700);
  expect(sliced.cluster.queue.nextDue()).toBeLessThanOrEqual(sliced.cluster.now());
  const target = whole.cluster.now() + 30_000;
  for (let slices = 0; sliced.cluster.now() < target; slices++) {
    expect(slices).toBeLessThan(1000);
    sliced.cluster.advanceTo(target, { left: 100 });
  }
  whole.cluster.advanceTo(target);
  expect(sliced.list('pods')).toEqual(whole.list('pods'));
  expect(sliced.list('pods')).toHaveLength(700);
});
