/** Tables of conditions. */
import type { Description } from './description';
import { longTime } from './times';

interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string | null;
}

/** Type, status and reason, as workloads show them; nothing without conditions. */
export function describeReasons(page: Description, conditions: readonly Condition[] | undefined): void {
  if (!conditions?.length) return;
  page.line('Conditions:');
  const table = page.indented();
  table.header('Type', 'Status', 'Reason');
  for (const { type, status, reason = '' } of conditions) table.row(`${type} `, status, reason);
}

/** The same with the time of the last change and a message. */
export function describeTransitions(page: Description, conditions: readonly Condition[] | undefined): void {
  if (!conditions?.length) return;
  page.line('Conditions:');
  const table = page.indented();
  table.header('Type', 'Status', 'LastTransitionTime', 'Reason', 'Message');
  for (const { type, status, lastTransitionTime, reason = '', message = '' } of conditions)
    table.row(type, status, longTime(lastTransitionTime), reason, message);
}
