import { describe, expect, it } from 'vitest';
import { groupVersion } from '../../../src/kube/meta/meta';
import { apiResources } from '../../../src/kube/versions/discovery';
import { RESTMapper } from '../../../src/kubectl/resource/mapper';

const mapper = new RESTMapper(apiResources());
const show = (arg: string) => {
  const mapping = mapper.mappingFor(arg);
  return `${groupVersion(mapping)} ${mapping.resource}`;
};

describe('a name for a resource', () => {
  it.each([
    ['po', 'v1 pods'],
    ['pod', 'v1 pods'],
    ['PODS', 'v1 pods'],
    ['pod.v1.', 'v1 pods'],
    ['Endpoints', 'v1 endpoints'],
    ['ev', 'v1 events'],
    ['ev.events.k8s.io', 'events.k8s.io/v1 events'],
    ['events.v1.events.k8s.io', 'events.k8s.io/v1 events'],
    ['deploy.apps', 'apps/v1 deployments'],
    ['deploy.a', 'apps/v1 deployments'],
    ['Deployment.v1.apps', 'apps/v1 deployments'],
    ['ing.net', 'networking.k8s.io/v1 ingresses'],
    ['hpa', 'autoscaling/v2 horizontalpodautoscalers'],
    ['hpa.v1.', 'autoscaling/v1 horizontalpodautoscalers'],
    ['flowschemas', 'flowcontrol.apiserver.k8s.io/v1beta3 flowschemas'],
    ['flowschemas.flow', 'flowcontrol.apiserver.k8s.io/v1beta3 flowschemas'],
    ['flowschemas.v1beta2.flowcontrol.apiserver.k8s.io', 'flowcontrol.apiserver.k8s.io/v1beta2 flowschemas'],
    ['list', 'v1 lists'],
    ['PodList', 'v1 podlists'],
  ])('%s', (arg, resource) => {
    expect(show(arg)).toBe(resource);
  });

  it.each([
    ['PO', 'PO'],
    ['pods.v1', 'pods'],
    ['pods.v2.', 'pods'],
    ['pod.apps', 'pod'],
    ['deployment.v1.app', 'deployment'],
    ['deployments.v9.apps', 'deployments'],
    ['hpa.v2beta1.autoscaling', 'hpa'],
    ['endpoint', 'endpoint'],
    ['', ''],
  ])('%s is unknown', (arg, shown) => {
    expect(() => show(arg)).toThrow(`the server doesn't have a resource type "${shown}"`);
  });

  it('may be a category', () => {
    expect(mapper.expandCategory('all')).toEqual([
      'pods',
      'replicationcontrollers',
      'services',
      'daemonsets.apps',
      'deployments.apps',
      'replicasets.apps',
      'statefulsets.apps',
      'horizontalpodautoscalers.autoscaling',
      'cronjobs.batch',
      'jobs.batch',
    ]);
  });

  it('may be new', () => {
    const crontab = {
      group: 'stable.example.com',
      version: 'v1',
      name: 'crontabs',
      singularName: 'crontab',
      kind: 'CronTab',
      namespaced: true,
      verbs: [],
      shortNames: ['ct'],
      categories: ['all'],
      subresources: [],
    };
    const extended = new RESTMapper([...apiResources(), crontab]);
    expect(extended.mappingFor('ct').kind).toBe('CronTab');
    expect(extended.expandCategory('all')).toContain('crontabs.stable.example.com');
  });
});

describe('a kind', () => {
  it('is mapped in its version', () => {
    expect(mapper.kindMapping('apps', 'v1', 'Deployment')).toMatchObject({ resource: 'deployments', namespaced: true });
    expect(mapper.kindMapping('', 'v1', 'PodList')).toMatchObject({ resource: 'podlists', namespaced: false });
  });

  it('may be written in lower case', () => {
    expect(mapper.kindMapping('', 'v1', 'pod')).toMatchObject({ resource: 'pods', kind: 'Pod' });
  });

  it.each([
    ['', 'v1', 'POD', 'no matches for kind "POD" in version "v1"'],
    ['apps', 'v1beta1', 'Deployment', 'no matches for kind "Deployment" in version "apps/v1beta1"'],
    ['foo.io', 'v1', 'List', 'no matches for kind "List" in version "foo.io/v1"'],
  ])('%s/%s %s is unknown', (group, version, kind, message) => {
    expect(() => mapper.kindMapping(group, version, kind)).toThrow(message);
  });
});
