/** What a terminating namespace tells of how far it is: `status_condition_utils.go`. */
import type { NamespaceCondition } from '../../../kube/api/core/v1';
import { formatTime } from '../../../kube/meta/meta';
import type { Remains } from './content';

type Report = Pick<NamespaceCondition, 'type' | 'status' | 'reason' | 'message'>;

/** The conditions after a pass over the namespace's content; those that say what they said keep their times. */
export function conditionsOf(
  remains: Remains,
  present: readonly NamespaceCondition[] | undefined,
  now: number,
): NamespaceCondition[] {
  return reports(remains).map((report) => {
    const old = present?.find((c) => c.type === report.type);
    const lastTransitionTime = old?.status === report.status ? old.lastTransitionTime : formatTime(now);
    return {
      lastTransitionTime,
      message: report.message,
      reason: report.reason,
      status: report.status,
      type: report.type,
    };
  });
}

function reports({ resources, finalizers }: Remains): Report[] {
  return [
    fine('NamespaceDeletionDiscoveryFailure', 'ResourcesDiscovered', 'All resources successfully discovered'),
    fine(
      'NamespaceDeletionGroupVersionParsingFailure',
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
    ),
    fine(
      'NamespaceDeletionContentFailure',
      'ContentDeleted',
      'All content successfully deleted, may be waiting on finalization',
    ),
    resources.size > 0
      ? remaining(
          'NamespaceContentRemaining',
          'SomeResourcesRemain',
          `Some resources are remaining: ${instances(resources)}`,
        )
      : fine('NamespaceContentRemaining', 'ContentRemoved', 'All content successfully removed'),
    finalizers.size > 0
      ? remaining(
          'NamespaceFinalizersRemaining',
          'SomeFinalizersRemain',
          `Some content in the namespace has finalizers remaining: ${holders(finalizers)}`,
        )
      : fine('NamespaceFinalizersRemaining', 'ContentHasNoFinalizers', 'All content-preserving finalizers finished'),
  ];
}

const fine = (type: string, reason: string, message: string): Report => ({ type, status: 'False', reason, message });

const remaining = (type: string, reason: string, message: string): Report => ({
  type,
  status: 'True',
  reason,
  message,
});

/** `pods. has 1 resource instances`: the dot stands before the group. */
const instances = (resources: Map<string, number>): string =>
  [...resources]
    .map(([resource, count]) => `${resource.includes('.') ? resource : `${resource}.`} has ${count} resource instances`)
    .sort()
    .join(', ');

const holders = (finalizers: Map<string, number>): string =>
  [...finalizers]
    .map(([finalizer, count]) => `${finalizer} in ${count} resource instances`)
    .sort()
    .join(', ');
