import { describe, expect, test } from 'vitest';
import type { Pod } from '../../../../src/kube/api/core/v1';
import type { Context } from '../../../../src/kubectl/cli/command';
import { findContainer } from '../../../../src/kubectl/commands/attach/container';

const pod = (annotations = {}) =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'default', annotations },
    spec: {
      containers: [{ name: 'a' }, { name: 'b' }],
      initContainers: [{ name: 'i' }],
      ephemeralContainers: [{ name: 'e' }],
    },
  }) as unknown as Pod;

function find(name: string, annotations = {}, quiet = false) {
  const written: string[] = [];
  const ctx = { streams: { err: { write: (text: string) => written.push(text) } } } as unknown as Context;
  const found = findContainer(ctx, pod(annotations), name, quiet);
  return { name: found.name, stderr: written.join('') };
}

describe('findContainer', () => {
  test('takes the first, and says so', () => {
    expect(find('')).toEqual({ name: 'a', stderr: 'Defaulted container "a" out of: a, b, e (ephem), i (init)\n' });
    expect(find('', {}, true)).toEqual({ name: 'a', stderr: '' });
  });

  test('takes the one the annotation says', () => {
    expect(find('', { 'kubectl.kubernetes.io/default-container': 'b' })).toEqual({ name: 'b', stderr: '' });
  });

  test('takes the one that is named, of whatever sort', () => {
    expect(find('i')).toEqual({ name: 'i', stderr: '' });
    expect(() => find('x')).toThrow('container x not found in pod p');
  });
});
