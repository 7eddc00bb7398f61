/** `/ephemeralcontainers` of a pod: containers are added, and nothing else is changed. */
import { expect, it } from 'vitest';
import type { EphemeralContainer, Pod } from '../../../src/kube/api/core/v1';
import { Simulation } from '../controllers/simulation';

const LOOK: EphemeralContainer = { name: 'look', image: 'busybox:1.36', command: ['sleep', '60'] };

function podWith(): { s: Simulation; add(...containers: EphemeralContainer[]): Pod } {
  const s = new Simulation();
  s.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p' },
    spec: { containers: [{ name: 'c', image: 'nginx:1.25' }] },
  });
  s.settle();
  return {
    s,
    add(...added) {
      const pod = structuredClone(s.get('pods', 'p')) as Pod;
      const spec = {
        ...pod.spec,
        containers: [],
        ephemeralContainers: [...(pod.spec.ephemeralContainers ?? []), ...added],
      };
      return s.cluster.client.kind('pods').writeSubresource({ ...pod, spec }, 'ephemeralcontainers');
    },
  };
}

it('adds a container with its defaults, and leaves the others alone', () => {
  const { add } = podWith();
  const { spec } = add(LOOK);
  expect(spec.ephemeralContainers).toMatchObject([{ ...LOOK, imagePullPolicy: 'IfNotPresent' }]);
  expect(spec.containers.map(({ name }) => name)).toEqual(['c']);
});

it('refuses one for a container that is not there, and one of a name that is taken', () => {
  const { add } = podWith();
  add(LOOK);
  expect(() => add({ ...LOOK, name: 'other', targetContainerName: 'nosuch' })).toThrow(
    'Pod "p" is invalid: spec.ephemeralContainers[1].targetContainerName: Not found: "nosuch"',
  );
  expect(() => add(LOOK)).toThrow('spec.ephemeralContainers[1].name: Duplicate value: "look"');
});
