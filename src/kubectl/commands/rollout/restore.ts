/** Bringing a workload back to one of its revisions: `polymorphichelpers.Rollbacker`. */

import { deepEqual } from '../../../go/json/deep';
import type { JsonObject } from '../../../go/json/value';
import type { Deployment } from '../../../kube/api/apps/v1';
import type { PodTemplateSpec } from '../../../kube/api/core/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import { asJSON } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import { LAST_APPLIED } from '../../options/last-applied';
import { PROGRAM } from '../../resource/helper';
import { type Info, targetOf } from '../../resource/info';
import type { Revision } from './revisions';
import { REVISION } from './status-text';

const TEMPLATE_HASH = 'pod-template-hash';

/** Annotations that stay a deployment's own when it goes back to what a replica set remembers. */
const KEPT_ANNOTATIONS = [
  LAST_APPLIED,
  REVISION,
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
];

/** Whether the workload has that revision's template already. */
export function matches(workload: KubeObject, { object }: Revision): boolean {
  return deepEqual(comparable(object.spec.template), comparable((workload as Deployment).spec.template));
}

/** Without the label a deployment adds, and with nothing where an empty map stands. */
function comparable(template: PodTemplateSpec): unknown {
  const { labels = {}, annotations = {}, creationTimestamp: _, ...metadata } = template.metadata ?? {};
  const { [TEMPLATE_HASH]: _hash, ...others } = labels;
  return { ...template, metadata: { ...metadata, labels: others, annotations } };
}

/** Patches the workload to the revision. Throws what the server refuses. */
export function patchTo(ctx: Context, info: Info, revision: Revision, dryRun: boolean): void {
  const { client } = ctx.session;
  if (revision.data) client.patch(targetOf(info), 'strategic', revision.data, { dryRun, fieldManager: PROGRAM });
  else
    client.patch(targetOf(info), 'json', deploymentPatch(info.object as KubeObject, revision.object), {
      dryRun,
      fieldManager: PROGRAM,
    });
}

function deploymentPatch(deployment: KubeObject, { metadata, spec }: Revision['object']): JsonObject[] {
  const { [TEMPLATE_HASH]: _, ...labels } = spec.template.metadata?.labels ?? {};
  const template = { ...spec.template, metadata: { ...spec.template.metadata, labels } };
  const own = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => KEPT_ANNOTATIONS.includes(key));
  const remembered = Object.entries(metadata.annotations ?? {}).filter(([key]) => !KEPT_ANNOTATIONS.includes(key));
  const annotations = Object.fromEntries([...own, ...remembered]);
  return [
    { op: 'replace', path: '/spec/template', value: asJSON(template) },
    { op: 'replace', path: '/metadata/annotations', value: annotations },
  ];
}
