import { expect, it } from 'vitest';
import { PackagedDescriptions } from '../../../src/kubectl/explain/descriptions';

const descriptions = new PackagedDescriptions();

it.each([
  ['io.k8s.api.core.v1.PodSpec', undefined, 'PodSpec is a description of a pod.'],
  ['io.k8s.api.apps.v1.StatefulSet', 'spec', 'Spec defines the desired identities of pods in this set.'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta', 'uid', /\n\nPopulated by the system\. Read-only\./],
  ['io.k8s.api.core.v1.PodSpec', 'bogus', undefined],
  ['io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService', undefined, undefined],
])('%s %s', (definition, field, expected) => {
  const text = field === undefined ? descriptions.ofType(definition) : descriptions.ofField(definition, field);
  if (expected instanceof RegExp) expect(text).toMatch(expected);
  else expect(text).toBe(expected);
});
