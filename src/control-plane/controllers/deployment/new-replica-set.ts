/** Finding, or making, the ReplicaSet of a Deployment's present template: `getAllReplicaSetsAndSyncRevision`. */

import { deepEqual } from '../../../go/json/deep';
import type { Deployment, ReplicaSet } from '../../../kube/api/apps/v1';
import type { PodTemplateSpec } from '../../../kube/api/core/v1';
import { StatusError } from '../../../kube/errors/status-error';
import { controllerOf, newControllerRef } from '../../../kube/meta/meta';
import { isNamespaceTerminating } from '../../client/pod-control';
import { podTemplateHash } from '../../client/pod-template-hash';
import { maxRevision, newReplicaSetAnnotations, REVISION, replicasAnnotations } from './annotations';
import { conditionOf, newCondition, withCondition } from './conditions';
import type { DeploymentControl } from './deployment-control';
import { hasProgressDeadline, type ReplicaSets } from './status';
import { byCreation, newReplicaSetSize } from './strategy';

const HASH_LABEL = 'pod-template-hash';

/** A Deployment, which the search may have written to, and its sets. */
export interface Found {
  deployment: Deployment;
  sets: ReplicaSets;
}

/** Tells the set of the present template, the oldest if there are several, from the others. */
export function partition(deployment: Deployment, sets: readonly ReplicaSet[]): ReplicaSets {
  const sorted = [...sets].sort(byCreation);
  const current = sorted.find((set) => equalIgnoringHash(set.spec.template, deployment.spec.template));
  return { current, old: sorted.filter((set) => set !== current) };
}

function equalIgnoringHash(a: PodTemplateSpec, b: PodTemplateSpec): boolean {
  return deepEqual(withoutHash(a), withoutHash(b));
}

function withoutHash({ metadata, spec }: PodTemplateSpec): PodTemplateSpec {
  const { [HASH_LABEL]: _hash, ...labels } = metadata?.labels ?? {};
  return { metadata: { ...metadata, creationTimestamp: null, labels }, spec };
}

/**
 * The sets with revisions and annotations brought up to date on set and Deployment. `create` makes the set of the
 * present template if there is none. Throws what the server refuses, after noting it on the Deployment.
 */
export function syncReplicaSets(
  control: DeploymentControl,
  deployment: Deployment,
  all: readonly ReplicaSet[],
  create: boolean,
): Found {
  const sets = partition(deployment, all);
  const revision = maxRevision(sets.old) + 1;
  if (sets.current) return syncExisting(control, deployment, sets, sets.current, revision);
  return create ? createNew(control, deployment, sets, revision) : { deployment, sets };
}

function syncExisting(
  control: DeploymentControl,
  deployment: Deployment,
  sets: ReplicaSets,
  current: ReplicaSet,
  revision: number,
): Found {
  const { metadata, spec } = current;
  const annotations = newReplicaSetAnnotations(deployment, metadata.annotations ?? {}, revision);
  const { minReadySeconds } = deployment.spec;
  const outdated = (spec.minReadySeconds ?? 0) !== (minReadySeconds ?? 0);
  if (outdated || !deepEqual(annotations, metadata.annotations ?? {})) {
    const changed = { ...current, metadata: { ...metadata, annotations }, spec: { ...spec, minReadySeconds } };
    if (minReadySeconds === undefined) delete changed.spec.minReadySeconds;
    const updated = control.ctx.client.kind('replicasets.apps').update(changed);
    return { deployment, sets: { ...sets, current: updated } };
  }
  const { conditions = [] } = deployment.status ?? {};
  const message = `Found new replica set "${metadata.name}"`;
  const found = newCondition('Progressing', 'True', 'FoundNewReplicaSet', message, control.ctx.now());
  const unknown = hasProgressDeadline(deployment) && !conditionOf(conditions, 'Progressing');
  const status = unknown ? { ...deployment.status, conditions: withCondition(conditions, found) } : deployment.status;
  const written = control.writeStatus(deployment, status ?? {}, {
    ...deployment.metadata.annotations,
    [REVISION]: metadata.annotations?.[REVISION] ?? '',
  });
  return { deployment: written, sets };
}

