/** Questions to the server: objects that are not stored but come back with an answer. */
import type { JsonObject } from '../../../go/json/value';
import { asKubeObject, type KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';

/** Creates a review, e.g. `authorization.k8s.io` `SelfSubjectAccessReview`, and gives it with the answer in its status. */
export function review<T extends KubeObject>(ctx: Context, group: string, kind: string, spec?: JsonObject): T {
  const target = { group, version: 'v1', resource: `${kind.toLowerCase()}s` };
  const question = {
    apiVersion: `${group}/v1`,
    kind,
    metadata: { creationTimestamp: null },
    ...(spec ? { spec } : {}),
  };
  return ctx.session.client.create<T>(target, asKubeObject(question));
}
