/** What happened in a cluster, as bars and marks on an axis of time. */
import { podStatusReason } from '../../control-plane/registry/core/pod/status-reason';
import type { StoreEvent } from '../../control-plane/storage/store';
import { deepEqual } from '../../go/json/deep';
import type { Deployment } from '../../kube/api/apps/v1';
import type { Node, PersistentVolumeClaim, Pod } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';

/** A stretch of time in which an object was in one state. */
export interface Span {
  state: string;
  from: number;
  to: number;
}

/** An object through its states. */
export interface Bar {
  resource: string;
  namespace?: string;
  name: string;
  spans: Span[];
}

/** Something somebody did to a workload. */
export interface Mark {
  at: number;
  text: string;
}

/** All of it; times are milliseconds since the epoch. */
export interface Timeline {
  from: number;
  to: number;
  marks: Mark[];
  bars: Bar[];
}

/** Which objects are meant: those for which it says yes, and what belongs to them. */
export type Choice = (resource: string, object: KubeObject) => boolean;

/** What a user's own changes are told of. */
const WORKLOADS: Record<string, string> = {
  'deployments.apps': 'deployment',
  'statefulsets.apps': 'statefulset',
  'daemonsets.apps': 'daemonset',
  'jobs.batch': 'job',
  'cronjobs.batch': 'cronjob',
};

/** The order in which the bars stand. */
const BARS: Record<string, (object: KubeObject) => string> = {
  nodes: (node) => (isReady(node as Node) ? 'Ready' : 'NotReady'),
  pods: (pod) => podState(pod as Pod),
  persistentvolumeclaims: (claim) => (claim as PersistentVolumeClaim).status?.phase ?? 'Pending',
};

/** Draws the timeline of what is chosen from a cluster's changes, oldest first. */
export function timelineOf(history: readonly StoreEvent[], choice: Choice, now: number): Timeline {
  const chosen = new Set<string>();
  const bars = new Map<string, Bar>();
  const marks: Mark[] = [];
  for (const event of history) {
    const { resource, object, type, time } = event;
    const uid = object.metadata.uid ?? '';
    const isChosen = chosen.has(uid) || choice(resource, object) || belongs(object, chosen);
    if (!isChosen) continue;
    // What runs on a node does not belong to it in this sense.
    if (resource !== 'nodes') chosen.add(uid);
    for (const claim of claimsOf(resource, object)) chosen.add(claim);
    const text = markOf(event);
    if (text !== undefined) marks.push({ at: time, text });
    const stateOf = BARS[resource];
    if (stateOf) follow(bars, event, type === 'DELETED' ? undefined : stateOf(object));
  }
  const shown = [...bars.values()].filter(({ resource, spans }) => resource !== 'nodes' || spans.length > 1);
  const order = Object.keys(BARS);
  shown.sort((a, b) => order.indexOf(a.resource) - order.indexOf(b.resource));
  for (const { spans } of shown) for (const span of spans) if (span.to === OPEN) span.to = now;
  const begin = [
    ...marks.map(({ at }) => at),
    ...shown.flatMap(({ resource, spans }) => (resource === 'nodes' ? [] : (spans[0]?.from ?? []))),
  ];
  return { from: Math.min(now, ...begin), to: now, marks, bars: shown };
}

const OPEN = Number.POSITIVE_INFINITY;

/** An object's bar goes on in another state; undefined: it ends. One of the same name goes on in the same bar. */
function follow(bars: Map<string, Bar>, { resource, object, time }: StoreEvent, state: string | undefined): void {
  const { namespace, name } = object.metadata;
  const key = `${resource}/${namespace}/${name}`;
  const bar = bars.get(key) ?? { resource, ...(namespace ? { namespace } : {}), name, spans: [] };
  bars.set(key, bar);
  const last = bar.spans.at(-1);
  if (last?.to === OPEN) {
    if (last.state === state) return;
    last.to = time;
    if (last.from === time) bar.spans.pop();
  }
  if (state !== undefined) bar.spans.push({ state, from: time, to: OPEN });
}

const belongs = ({ metadata }: KubeObject, chosen: ReadonlySet<string>) =>
  metadata.ownerReferences?.some(({ uid }) => chosen.has(uid)) === true ||
  chosen.has(`claim ${metadata.namespace}/${metadata.name}`);

function claimsOf(resource: string, object: KubeObject): string[] {
  if (resource !== 'pods') return [];
  const { spec, metadata } = object as Pod;
  return (spec.volumes ?? []).flatMap(({ persistentVolumeClaim: claim }) =>
    claim ? [`claim ${metadata.namespace}/${claim.claimName}`] : [],
  );
}

function podState(pod: Pod): string {
  const reason = podStatusReason(pod);
  const ready = pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True');
  return reason === 'Running' && !ready ? 'NotReady' : reason;
}

const isReady = ({ status }: Node) =>
  status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') === true;

/** What somebody did: `scale statefulset/web 3 → 5`. */
function markOf({ type, resource, object, old }: StoreEvent): string | undefined {
  const word = WORKLOADS[resource];
  if (!word || object.metadata.ownerReferences?.length) return undefined;
  const name = `${word}/${object.metadata.name}`;
  if (type === 'ADDED') return `create ${name}`;
  if (type === 'DELETED') return old?.metadata.deletionTimestamp ? undefined : `delete ${name}`;
  if (object.metadata.deletionTimestamp) return old?.metadata.deletionTimestamp ? undefined : `delete ${name}`;
  const [before, after] = [old as Deployment | undefined, object as Deployment];
  if (!before || deepEqual(before.spec, after.spec)) return undefined;
  if (before.spec?.replicas !== after.spec?.replicas)
    return `scale ${name} ${before.spec?.replicas} → ${after.spec?.replicas}`;
  const images = (one: Deployment) => (one.spec?.template?.spec?.containers ?? []).map(({ image }) => image).join(',');
  return images(before) === images(after) ? `change ${name}` : `update ${name} to ${images(after)}`;
}
