/** Kinds without a description of their own: every field under a readable name. */

import { sprint } from '../../go/fmt/print';
import { sortedKeys } from '../../go/fmt/value';
import { fieldOf } from '../../go/json/field';
import type { JsonObject, JsonValue } from '../../go/json/value';
import type { KubeObject } from '../../kube/meta/meta';
import { encodeTyped } from '../../kube/schema/strict-decode';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeMetadata } from './metadata';
import { smartLabel } from './smart-label';

const SKIPPED = [
  '.metadata.managedFields',
  '.metadata.name',
  '.metadata.namespace',
  '.metadata.labels',
  '.metadata.annotations',
];

/** `genericDescriber`. */
export function describeGeneric(page: Description, object: KubeObject, view: ClusterView): void {
  describeMetadata(page, object);
  describeContent(page, encodeTyped(object, object) as unknown as JsonObject, '');
  describeEvents(page, view.eventsOf(object), view.now);
}

function describeContent(page: Description, content: JsonObject, path: string): void {
  const inner = page.indented();
  for (const field of sortedKeys(content as never)) {
    const value = fieldOf(content, field) as JsonValue;
    const at = `${path}.${field}`;
    if (SKIPPED.includes(at)) continue;
    const label = smartLabel(field);
    if (typeof value !== 'object' || value === null) {
      page.field(label, sprint(value));
      continue;
    }
    page.line(`${label}:`);
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item === 'object' && item !== null && !Array.isArray(item)) describeContent(inner, item, at);
      else inner.line(sprint(item));
    }
  }
}
