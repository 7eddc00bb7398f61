import { expect, it } from 'vitest';
import { Simulation } from '../controllers/simulation';

const { client } = new Simulation().cluster;
const list = (resource: string, fieldSelector: string) => {
  const [name = '', ...group] = resource.split('.');
  return client.list({ group: group.join('.'), version: 'v1', resource: name }, { fieldSelector }).items.length;
};
const onlyMetadata = (field: string) =>
  `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`;

it.each([
  ['configmaps', 'name', onlyMetadata('name')],
  ['services', 'spec.type', onlyMetadata('spec.type')],
  ['replicasets.apps', 'status.replicas', onlyMetadata('status.replicas')],
  ['cronjobs.batch', 'spec.suspend', onlyMetadata('spec.suspend')],
  ['jobs.batch', 'status.failed', 'field label "status.failed" not supported for Job'],
  ['pods', 'spec.image', 'field label not supported: spec.image'],
  ['nodes', 'metadata.namespace', 'field label not supported: metadata.namespace'],
  ['certificatesigningrequests.certificates.k8s.io', 'spec.request', 'field label not supported: spec.request'],
])('refuses %s by %s', (resource, field, message) => {
  expect(() => list(resource, `${field}=x`)).toThrow(message);
});

it('takes the fields a kind has, and the namespace of what has none', () => {
  expect(list('nodes', 'spec.unschedulable=false')).toBe(3);
  expect(list('storageclasses.storage.k8s.io', 'metadata.namespace=x')).toBe(0);
  expect(list('certificatesigningrequests.certificates.k8s.io', 'spec.signerName=x')).toBe(0);
});
