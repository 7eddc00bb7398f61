/** ResourceQuotas. */

import { compareStrings } from '../../go/fmt/value';
import type { ResourceQuota } from '../../kube/api/core/v1';
import { canonical, formatQuantity, parseQuantity, quantityOf, value } from '../../kube/quantity/quantity';
import type { Description } from './description';
import { sortedEntries } from './metadata';

/** `describeQuota`: neither labels nor events. */
export function describeResourceQuota(page: Description, quota: ResourceQuota): void {
  const scopes = [...(quota.spec?.scopes ?? [])].sort(compareStrings);
  page.field('Name', quota.metadata.name);
  page.field('Namespace', quota.metadata.namespace ?? '');
  if (scopes.length > 0) page.field('Scopes', scopes.join(', '));
  for (const help of scopeHelp(scopes)) page.line(` * ${help}`);
  page.row('Resource', 'Used', 'Hard');
  page.row('--------', '----', '----');
  for (const [resource, used, hard] of quotaRows(quota)) page.row(resource, inNotationOf(used, hard), hard);
}

/** Resource, what is used of it and how much may be, sorted by resource. */
export function quotaRows({ status }: ResourceQuota): [resource: string, used: string, hard: string][] {
  return sortedEntries(status?.hard).map(([resource, hard]) => [
    resource,
    canonical(status?.used?.[resource] ?? '0'),
    canonical(hard),
  ]);
}

/** What a quota's scopes mean, for those kubectl has an explanation of. */
export function scopeHelp(scopes: readonly string[]): string[] {
  return scopes.map((scope) => SCOPES[scope]).filter((help) => help !== undefined);
}

const SCOPES: Record<string, string> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort:
    'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
};

/** An amount written with the suffixes of another. */
function inNotationOf(used: string, hard: string): string {
  const { format } = parseQuantity(hard);
  const amount = parseQuantity(used);
  return format === amount.format ? used : formatQuantity(quantityOf(value(amount), format));
}
