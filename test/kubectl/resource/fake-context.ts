/** A context whose server knows every kind of Kubernetes 1.28 and has whatever it is asked for, except `nope`. */

import type { Target } from '../../../src/control-plane/client/client';
import { notFound } from '../../../src/kube/errors/status-error';
import { groupVersion, type KubeObject } from '../../../src/kube/meta/meta';
import { apiResources } from '../../../src/kube/versions/discovery';
import type { Context } from '../../../src/kubectl/cli/command';

const kindOf = ({ group, resource }: Target) =>
  apiResources().find((r) => r.group === group && r.name === resource)?.kind ?? '';

const object = ({ group, version, resource, namespace, name = '' }: Target): KubeObject => ({
  apiVersion: groupVersion({ group, version }),
  kind: kindOf({ group, version, resource }),
  metadata: { name, ...(namespace ? { namespace } : {}) },
});

function get(target: Target): KubeObject {
  if (target.name === 'nope') throw notFound(target, target.name);
  return object(target);
}

function list(target: Target, options: { labelSelector?: string }) {
  const names = options.labelSelector === 'none=x' ? [] : ['a1', 'b2'];
  return { items: names.map((name) => object({ ...target, name })), resourceVersion: '5' };
}

/** The context of a command run in `cwd`. */
export function fakeContext(cwd: string, stdin = ''): Context {
  let input = stdin;
  return {
    binary: 'kubectl',
    cwd,
    stdin: {
      isTTY: false,
      async readAll() {
        const all = input;
        input = '';
        return all;
      },
    },
    session: { client: { discovery: apiResources, get, list } },
  } as unknown as Context;
}
