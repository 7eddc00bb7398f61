/** The API services a server has of itself, beside those that are created. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';

const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: crontabs.stable.example.com}
spec:
  group: stable.example.com
  scope: Namespaced
  names: {plural: crontabs, kind: CronTab}
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
`;
const METRICS = `apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1beta1.metrics.k8s.io}
spec:
  service: {name: metrics-server, namespace: kube-system}
  group: metrics.k8s.io
  version: v1beta1
  insecureSkipTLSVerify: true
  groupPriorityMinimum: 100
  versionPriority: 100
`;

let cluster: ClusterWorkspace;
beforeAll(async () => {
  cluster = await clusterWorkspace({ 'crd.yaml': DEFINITION, 'metrics.yaml': METRICS });
});
afterAll(() => cluster.remove());

it('are there from the start', async () => {
  const lines = (await cluster.print('get apiservices')).split('\n');
  expect(lines.slice(0, 3)).toEqual([
    'NAME                                   SERVICE   AVAILABLE   AGE',
    'v1.                                    Local     True        8m',
    'v1.admissionregistration.k8s.io        Local     True        8m',
  ]);
  expect(lines).toHaveLength(23);
});

it('say where they stand', async () => {
  const path = '-o=jsonpath={.spec}{.metadata.labels}{.status.conditions[0].message}';
  expect(await cluster.print(`get apiservice v2.autoscaling ${path}`)).toBe(
    '{"group":"autoscaling","groupPriorityMinimum":17500,"version":"v2","versionPriority":30}{"kube-aggregator.kubernetes.io/automanaged":"onstart"}Local APIServices are always available',
  );
});

it('come with custom resources, and with what is created', async () => {
  await cluster.print('create -f crd.yaml -f metrics.yaml');
  const rows = (await cluster.print('get apiservices --no-headers')).split('\n');
  expect(rows.filter((row) => /example|metrics/.test(row)).map((row) => row.split(/\s+/).slice(0, 3))).toEqual([
    ['v1.stable.example.com', 'Local', 'True'],
    ['v1beta1.metrics.k8s.io', 'kube-system/metrics-server', 'Unknown'],
  ]);
});
