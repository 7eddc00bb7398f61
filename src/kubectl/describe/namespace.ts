/** Namespaces, with the quotas and limits in them. */

import { compareStrings } from '../../go/fmt/value';
import type { LimitRange, Namespace, ResourceQuota } from '../../kube/api/core/v1';
import type { ClusterView } from './cluster-view';
import { describeTransitions } from './conditions';
import type { Description } from './description';
import { describeLimits, LIMIT_COLUMNS } from './limitrange';
import { describeClusterMetadata } from './metadata';
import { quotaRows, scopeHelp } from './resourcequota';

/** `describeNamespace`: without events. */
export function describeNamespace(page: Description, namespace: Namespace, view: ClusterView): void {
  const { name } = namespace.metadata;
  describeClusterMetadata(page, namespace);
  page.field('Status', namespace.status?.phase ?? '');
  describeTransitions(page, namespace.status?.conditions);
  page.line('');
  describeQuotas(page, view.client.kind('resourcequotas').list(name) as ResourceQuota[]);
  page.line('');
  describeLimitRanges(page, view.client.kind('limitranges').list(name) as LimitRange[]);
}

function describeQuotas(page: Description, quotas: ResourceQuota[]): void {
  page.line(quotas.length === 0 ? 'No resource quota.' : 'Resource Quotas');
  const inner = page.indented();
  for (const quota of quotas.sort((a, b) => compareStrings(a.metadata.name, b.metadata.name))) {
    const scopes = [...(quota.spec?.scopes ?? [])].sort(compareStrings);
    inner.field('Name', quota.metadata.name);
    if (scopes.length > 0) inner.field('Scopes', scopes.join(', '));
    for (const help of scopeHelp(scopes)) inner.line(`* ${help}`);
    inner.row('Resource', 'Used', 'Hard');
    inner.row('--------', '---', '---');
    for (const row of quotaRows(quota)) inner.row(...row);
  }
}

function describeLimitRanges(page: Description, ranges: LimitRange[]): void {
  if (ranges.length === 0) page.line('No LimitRange resource.');
  if (ranges.length === 0) return;
  const columns = LIMIT_COLUMNS.map((name, i) => (i === 0 ? ` ${name}` : name));
  page.line('Resource Limits');
  page.row(...columns);
  page.row(...LIMIT_COLUMNS.map((name, i) => (i === 0 ? ' ' : '') + '-'.repeat(name.length)));
  for (const range of ranges) describeLimits(page, range, ' ');
}
