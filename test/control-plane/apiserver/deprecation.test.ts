/** What is said of versions on their way out, and of scales out of bounds. */
import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../../../src/kube/meta/meta';
import { Simulation } from '../controllers/simulation';

const version = (name: string, more = {}) => ({
  name,
  served: true,
  storage: name === 'v2',
  schema: { openAPIV3Schema: { type: 'object' } },
  ...more,
});

function warningsOf(group: string, version: string, resource: string, s = new Simulation()): string[] {
  const warnings: string[] = [];
  s.cluster.client.list({ group, version, resource }, { warn: (text) => warnings.push(text) });
  return warnings;
}

describe('a deprecated version', () => {
  it('of flow schemas', () => {
    const group = 'flowcontrol.apiserver.k8s.io';
    expect(warningsOf(group, 'v1beta3', 'flowschemas')).toEqual([]);
    expect(warningsOf(group, 'v1beta2', 'flowschemas')).toEqual([
      `${group}/v1beta2 FlowSchema is deprecated in v1.26+, unavailable in v1.29+; use ${group}/v1beta3 FlowSchema`,
    ]);
  });

  it("of a user's own kind, in its own words if it has some", () => {
    const s = new Simulation();
    s.create({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'foos.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Cluster',
        names: { plural: 'foos', kind: 'Foo' },
        versions: [
          version('v2'),
          version('v1', { deprecated: true, deprecationWarning: 'use v2' }),
          version('v0', { deprecated: true }),
        ],
      },
    });
    expect(['v2', 'v1', 'v0'].map((name) => warningsOf('example.com', name, 'foos', s))).toEqual([
      [],
      ['use v2'],
      ['example.com/v0 Foo is deprecated'],
    ]);
  });
});

it('a scale is refused as a scale', () => {
  const s = new Simulation();
  const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'x' }] } };
  s.create({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'd' },
    spec: { selector: { matchLabels: { a: 'b' } }, template },
  });
  const target = { group: 'apps', version: 'v1', resource: 'deployments', namespace: 'default', name: 'd' };
  const scale = (): KubeObject =>
    s.cluster.client.patch({ ...target, subresource: 'scale' }, 'merge', { spec: { replicas: -1 } });
  expect(scale).toThrow(
    'Scale.autoscaling "d" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  );
});

it('a deletion of a job that does not say what becomes of its pods is warned of', () => {
  const s = new Simulation();
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'x' }] } };
  s.create({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'j' }, spec: { template } });
  const target = { group: 'batch', version: 'v1', resource: 'jobs', namespace: 'default', name: 'j' };
  const warnings: string[] = [];
  const warn = (text: string) => warnings.push(text);
  s.cluster.client.delete(target, { propagationPolicy: 'Background', dryRun: true, warn });
  expect(warnings).toEqual([]);
  s.cluster.client.delete(target, { warn });
  expect(warnings).toEqual([
    'child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning',
  ]);
});
