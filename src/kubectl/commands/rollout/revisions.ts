/** The remembered templates of a workload: what `polymorphichelpers.HistoryViewer` and `Rollbacker` work with. */

import type { Client } from '../../../control-plane/client/client';
import type { JsonValue } from '../../../go/json/value';
import type { ControllerRevision, Deployment, ReplicaSet } from '../../../kube/api/apps/v1';
import type { PodTemplateSpec } from '../../../kube/api/core/v1';
import { selectorFromLabelSelector } from '../../../kube/labels/label-selector';
import { asJSON, controllerOf, type KubeObject } from '../../../kube/meta/meta';
import { applyStrategicMergePatch } from '../../../kube/patch/strategic-merge-patch';
import { CHANGE_CAUSE } from '../../options/recorder';
import { type Info, mappingOf } from '../../resource/info';
import { REVISION } from './status-text';

/** One revision of a workload. */
export interface Revision {
  revision: number;
  template: PodTemplateSpec;
  changeCause: string | undefined;
  /** What `-o` prints of it: a deployment's replica set, else the workload as it was. */
  object: ReplicaSet | Deployment;
  /** A strategic merge patch that brings the revision back; absent for deployments. */
  data?: JsonValue;
}

/** All revisions of a workload, the oldest first; of several with one number the last counts. */
export function revisionsOf(client: Client, info: Info): Revision[] {
  const workload = info.object as Deployment;
  const found =
    mappingOf(info).kind === 'Deployment'
      ? owned<ReplicaSet>(client, workload, 'replicasets').map(ofReplicaSet)
      : owned<ControllerRevision>(client, workload, 'controllerrevisions').map((o) => ofHistory(workload, o));
  const byNumber = new Map(found.map((revision) => [revision.revision, revision]));
  return [...byNumber.values()]
    .filter(({ revision }) => Number.isInteger(revision))
    .sort((a, b) => a.revision - b.revision);
}

/** Objects of a resource that the workload selects and controls. */
function owned<T extends KubeObject>(client: Client, workload: Deployment, resource: string): T[] {
  const { namespace, uid } = workload.metadata;
  const labelSelector = selectorFromLabelSelector(workload.spec.selector).toString();
  const { items } = client.list<T>({ group: 'apps', version: 'v1', resource, namespace }, { labelSelector });
  return items.filter((item) => controllerOf(item)?.uid === uid);
}

function ofReplicaSet(object: ReplicaSet): Revision {
  const { annotations = {} } = object.metadata;
  const { template } = object.spec;
  return {
    revision: Number(annotations[REVISION] ?? 0),
    template,
    changeCause: annotations[CHANGE_CAUSE] || template.metadata?.annotations?.[CHANGE_CAUSE],
    object,
  };
}

function ofHistory(workload: Deployment, history: ControllerRevision): Revision {
  const data = history.data as JsonValue;
  const object = applyStrategicMergePatch(asJSON(workload), data, workload) as object as Deployment;
  return {
    revision: history.revision,
    template: object.spec.template,
    changeCause: history.metadata.annotations?.[CHANGE_CAUSE],
    object,
    data,
  };
}
