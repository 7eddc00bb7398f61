/** How far a rollout has come, in words: `polymorphichelpers.StatusViewer` of kubectl v1.28. */
import { quote } from '../../../go/strconv/quote';
import type { DaemonSet, Deployment, StatefulSet } from '../../../kube/api/apps/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import type { RESTMapping } from '../../resource/mapper';
import { groupKind, type RolloutKind, rolloutKind } from './workload';

/** A line about a rollout, and whether it is over. */
export interface RolloutStatus {
  text: string;
  done: boolean;
}

const waiting = (text: string): RolloutStatus => ({ text: `${text}\n`, done: false });
const complete = (text: string): RolloutStatus => ({ text: `${text}\n`, done: true });

/** The view of a kind's rollout; its function throws when a rollout cannot succeed. Throws for other kinds. */
export function statusViewer(mapping: RESTMapping): (object: KubeObject, revision: number) => RolloutStatus {
  const kind = rolloutKind(mapping);
  if (!kind) throw new Error(`no status viewer has been implemented for ${groupKind(mapping)}`);
  return VIEWERS[kind] as (object: KubeObject, revision: number) => RolloutStatus;
}

const VIEWERS: Record<RolloutKind, (object: never, revision: number) => RolloutStatus> = {
  Deployment: deploymentStatus,
  DaemonSet: daemonSetStatus,
  StatefulSet: statefulSetStatus,
};

function deploymentStatus({ metadata, spec, status = {} }: Deployment, wanted: number): RolloutStatus {
  if (wanted > 0) checkRevision(metadata.name, metadata.annotations?.[REVISION], wanted);
  if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0))
    return waiting('Waiting for deployment spec update to be observed...');
  const progressing = status.conditions?.find((c) => c.type === 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded')
    throw new Error(`deployment ${quote(metadata.name)} exceeded its progress deadline`);
  const { replicas = 0, updatedReplicas: updated = 0, availableReplicas: available = 0 } = status;
  const prefix = `Waiting for deployment ${quote(metadata.name)} rollout to finish:`;
  if (spec.replicas !== undefined && updated < spec.replicas)
    return waiting(`${prefix} ${updated} out of ${spec.replicas} new replicas have been updated...`);
  if (replicas > updated) return waiting(`${prefix} ${replicas - updated} old replicas are pending termination...`);
  if (available < updated) return waiting(`${prefix} ${available} of ${updated} updated replicas are available...`);
  return complete(`deployment ${quote(metadata.name)} successfully rolled out`);
}

/** The annotation that numbers the revisions of a deployment. */
export const REVISION = 'deployment.kubernetes.io/revision';

function checkRevision(name: string, annotation: string | undefined, wanted: number): void {
  const running = annotation === undefined ? 0 : Number(annotation);
  if (!Number.isInteger(running))
    throw new Error(
      `cannot get the revision of deployment ${quote(name)}: strconv.ParseInt: parsing ${quote(annotation ?? '')}: invalid syntax`,
    );
  if (running !== wanted)
    throw new Error(`desired revision (${wanted}) is different from the running revision (${running})`);
}

function daemonSetStatus({ metadata, spec, status }: DaemonSet): RolloutStatus {
  if (spec.updateStrategy?.type !== 'RollingUpdate') throw onlyRollingUpdate();
  if ((metadata.generation ?? 0) > (status?.observedGeneration ?? 0))
    return waiting('Waiting for daemon set spec update to be observed...');
  const { desiredNumberScheduled: desired = 0, updatedNumberScheduled: updated = 0 } = status ?? {};
  const available = status?.numberAvailable ?? 0;
  const prefix = `Waiting for daemon set ${quote(metadata.name)} rollout to finish:`;
  if (updated < desired) return waiting(`${prefix} ${updated} out of ${desired} new pods have been updated...`);
  if (available < desired) return waiting(`${prefix} ${available} of ${desired} updated pods are available...`);
  return complete(`daemon set ${quote(metadata.name)} successfully rolled out`);
}

function statefulSetStatus({ metadata, spec, status }: StatefulSet): RolloutStatus {
  if (spec.updateStrategy?.type !== 'RollingUpdate') throw onlyRollingUpdate();
  const observed = status?.observedGeneration ?? 0;
  if (!status || observed === 0 || (metadata.generation ?? 0) > observed)
    return waiting('Waiting for statefulset spec update to be observed...');
  const { readyReplicas: ready = 0, updatedReplicas: updated = 0, currentReplicas: current = 0 } = status;
  const { replicas } = spec;
  if (replicas !== undefined && ready < replicas) return waiting(`Waiting for ${replicas - ready} pods to be ready...`);
  const { rollingUpdate } = spec.updateStrategy;
  if (rollingUpdate) {
    const wanted = (replicas ?? 0) - (rollingUpdate.partition ?? 0);
    if (replicas !== undefined && rollingUpdate.partition !== undefined && updated < wanted)
      return waiting(
        `Waiting for partitioned roll out to finish: ${updated} out of ${wanted} new pods have been updated...`,
      );
    return complete(`partitioned roll out complete: ${updated} new pods have been updated...`);
  }
  const { updateRevision = '', currentRevision = '' } = status;
  if (updateRevision !== currentRevision)
    return waiting(
      `waiting for statefulset rolling update to complete ${updated} pods at revision ${updateRevision}...`,
    );
  return complete(`statefulset rolling update complete ${current} pods at revision ${currentRevision}...`);
}

function onlyRollingUpdate(): Error {
  return new Error('rollout status is only available for RollingUpdate strategy type');
}
