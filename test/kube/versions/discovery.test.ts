import { describe, expect, it } from 'vitest';
import { apiGroups, apiResources, apiSubresources } from '../../../src/kube/versions/discovery';

describe('discovery', () => {
  it('lists the core group first, then the groups in the order of preference', () => {
    const groups = [...new Set(apiResources().map((r) => r.group))];
    expect(groups.slice(0, 3)).toEqual(['', 'apiregistration.k8s.io', 'apps']);
    expect(apiResources().find((r) => r.name === 'events')).toMatchObject({ group: '', version: 'v1' });
    expect(apiGroups().find((g) => g.name === 'autoscaling')).toEqual({
      name: 'autoscaling',
      versions: ['v2', 'v1'],
      preferredVersion: 'v2',
    });
  });

  it('describes a resource', () => {
    expect(apiResources().find((r) => r.name === 'deployments')).toMatchObject({
      singularName: 'deployment',
      namespaced: true,
      kind: 'Deployment',
      group: 'apps',
      version: 'v1',
      shortNames: ['deploy'],
      categories: ['all'],
      subresources: ['scale', 'status'],
    });
  });

  it('keeps subresources apart', () => {
    expect(apiResources().some((r) => r.name.includes('/'))).toBe(false);
    expect(apiSubresources().find((r) => r.name === 'deployments/scale')).toMatchObject({
      kind: 'Scale',
      group: 'apps',
      kindGroup: 'autoscaling',
      kindVersion: 'v1',
    });
  });
});
