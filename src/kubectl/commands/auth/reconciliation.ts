/** Bringing one role or binding to what a file says: `k8s.io/component-helpers/auth/rbac/reconciliation`. */

import { deepEqual } from '../../../go/json/deep';
import type { PolicyRule, Role, RoleBinding, Subject } from '../../../kube/api/rbac/v1';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import { isNotFound } from '../../cli/errors';
import { PROGRAM } from '../../resource/helper';
import { type Info, targetOf } from '../../resource/info';
import { uncovered } from './rules';

/** What was done, and why. */
export interface Reconciliation {
  object: KubeObject;
  operation: 'none' | 'create' | 'update' | 'recreate';
  missingRules: PolicyRule[];
  extraRules: PolicyRule[];
  missingSubjects: Subject[];
  extraSubjects: Subject[];
}

const NOTHING = { missingRules: [], extraRules: [], missingSubjects: [], extraSubjects: [] };

/** A role or cluster role. Throws what the server refuses. */
export function reconcileRole(ctx: Context, info: Info, removeExtra: boolean, dryRun: boolean): Reconciliation {
  const expected = info.object as Role;
  const existing = find(ctx, info);
  const wanted = expected.rules ?? [];
  if (!existing) return { ...NOTHING, missingRules: wanted, ...create(ctx, info, expected, dryRun) };
  const present = (existing as Role).rules ?? [];
  const missingRules = uncovered(present, wanted);
  const extraRules = uncovered(wanted, present);
  const merged = withMetadata(existing, expected);
  const rules = removeExtra && extraRules.length > 0 ? wanted : [...present, ...missingRules];
  const changed = { ...merged, rules };
  return { ...NOTHING, missingRules, extraRules, ...update(ctx, info, existing, changed, dryRun) };
}

/** A binding. A change of its role makes a new one. Throws what the server refuses. */
export function reconcileBinding(ctx: Context, info: Info, removeExtra: boolean, dryRun: boolean): Reconciliation {
  const expected = info.object as RoleBinding;
  const existing = find(ctx, info) as RoleBinding | undefined;
  const wanted = expected.subjects ?? [];
  if (!existing) return { ...NOTHING, missingSubjects: wanted, ...create(ctx, info, expected, dryRun) };
  if (!deepEqual(existing.roleRef, expected.roleRef)) {
    if (!dryRun) ctx.session.client.delete(targetOf(info));
    return { ...NOTHING, ...create(ctx, info, expected, dryRun), operation: 'recreate' };
  }
  const present = existing.subjects ?? [];
  const missingSubjects = without(wanted, present);
  const extraSubjects = without(present, wanted);
  const subjects = removeExtra && extraSubjects.length > 0 ? wanted : [...present, ...missingSubjects];
  const changed = { ...withMetadata(existing, expected), subjects };
  return { ...NOTHING, missingSubjects, extraSubjects, ...update(ctx, info, existing, changed, dryRun) };
}

type Outcome = Pick<Reconciliation, 'object' | 'operation'>;

function create(ctx: Context, info: Info, object: KubeObject, dryRun: boolean): Outcome {
  if (dryRun) return { operation: 'create', object };
  ensureNamespace(ctx, info.namespace);
  return {
    operation: 'create',
    object: ctx.session.client.create(targetOf({ ...info, name: '' }), object, { fieldManager: PROGRAM }),
  };
}

/** Makes the namespace of a role or binding where there is none. */
function ensureNamespace(ctx: Context, name: string): void {
  if (!name) return;
  const target = { group: '', version: 'v1', resource: 'namespaces' };
  const { client } = ctx.session;
  try {
    client.get({ ...target, name });
  } catch (err) {
    if (!isNotFound(err)) throw err;
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
    client.create(target, namespace as KubeObject, { fieldManager: PROGRAM });
  }
}

function update(ctx: Context, info: Info, existing: KubeObject, changed: KubeObject, dryRun: boolean): Outcome {
  if (deepEqual(existing, changed)) return { operation: 'none', object: existing };
  if (dryRun) return { operation: 'update', object: changed };
  return { operation: 'update', object: ctx.session.client.update(targetOf(info), changed, { fieldManager: PROGRAM }) };
}

function find(ctx: Context, info: Info): KubeObject | undefined {
  try {
    return ctx.session.client.get(targetOf(info));
  } catch (err) {
    if (isNotFound(err)) return undefined;
    throw err;
  }
}

/** The labels and annotations of the file are added; what is there already wins. */
function withMetadata(existing: KubeObject, expected: KubeObject): KubeObject {
  const metadata = { ...existing.metadata };
  for (const field of ['labels', 'annotations'] as const)
    if (expected.metadata[field]) metadata[field] = { ...expected.metadata[field], ...existing.metadata[field] };
  return { ...existing, metadata };
}

/** Each once. Subjects count as different when one names its group and the other leaves it to the server. */
function without(subjects: readonly Subject[], others: readonly Subject[]): Subject[] {
  const known = new Set(others.map(subjectKey));
  const found = new Map(subjects.map((subject) => [subjectKey(subject), subject]));
  return [...found].filter(([key]) => !known.has(key)).map(([, subject]) => subject);
}

function subjectKey({ kind, apiGroup = '', name, namespace = '' }: Subject): string {
  return JSON.stringify([kind, apiGroup, name, namespace]);
}
