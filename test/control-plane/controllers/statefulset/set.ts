/** StatefulSets for tests. */
import type { JsonObject } from '../../../../src/go/json/value';

/** A set named `web` whose pods run one container; `spec` is laid over it. */
export function statefulSet(spec: JsonObject = {}, container: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web' },
    spec: {
      replicas: 2,
      serviceName: 'web',
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { terminationGracePeriodSeconds: 1, containers: [{ name: 'c', image: 'redis:0', ...container }] },
      },
      ...spec,
    },
  };
}

/** One claim of 1Gi for each pod. */
export const claims: JsonObject = {
  volumeClaimTemplates: [
    {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  ],
};
