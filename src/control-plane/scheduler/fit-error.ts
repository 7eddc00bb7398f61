/** Why a pod was not placed, in the scheduler's words: `framework.FitError`. */
import type { Rejection } from './plugin';

/** What `fitError` puts together. */
export interface Unfit {
  /** How many nodes were looked at. */
  nodes: number;
  rejections: Iterable<Rejection>;
  /** What rules out every node. */
  everywhere?: Rejection;
  /** What preemption found out; empty when it made room. */
  preemption?: string;
}

/** `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) were unschedulable. preemption: ...` */
export function fitError({ nodes, rejections, everywhere, preemption }: Unfit): string {
  let message = `0/${nodes} nodes are available:`;
  const why = everywhere ? everywhere.reasons.join(', ') : histogram(rejections);
  if (why) message += ` ${why}.`;
  if (preemption) message += ` ${preemption}.`;
  return message;
}

function histogram(rejections: Iterable<Rejection>): string {
  const counts = new Map<string, number>();
  for (const { reasons } of rejections) for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}
