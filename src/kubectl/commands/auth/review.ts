/** Questions to the server: objects that are not stored but come back with an answer. */
import type { JsonObject } from '../../../go/json/value';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';

/** Creates a review, e.g. `authorization.k8s.io` `SelfSubjectAccessReview`, and gives it with the answer in its status. */
export function review(ctx: Context, group: string, kind: string, spec?: JsonObject): KubeObject {
  const target = { group, version: 'v1', resource: `${kind.toLowerCase()}s` };
  const question = {
    apiVersion: `${group}/v1`,
    kind,
    metadata: { creationTimestamp: null },
    ...(spec ? { spec } : {}),
  };
  return ctx.session.client.create(target, question as unknown as KubeObject);
}
