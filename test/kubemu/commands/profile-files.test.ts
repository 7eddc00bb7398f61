/** Profiles of one's own: what is wrong in them is said with file and line; the schema knows the same fields. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { BUILT_IN } from '../../../src/kubemu/profiles/built-in';
import { readProfile } from '../../../src/kubemu/profiles/profile-reader';

const refusal = (text: string) =>
  readProfile(text, 'p.yaml').then(
    () => 'none',
    (error: Error) => error.message,
  );

it.each([
  ['clock: sundial', 'p.yaml:1: clock is no clock: real or virtual: "sundial"'],
  ['nodes:\n- alpha\n- name: Beta', 'p.yaml:3: nodes[1].name is no name of a node: "Beta"'],
  ['nodes:\n- name: a\n  adress: 10.0.0.1', 'p.yaml:3: there is no field nodes[0].adress; is address meant?'],
  ['# times\nlatencies:\n  start: soon', 'p.yaml:3: latencies.start is no duration such as 1m30s: "soon"'],
  ['latencies: { start: soon }', 'p.yaml:1: latencies.start is no duration such as 1m30s: "soon"'],
  [
    'pods:\n  default/web-0:\n  - start: 1s\n  - node: nowhere',
    'p.yaml:4: pods.default/web-0[1].node is no node of this profile: "nowhere"',
  ],
  ['seed: 1\nclock: virtual\n bad: 1', 'p.yaml:3: bad indentation of a mapping entry'],
  ['seed: 1\nstart: soon', 'p.yaml:2: start is no time such as 2021-01-03T05:00:00Z: "soon"'],
  ['base: k3s', 'p.yaml:1: base is none of bare, eks, gke, kind, kubeadm, minikube: "k3s"'],
  ['loadBalancer:\n  after: 1s', 'p.yaml:1: loadBalancer needs addresses or a hostname'],
  [
    'nodes:\n- name: a\n  taints:\n  - key: x\n    effect: Never',
    'p.yaml:5: nodes[0].taints[0].effect is no effect of a taint: "Never"',
  ],
  ['- a', 'p.yaml:1: the profile is no map'],
])('refuses %j', async (text, message) => {
  expect(await refusal(text)).toBe(message);
});

it('starts from the profile that base names', async () => {
  const profile = await readProfile('base: kubeadm\nseed: 7', 'p.yaml');
  expect([profile.cluster, profile.seed, profile.nodes.map(({ name }) => name)]).toEqual([
    'kubernetes',
    7,
    ['controlplane', 'node01'],
  ]);
});

it('has a schema that knows the fields of the reader', async () => {
  const file = path.resolve(import.meta.dirname, '../../../docs/profile.schema.json');
  const { properties, definitions } = JSON.parse(readFileSync(file, 'utf8'));
  expect(properties.base.enum).toEqual([...BUILT_IN.keys()]);
  const samples: Record<string, string> = {
    nodes: '[a]',
    seed: '1',
    speed: '2',
    start: 'now',
    age: '1s',
    clock: 'real',
    base: 'bare',
    cluster: 'x',
    serviceCIDR: '10.0.0.0/16',
    clusterDNS: '10.0.0.10',
    loadBalancer: '{ addresses: 10.1.0.0/24 }',
    objects: '[]',
  };
  for (const name of Object.keys(properties)) expect(await refusal(`${name}: ${samples[name] ?? '{}'}`)).toBe('none');
  const times = Object.keys(definitions.times.properties).map((name) => `${name}: 1s`);
  expect(await refusal(`latencies: { ${times.join(', ')} }`)).toBe('none');
  const node = Object.keys(definitions.node.properties).filter(
    (name) => !['labels', 'taints', 'capacity'].includes(name),
  );
  const value = (name: string) => (name === 'podCIDR' ? '10.0.0.0/24' : name.endsWith('ddress') ? '10.0.0.1' : 'x');
  expect(await refusal(`nodes: [{ ${node.map((name) => `${name}: ${value(name)}`).join(', ')} }]`)).toBe('none');
});
