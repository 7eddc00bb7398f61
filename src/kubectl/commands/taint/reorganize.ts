/** What becomes of a node's taints: `reorganizeTaints` of kubectl. */
import type { Taint } from '../../../kube/api/core/v1';
import { aggregate } from '../../cli/errors';
import { matches, type TaintChanges, taintText } from './taint-spec';

/** The taints afterwards, new ones first, and the word for what happened. */
export interface Reorganized {
  taints: Taint[];
  operation: 'modified' | 'tainted' | 'untainted';
}

/** Throws where a taint to remove is not there. */
export function reorganizeTaints(old: readonly Taint[], changes: TaintChanges, overwrite: boolean): Reorganized {
  const { add, remove } = changes;
  let taints = [...add, ...old.filter((taint) => !add.some((newer) => matches(newer, taint)))];
  const added = taints.length !== old.length;
  let deleted = false;
  const errors: Error[] = [];
  for (const gone of remove) {
    const left = taints.filter((taint) => !(gone.effect === undefined ? taint.key === gone.key : matches(gone, taint)));
    deleted = left.length !== taints.length;
    if (!deleted) errors.push(new Error(`taint "${taintText(gone)}" not found`));
    taints = left;
  }
  const error = aggregate(errors);
  if (error) throw error;
  return { taints, operation: (added && deleted) || overwrite ? 'modified' : added ? 'tainted' : 'untainted' };
}
