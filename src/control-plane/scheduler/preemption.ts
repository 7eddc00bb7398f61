/** Making room for a pod by deleting others of lower priority: `framework/preemption` and DefaultPreemption. */
import type { Node, Pod } from '../../kube/api/core/v1';
import { isTerminating } from '../client/pod-conditions';
import { type Diagnosis, filterNodes } from './filter';
import { fitError } from './fit-error';
import { type Rejection, unresolvable } from './plugin';
import type { Snapshot } from './snapshot';

/** Who has to go, or why nobody's going would help. */
export type PreemptionResult = { node: string; victims: Pod[] } | { failure: string };

/** Finds the node where the least has to go for `pod` to fit. Deletes nothing. */
export function preempt(pod: Pod, snapshot: Snapshot, diagnosis: Diagnosis): PreemptionResult {
  const ineligible = whyNotEligible(pod, snapshot, diagnosis);
  if (ineligible) return { failure: `preemption: ${ineligible}` };
  const candidates: Candidate[] = [];
  const rejections: Rejection[] = [];
  for (const node of snapshot.nodes) {
    const rejection = diagnosis.rejections.get(node.metadata.name);
    const found = rejection?.resolvable ? victimsOn(node, pod, snapshot) : NOT_HELPFUL;
    if ('victims' in found) candidates.push(found);
    else rejections.push(found);
  }
  const best = candidates.sort(byLeastHarm)[0];
  if (best) return { node: best.node, victims: best.victims };
  return { failure: `preemption: ${fitError({ nodes: rejections.length, rejections })}` };
}

/** `spec.priority`, 0 for pods from before priorities. */
const priorityOf = (pod: Pod): number => pod.spec.priority ?? 0;

interface Candidate {
  node: string;
  /** The most important first. */
  victims: Pod[];
}

const NOT_HELPFUL = unresolvable('Preemption is not helpful for scheduling');
const NO_VICTIMS = unresolvable('No preemption victims found for incoming pod');

function whyNotEligible(pod: Pod, snapshot: Snapshot, { rejections }: Diagnosis): string | undefined {
  if (pod.spec.preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.';
  const nominated = pod.status?.nominatedNodeName;
  if (!nominated || rejections.get(nominated)?.resolvable === false) return undefined;
  for (const other of snapshot.info(nominated).pods.values())
    if (isTerminating(other) && priorityOf(other) < priorityOf(pod))
      return 'not eligible due to a terminating pod on the nominated node.';
  return undefined;
}

/** All of lower priority go; then as many as possible are spared, the most important first. */
function victimsOn(node: Node, pod: Pod, snapshot: Snapshot): Candidate | Rejection {
  const { name } = node.metadata;
  const info = snapshot.info(name);
  const lower = [...info.pods.values()].filter((other) => priorityOf(other) < priorityOf(pod)).sort(byImportance);
  if (lower.length === 0) return NO_VICTIMS;
  const left = info.without(lower);
  const trial = snapshot.with([[name, left]]);
  const rejection = filterNodes(pod, trial, [node]).rejections.get(name);
  if (rejection) return rejection;
  const victims: Pod[] = [];
  for (const other of lower) {
    left.add(other);
    if (filterNodes(pod, trial, [node]).feasible.length > 0) continue;
    left.remove(other);
    victims.push(other);
  }
  return { node: name, victims };
}

const startOf = (pod: Pod): number => Date.parse(pod.status?.startTime ?? pod.metadata.creationTimestamp ?? '') || 0;

/** `MoreImportantPod`: higher priority, then longer running. */
const byImportance = (a: Pod, b: Pod): number => priorityOf(b) - priorityOf(a) || startOf(a) - startOf(b);

/** `pickOneNodeForPreemption`, but for disruption budgets. */
function byLeastHarm(a: Candidate, b: Candidate): number {
  const highest = ({ victims }: Candidate) => (victims[0] ? priorityOf(victims[0]) : 0);
  const sum = ({ victims }: Candidate) => victims.reduce((total, pod) => total + priorityOf(pod) + 2 ** 31, 0);
  const earliest = ({ victims }: Candidate) =>
    Math.min(...victims.filter((pod) => priorityOf(pod) === highest({ node: '', victims })).map(startOf));
  return highest(a) - highest(b) || sum(a) - sum(b) || a.victims.length - b.victims.length || earliest(b) - earliest(a);
}
