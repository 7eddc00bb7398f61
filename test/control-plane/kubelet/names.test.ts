/** Containers that look up names of the cluster. */
import { expect, it } from 'vitest';
import { Simulation } from '../controllers/simulation';

const busybox = (name: string, script: string) => ({ name, image: 'busybox:1.28', command: ['sh', '-c', script] });
const service = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { ports: [{ port: 80 }] },
});
const awaiting = (name: string) =>
  `until nslookup ${name}.$(cat /var/run/secrets/kubernetes.io/serviceaccount/namespace).svc.cluster.local; do echo waiting; sleep 2; done`;

function podOf(s: Simulation, spec: object): () => string {
  const seen = s.watch('pods');
  s.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: spec as never });
  s.settle();
  return () => (seen.at(-1) ?? '').replace(/^p /, '').replace(/ \(.*\)$/, '');
}

it('initialising containers wait for services', () => {
  const s = new Simulation();
  const row = podOf(s, {
    initContainers: [busybox('a', awaiting('myservice')), busybox('b', awaiting('mydb'))],
    containers: [{ name: 'c', image: 'nginx' }],
  });
  expect(row()).toBe('0/1 Init:0/2 0');
  expect(s.get('pods', 'p').status?.initContainerStatuses?.[0].ready).toBe(false);
  s.create(service('myservice'));
  s.settle();
  expect(row()).toBe('0/1 Init:1/2 0');
  s.create(service('mydb'));
  s.settle();
  expect(row()).toBe('1/1 Running 0');
});

it.each([
  ['nslookup kubernetes', '0/1 Completed 0'],
  ['nslookup kubernetes.default.svc', '0/1 Completed 0'],
  ['nslookup example.com', '0/1 Completed 0'],
  ['nslookup nothere', '0/1 Error 0'],
  ['nslookup db.kube-system', '0/1 Error 0'],
  ['getent hosts nothere || exit 3', '0/1 Error 0'],
  ['for i in 1 2; do host late && exit 0; sleep 1; done; exit 1', '0/1 Error 0'],
  ['while ! nslookup late; do sleep 1; done', '1/1 Running 0'],
])('%s: %s', (script, expected) => {
  expect(podOf(new Simulation(), { restartPolicy: 'Never', containers: [busybox('c', script)] })()).toBe(expected);
});
