/** What the scheduler's plugins are: `framework.PreFilterPlugin` and `FilterPlugin` in one. */
import type { Node, Pod } from '../../kube/api/core/v1';
import type { Snapshot } from './snapshot';

/** Why a node, or every node, cannot take a pod. */
export interface Rejection {
  reasons: string[];
  /** Whether it could if other pods went away: `Unschedulable` against `UnschedulableAndUnresolvable`. */
  resolvable: boolean;
}

/** Looks at one node; undefined when the pod fits. */
export type NodeFilter = (node: Node) => Rejection | undefined;

/** Prepares for a pod. A rejection is of every node; undefined when the plugin has nothing to say about the pod. */
export type Plugin = (pod: Pod, snapshot: Snapshot) => NodeFilter | Rejection | undefined;

/** Names the only nodes a pod can go to; undefined when there may be any number: `framework.PreFilterResult`. */
export type NodeChoice = (pod: Pod, snapshot: Snapshot) => ReadonlySet<string> | undefined;

/** No pod's leaving would help. */
export const unresolvable = (reason: string): Rejection => ({ reasons: [reason], resolvable: false });

/** It might help if pods left. */
export const resolvable = (...reasons: string[]): Rejection => ({ reasons, resolvable: true });
