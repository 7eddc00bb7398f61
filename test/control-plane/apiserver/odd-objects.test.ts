/** Objects that are odd, but not odd enough to be refused. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/go/json/value';
import { Simulation } from '../controllers/simulation';

describe('an odd object', () => {
  it.each<[string, JsonObject]>([
    [
      'holds nothing under a key',
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, binaryData: { k: null } },
    ],
    [
      'is a Secret with nothing under a key',
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, data: { k: null } },
    ],
    [
      'refers to an object of the core group',
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: 'x' },
        spec: { defaultBackend: { resource: { kind: 'Pod', name: 'p' } } },
      },
    ],
  ])('%s', (_, object) => {
    expect(new Simulation().create(object).metadata.name).toBe('x');
  });

  it('has no containers where limits would apply to them', () => {
    const s = new Simulation();
    s.create({
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'limits' },
      spec: { limits: [{ type: 'Container', default: { cpu: '1' } }] },
    });
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers: null } };
    expect(() => s.create(pod)).toThrow('Pod "p" is invalid: spec.containers: Required value');
  });

  it('is owned by nobody where its lists cannot be told apart', () => {
    const { client } = new Simulation().cluster;
    const target = { group: '', version: 'v1', resource: 'serviceaccounts', namespace: 'default' };
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'x' }, secrets: [{ name: '' }] };
    const made = client.create(target, account, { fieldManager: 'kubectl-create' });
    expect(made.metadata.managedFields).toBeUndefined();
  });
});
