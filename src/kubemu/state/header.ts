/** What the header of a state file says, and whether it makes sense: people may have edited it. */

import type { ClockState } from '../../control-plane/clock/clock';
import type { StreamCounters } from '../../control-plane/clock/random';
import type { JsonObject, JsonValue } from '../../go/json/value';
import type { Incarnations } from '../cluster/latencies';
import type { Profile } from '../profiles/profile';

/** Everything that is kept of a cluster besides its objects and its queue. */
export interface Header {
  clock: ClockState;
  streams: StreamCounters;
  incarnations: Incarnations;
  profile: Profile;
}

type Check = (value: JsonValue | undefined) => boolean;

const isNumber: Check = (value) => typeof value === 'number';
const isText: Check = (value) => typeof value === 'string';
const isMap: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isMapOf =
  (check: Check): Check =>
  (value) =>
    isMap(value) && Object.values(value as JsonObject).every(check);

const CLOCK: Record<string, Check> = {
  mode: (mode) => mode === 'real' || mode === 'virtual',
  now: isNumber,
  speed: (speed) => isNumber(speed) && (speed as number) > 0,
  wallOrigin: isNumber,
  origin: isNumber,
};

const PROFILE: Record<string, Check> = {
  seed: isNumber,
  nodes: Array.isArray,
  serviceCIDR: isText,
  clusterDNS: isText,
  latencies: isMap,
  pods: isMapOf(Array.isArray),
  claims: isMapOf(isMap),
  images: isMapOf(isMap),
};

const WORK: Record<string, Check> = { at: isNumber, worker: isText, key: isText };

/** What is wrong with a header and a queue, in a few words; undefined when they can be used. */
export function headerProblem(header: JsonObject, queue: readonly JsonObject[]): string | undefined {
  const { clock, profile, streams, incarnations } = header;
  const parts: [name: string, value: JsonValue | undefined, fields: Record<string, Check>][] = [
    ['header.clock', clock, CLOCK],
    ['header.profile', profile, PROFILE],
  ];
  for (const [name, value, fields] of parts) {
    const wrong = wrongField(value, fields);
    if (wrong !== undefined) return `there is no sense in its ${name}${wrong}`;
  }
  if (!isMapOf(isNumber)(streams)) return 'there is no sense in its header.streams';
  if (!isMapOf(isNumber)(incarnations)) return 'there is no sense in its header.incarnations';
  if (queue.some((item) => wrongField(item, WORK) !== undefined)) return 'there is no sense in its queue';
  return undefined;
}

/** `.field` of the first that is wrong; empty for a value that has no fields. */
function wrongField(value: JsonValue | undefined, fields: Record<string, Check>): string | undefined {
  if (!isMap(value)) return '';
  const wrong = Object.entries(fields).find(([field, check]) => !check((value as JsonObject)[field]));
  return wrong && `.${wrong[0]}`;
}
