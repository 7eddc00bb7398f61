import { expect, it } from 'vitest';
import { Simulation } from './simulation';

const CRDS = 'customresourcedefinitions.apiextensions.k8s.io';
const NAME = 'widgets.shop.example';

const widget = (name: string, finalizers: string[] = []) => ({
  apiVersion: 'shop.example/v1',
  kind: 'Widget',
  metadata: { name, finalizers },
});

it('lets a definition go with its last instance, and takes no new one meanwhile', () => {
  const s = new Simulation();
  s.create({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: NAME },
    spec: {
      group: 'shop.example',
      scope: 'Namespaced',
      names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
    },
  });
  s.settle();
  s.create(widget('free'));
  s.create(widget('held', ['shop.example/hold']));
  s.delete(CRDS, NAME);
  s.settle();
  expect(s.list(NAME).map(({ metadata }) => metadata.name)).toEqual(['held']);
  expect(s.get(CRDS, NAME).status.conditions).toMatchObject([
    { type: 'NamesAccepted', status: 'True' },
    { type: 'Established', status: 'True' },
    {
      type: 'Terminating',
      status: 'True',
      reason: 'InstanceDeletionInProgress',
      message: 'CustomResource deletion is in progress',
    },
  ]);
  expect(() => s.create(widget('late'))).toThrow('create not allowed while custom resource definition is terminating');
  s.change(NAME, 'held', ({ metadata }) => {
    metadata.finalizers = [];
  });
  s.settle();
  expect(s.find(CRDS, NAME)).toBeUndefined();
});
