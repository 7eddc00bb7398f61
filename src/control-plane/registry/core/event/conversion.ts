/** The view of events in `events.k8s.io/v1`: the same objects under newer names. */
import type { JsonObject } from '../../../../go/json/value';
import { asJSON, asKubeObject, type KubeObject } from '../../../../kube/meta/meta';

/** What a field of `v1` is called in `events.k8s.io/v1`. */
const NAMES: readonly (readonly [string, string])[] = [
  ['involvedObject', 'regarding'],
  ['message', 'note'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
  ['reportingComponent', 'reportingController'],
];

function rename(event: KubeObject, apiVersion: string, names: readonly (readonly [string, string])[]): KubeObject {
  const renamed = new Map(names);
  const out: JsonObject = { apiVersion, kind: 'Event', metadata: asJSON(event.metadata) };
  for (const [field, value] of Object.entries(event))
    if (value !== undefined && !(field in out)) out[renamed.get(field) ?? field] = value;
  return asKubeObject(out);
}

/** A `v1` Event as `events.k8s.io/v1` shows it. */
export function toEventsV1(event: KubeObject): KubeObject {
  return rename(event, 'events.k8s.io/v1', NAMES);
}

/** An `events.k8s.io/v1` Event as it is stored. */
export function fromEventsV1(event: KubeObject): KubeObject {
  return rename(
    event,
    'v1',
    NAMES.map(([core, events]) => [events, core] as const),
  );
}