function createNew(control: DeploymentControl, deployment: Deployment, sets: ReplicaSets, revision: number): Found {
  const wanted = newReplicaSet(deployment, sets, revision);
  const { name } = wanted.metadata;
  let created: ReplicaSet;
  let adopted = false;
  try {
    created = control.ctx.client.kind('replicasets.apps').createTrusted(wanted);
  } catch (error) {
    const existing = existingOf(control, deployment, wanted, error);
    if (!existing) throw error;
    created = existing;
    adopted = true;
  }
  const size = wanted.spec.replicas ?? 0;
  if (!adopted && size > 0)
    control.event(deployment, 'Normal', 'ScalingReplicaSet', `Scaled up replica set ${name} to ${size}`);
  const { conditions = [] } = deployment.status ?? {};
  const made = newCondition(
    'Progressing',
    'True',
    'NewReplicaSetCreated',
    `Created new replica set "${name}"`,
    control.ctx.now(),
  );
  const tell = !adopted && hasProgressDeadline(deployment);
  const status = tell ? { ...deployment.status, conditions: withCondition(conditions, made) } : deployment.status;
  const annotations = { ...deployment.metadata.annotations, [REVISION]: String(revision) };
  return {
    deployment: control.writeStatus(deployment, status ?? {}, annotations),
    sets: { ...sets, current: created },
  };
}

/** The set for the present template as it is created. */
function newReplicaSet(deployment: Deployment, { old }: ReplicaSets, revision: number): ReplicaSet {
  const { metadata, spec, status } = deployment;
  const hash = podTemplateHash(spec.template, status?.collisionCount);
  const labels = { ...spec.template.metadata?.labels, [HASH_LABEL]: hash };
  const matchLabels = { ...spec.selector?.matchLabels, [HASH_LABEL]: hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name}-${hash}`,
      namespace: metadata.namespace,
      labels,
      annotations: { ...newReplicaSetAnnotations(deployment, {}, revision), ...replicasAnnotations(deployment) },
      ownerReferences: [newControllerRef(deployment)],
    },
    spec: {
      replicas: newReplicaSetSize(deployment, old, 0),
      ...(spec.minReadySeconds ? { minReadySeconds: spec.minReadySeconds } : {}),
      selector: { ...spec.selector, matchLabels },
      template: { metadata: { ...spec.template.metadata, labels }, spec: spec.template.spec },
    },
  };
}

/**
 * The set that already has the name, if it is the Deployment's own of this template. Another one of that name makes
 * the next hash come out differently; other refusals are noted on the Deployment.
 */
function existingOf(
  control: DeploymentControl,
  deployment: Deployment,
  wanted: ReplicaSet,
  error: unknown,
): ReplicaSet | undefined {
  if (!(error instanceof StatusError) || isNamespaceTerminating(error)) return undefined;
  const { namespace, name } = wanted.metadata;
  if (error.reason === 'AlreadyExists') {
    const existing = control.ctx.client.kind('replicasets.apps').get(namespace, name);
    const own = existing && controllerOf(existing)?.uid === deployment.metadata.uid;
    if (own && equalIgnoringHash(existing.spec.template, deployment.spec.template)) return existing;
    const collisionCount = (deployment.status?.collisionCount ?? 0) + 1;
    control.writeStatus(deployment, { ...deployment.status, collisionCount });
    return undefined;
  }
  const message = `Failed to create new replica set "${name}": ${error.message}`;
  if (hasProgressDeadline(deployment)) {
    const failed = newCondition('Progressing', 'False', 'ReplicaSetCreateError', message, control.ctx.now());
    const conditions = withCondition(deployment.status?.conditions ?? [], failed);
    control.writeStatus(deployment, { ...deployment.status, conditions });
  }
  control.event(deployment, 'Warning', 'ReplicaSetCreateError', message);
  return undefined;
}
