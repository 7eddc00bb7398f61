/** Classes that admission looks up for the objects that name them, or do not. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/go/json/value';
import { Simulation } from '../../controllers/simulation';

const pod = (spec: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { containers: [{ name: 'c', image: 'nginx' }], ...spec },
});
const runtimeClass = {
  apiVersion: 'node.k8s.io/v1',
  kind: 'RuntimeClass',
  metadata: { name: 'kata' },
  handler: 'kata',
  overhead: { podFixed: { cpu: '250m' } },
  scheduling: { nodeSelector: { runtime: 'kata' } },
};

function outcome(spec: JsonObject): unknown {
  const s = new Simulation();
  s.create(runtimeClass);
  try {
    const { overhead, nodeSelector } = s.create(pod(spec)).spec;
    return { overhead, nodeSelector };
  } catch (error) {
    return (error as Error).message;
  }
}

const refused = (why: string) => `pods "p" is forbidden: ${why}`;

describe('the runtime class of a pod', () => {
  it.each<[JsonObject, unknown]>([
    [{ runtimeClassName: 'kata' }, { overhead: { cpu: '250m' }, nodeSelector: { runtime: 'kata' } }],
    [{ runtimeClassName: 'none' }, refused('pod rejected: RuntimeClass "none" not found')],
    [
      { runtimeClassName: 'kata', overhead: { cpu: '1' } },
      refused("pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead"),
    ],
    [
      { overhead: { cpu: '1' } },
      refused('pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead'),
    ],
    [
      { runtimeClassName: 'kata', nodeSelector: { runtime: 'runc' } },
      refused('conflict: runtimeClass.scheduling.nodeSelector[runtime] = kata; pod.spec.nodeSelector[runtime] = runc'),
    ],
  ])('%j', (spec, expected) => expect(outcome(spec)).toEqual(expected));
});

it('an ingress without a class gets the default one', () => {
  const s = new Simulation();
  s.create({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'nginx', annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } },
    spec: { controller: 'k8s.io/ingress-nginx' },
  });
  const backend = { service: { name: 's', port: { number: 80 } } };
  const ingress = (name: string, spec: JsonObject) =>
    s.create({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name },
      spec: { defaultBackend: backend, ...spec },
    }).spec.ingressClassName;
  expect([ingress('a', {}), ingress('b', { ingressClassName: 'own' })]).toEqual(['nginx', 'own']);
});
