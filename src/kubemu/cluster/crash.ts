/** What becomes of a mistake in a controller: it is told as an event, and nobody else notices (`runtime.HandleCrash`). */
import type { Client } from '../../control-plane/client/client';
import type { EventRecorder } from '../../control-plane/client/event-recorder';
import type { KubeObject } from '../../kube/meta/meta';

/** What the keys of a worker's queue name, where it is no pod. */
const RESOURCES: Record<string, string> = {
  cronjob: 'cronjobs.batch',
  customresourcedefinition: 'customresourcedefinitions.apiextensions.k8s.io',
  daemonset: 'daemonsets.apps',
  deployment: 'deployments.apps',
  disruption: 'poddisruptionbudgets.policy',
  endpoints: 'services',
  endpointslice: 'services',
  endpointslicemirroring: 'endpoints',
  expansion: 'persistentvolumeclaims',
  horizontalpodautoscaler: 'horizontalpodautoscalers.autoscaling',
  job: 'jobs.batch',
  namespace: 'namespaces',
  nodelifecycle: 'nodes',
  persistentvolume: 'persistentvolumeclaims',
  provisioner: 'persistentvolumeclaims',
  replicaset: 'replicasets.apps',
  replicationcontroller: 'replicationcontrollers',
  resourcequota: 'resourcequotas',
  statefulset: 'statefulsets.apps',
  ttlafterfinished: 'jobs.batch',
};

/** Tells the cluster of mistakes. */
export class CrashReporter {
  constructor(
    private readonly client: Client,
    private readonly recorder: EventRecorder,
  ) {}

  /** A worker failed over a key of its queue. */
  overKey(worker: string, key: string, error: unknown): void {
    const object = quietly(() => this.find(RESOURCES[worker] ?? 'pods', key) ?? this.find('namespaces', key));
    if (object) this.overObject(worker, object, error);
  }

  /** Whoever watches objects failed over a change of one. */
  overObject(worker: string, object: KubeObject, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    // An event about an event that cannot be handled would be the next of those.
    if (object.kind === 'Event') return;
    quietly(() =>
      this.recorder.event({ component: worker }, object, 'Warning', 'FailedSync', `internal error: ${why}`),
    );
  }

  private find(resource: string, key: string): KubeObject | undefined {
    const slash = key.indexOf('/');
    const namespaced = slash >= 0 && resource !== 'namespaces';
    const name = resource === 'namespaces' ? key.split('/', 1)[0] : key.slice(slash + 1);
    return this.client.kind(resource).get(namespaced ? key.slice(0, slash) : undefined, name ?? '');
  }
}

/** Telling of a mistake must not make another. */
function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
