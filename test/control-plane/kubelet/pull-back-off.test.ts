/** When the kubelet asks again for an image that is not there. */
import { expect, it } from 'vitest';
import { nextPullSync } from '../../../src/control-plane/kubelet/pull-back-off';
import type { Pod } from '../../../src/kube/api/core/v1';

const pod = { metadata: { name: 'p', uid: 'u' }, spec: { containers: [] } } as unknown as Pod;
const slot = { container: { name: 'c' }, status: undefined, list: 'containers', subject: 'c' } as const;

/** The times of the pulls among the looks of some hours, in milliseconds. */
function pulls(hours: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < hours * 3_600_000; ) {
    const sync = nextPullSync(pod, slot, at);
    expect(sync.at).toBeGreaterThan(at);
    at = sync.at;
    if (sync.pulls) found.push(at);
  }
  return found;
}

it('the pauses grow to five minutes and stay there', () => {
  const times = pulls(24);
  const pauses = times.slice(1).map((time, i) => time - (times[i] ?? 0));
  expect(pauses.slice(0, 3).every((pause) => pause >= 20_000 && pause < 100_000)).toBe(true);
  expect(new Set(pauses.slice(8))).toEqual(new Set([300_000]));
});

it('a month is as near as a minute', () => {
  const month = 30 * 24 * 3_600_000;
  expect(nextPullSync(pod, slot, month).at - month).toBeLessThanOrEqual(150_000);
});
