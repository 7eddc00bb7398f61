/** The taints a node has because of how it is: `nodeConditionToTaintKeyStatusMap`. */
import type { Node, Taint } from '../../../kube/api/core/v1';
import { formatTime } from '../../../kube/meta/meta';

const PREFIX = 'node.kubernetes.io/';
const NOT_READY = `${PREFIX}not-ready`;
const UNREACHABLE = `${PREFIX}unreachable`;
const UNSCHEDULABLE = `${PREFIX}unschedulable`;

/** Condition, the status that is bad, and the taint for it. */
const BY_CONDITION: [type: string, status: string, key: string][] = [
  ['Ready', 'False', NOT_READY],
  ['Ready', 'Unknown', UNREACHABLE],
  ['MemoryPressure', 'True', `${PREFIX}memory-pressure`],
  ['DiskPressure', 'True', `${PREFIX}disk-pressure`],
  ['NetworkUnavailable', 'True', `${PREFIX}network-unavailable`],
  ['PIDPressure', 'True', `${PREFIX}pid-pressure`],
];

/** Of the taints that follow from a node's state, those it should have. */
function wantedTaints({ spec, status }: Node): Omit<Taint, 'timeAdded'>[] {
  const conditions = status?.conditions ?? [];
  const bad = BY_CONDITION.filter(([type, value]) => conditions.some((c) => c.type === type && c.status === value));
  return [
    ...bad.map(([, , key]) => ({ key, effect: 'NoSchedule' as const })),
    ...(spec.unschedulable ? [{ key: UNSCHEDULABLE, effect: 'NoSchedule' as const }] : []),
    // What runs there must go, too, unless it puts up with it.
    ...bad.filter(([type]) => type === 'Ready').map(([, , key]) => ({ key, effect: 'NoExecute' as const })),
  ];
}

/** Whether a taint is one that follows from a node's state, and not somebody's own. */
function isManaged({ key, effect }: Taint): boolean {
  if (effect === 'NoExecute') return key === NOT_READY || key === UNREACHABLE;
  return effect === 'NoSchedule' && (key === UNSCHEDULABLE || BY_CONDITION.some(([, , k]) => k === key));
}

/** The node's taints brought up to date; the same list when nothing changes. */
export function updatedTaints(node: Node, now: number): Taint[] | undefined {
  const present = node.spec.taints ?? [];
  const wanted = wantedTaints(node);
  const same = (a: Taint, b: Taint) => a.key === b.key && a.effect === b.effect;
  const kept = present.filter((taint) => !isManaged(taint) || wanted.some((w) => same(w, taint)));
  const added = wanted.filter((w) => !present.some((taint) => same(w, taint)));
  if (kept.length === present.length && added.length === 0) return node.spec.taints;
  const taints = [...kept, ...added.map((taint) => ({ ...taint, timeAdded: formatTime(now) }))];
  return taints.length > 0 ? taints : undefined;
}
