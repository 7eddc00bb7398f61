/**
 * How the state file is laid out, so that people can read and diff it and so that its parts are found without parsing:
 *
 *     {
 *       "format": 1,
 *       "header": { ... },
 *       "queue": [ one entry per line ],
 *       "namespaces": { "default": { ... } },
 *       "pods": { "default/web-0": { ... } },
 *       "events": { "default/web-0.17a": one object per line },
 *       "log": [ one entry per line ]
 *     }
 *
 * It is JSON indented by two spaces, except that bulk (queue, events, log) has one entry per line. Resources stand at
 * the top so that no boundary is indented by more than four spaces: a search for a line break and up to five more bytes
 * is several times faster than one for a longer text. What is seldom read comes last.
 */
import type { JsonObject } from '../../../go/json/value';
import { asJSON, type KubeObject } from '../../../kube/meta/meta';
import { sortFields } from '../sort-fields';

/** The format this code reads and writes. */
export const FORMAT = 1;

/** Whether a resource's objects stand on one line each. */
export function isCompact(resource: string): boolean {
  return resource === 'events';
}

/** Which of two resources' sections comes first: they are sorted by name, the compact ones last. */
export function compareSections(a: string, b: string): number {
  return Number(isCompact(a)) - Number(isCompact(b)) || (a < b ? -1 : Number(a > b));
}

/** The line or lines of one object within its section, without a comma. */
export function formatObject(resource: string, key: string, object: KubeObject): string {
  const sorted = sortFields(asJSON(object));
  if (isCompact(resource)) return `    ${JSON.stringify(key)}: ${JSON.stringify(sorted)}`;
  const nested = JSON.stringify({ s: { [key]: sorted } }, null, 2);
  return nested.slice('{\n  "s": {\n'.length, -'\n  }\n}'.length);
}

/** The header as it stands behind its name. */
export function formatHeader(header: JsonObject): string {
  return JSON.stringify(header, null, 2).replaceAll('\n', '\n  ');
}

/** A list with one entry, already JSON, per line. */
export function formatLines(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`;
}
