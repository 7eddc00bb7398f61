import { expect, it } from 'vitest';
import { namespaceStrategy } from '../../../../../src/control-plane/registry/core/namespace/strategy';
import type { Namespace } from '../../../../../src/kube/api/core/v1';
import { created, createErrors, object, row } from '../../strategy-case';

it('what the API server fills in', () => {
  const namespace = created<Namespace>(namespaceStrategy, '{metadata: {name: blue, labels: {a: b}}}');
  expect(namespace).toEqual({
    metadata: { name: 'blue', namespace: 'default', labels: { a: 'b', 'kubernetes.io/metadata.name': 'blue' } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  });
});

it.each<[string, string[]]>([
  ["{metadata: {namespace: ''}}", []],
  ["{metadata: {name: a.b, namespace: ''}}", ['metadata.name: Invalid value: "a.b": must not contain dots']],
  [
    "{metadata: {namespace: ''}, spec: {finalizers: [mine]}}",
    ['spec.finalizers: Invalid value: "mine": name is neither a standard finalizer name nor is it fully qualified'],
  ],
])('errors of %s', (yaml, expected) => expect(createErrors(namespaceStrategy, yaml)).toEqual(expected));

it('updates cannot touch the finalizers', () => {
  const old = created<Namespace>(namespaceStrategy, '{}');
  const changed = object<Namespace>('{spec: {}}');
  namespaceStrategy.prepareForUpdate?.(changed, old, undefined as never);
  expect(changed.spec).toEqual({ finalizers: ['kubernetes'] });
});

it('deletion waits for the finalizers', () => {
  const namespace = created<Namespace>(namespaceStrategy, '{}');
  expect(namespaceStrategy.holdsDeletion?.(namespace)).toBe(true);
  namespaceStrategy.prepareForDelete?.(namespace);
  namespace.spec = { finalizers: [] };
  expect(namespaceStrategy.holdsDeletion?.(namespace)).toBe(false);
  namespace.metadata.creationTimestamp = '2026-11-22T10:29:48Z';
  expect(row(namespaceStrategy, namespace)).toBe('x|Terminating|12s');
});
