/** LimitRanges. */

import { compareStrings } from '../../go/fmt/value';
import type { LimitRange } from '../../kube/api/core/v1';
import { canonical } from '../../kube/quantity/quantity';
import type { Description } from './description';

/** The columns of a table of limits. */
export const LIMIT_COLUMNS = [
  'Type',
  'Resource',
  'Min',
  'Max',
  'Default Request',
  'Default Limit',
  'Max Limit/Request Ratio',
];

/** `describeLimitRange`: neither labels nor events. */
export function describeLimitRange(page: Description, range: LimitRange): void {
  page.field('Name', range.metadata.name);
  page.field('Namespace', range.metadata.namespace ?? '');
  page.header(...LIMIT_COLUMNS);
  describeLimits(page, range, '');
}

/** A row for each resource of each limit; resources, which kubectl shows in any order, come sorted. */
export function describeLimits(page: Description, { spec }: LimitRange, prefix: string): void {
  for (const { type, min, max, defaultRequest, default: byDefault, maxLimitRequestRatio } of spec?.limits ?? []) {
    const columns = [min, max, defaultRequest, byDefault, maxLimitRequestRatio];
    const resources = new Set(columns.flatMap((column) => Object.keys(column ?? {})));
    for (const resource of [...resources].sort(compareStrings)) {
      const amounts = columns.map((column) => column?.[resource]);
      const texts = amounts.map((amount) => (amount === undefined ? '-' : canonical(amount)));
      page.row(`${prefix}${type}`, resource, ...texts);
    }
  }
}
