/** Whether three looks at a cell show a cycle that goes on by itself, and what each round of it takes. */
import type { JsonObject } from '../../../go/json/value';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Cell, Snapshot } from './cell';
import { extrapolate, NotRecurrent } from './extrapolate';

/** The scheduler casts lots between nodes that suit a pod as well: which node's addresses are taken changes. */
const BY_CHANCE = 'podIP/';

/** What is not gone with what it is about, but dropped some time later: their number may change meanwhile. */
const LINGERS = new Set(['Event', 'Machine']);

/** A cell that does the same again and again. */
export interface Cycle {
  period: number;
  versions: number;
  draws: ReadonlyMap<string, number>;
  /** Items whose time moves with each round. */
  moving: string[];
  /** When something falls due that does not: the cycle is only known to go on until then. */
  until: number;
  /** After how many rounds one will be another, since more or fewer events may be recorded about an object by then. */
  lasts: number;
  /** What is remembered of events, and how much more may be recorded with each round. */
  memories: Drift[];
  /** How many rounds what is made in one stays. */
  memory: number;
  /** The objects that stay from round to round, changed, as they are so many rounds after the last look. */
  objectsAhead(rounds: number): Map<string, KubeObject>;
}

/** The cycle three looks show, one period apart; undefined when they show none. */
export function findCycle(cell: Cell, a: Snapshot, b: Snapshot, c: Snapshot): Cycle | undefined {
  const period = c.at - b.at;
  const even = (of: (look: Snapshot) => number) => of(c) - of(b) === of(b) - of(a);
  if (period <= 0 || !even(({ at }) => at) || !even(({ versions }) => versions) || !even(({ events }) => events))
    return undefined;
  const draws = new Map<string, number>();
  for (const stream of c.draws.keys()) {
    const drawn = ({ draws: of }: Snapshot) => of.get(stream) ?? 0;
    if (even(drawn)) draws.set(stream, drawn(c) - drawn(b));
    else if (stream.startsWith(BY_CHANCE)) draws.set(stream, (drawn(c) - drawn(a)) / 2);
    else return undefined;
  }
  const queue = pendingOf(a, b, c);
  const objects = objectsOf(a, b, c);
  const memories = objects && memoriesOf(a, b, c);
  if (!queue || !objects || !memories || (cell.workers.has('job') && !cell.workers.has('cronjob'))) return undefined;
  const objectsAhead = (ahead: number) =>
    new Map(
      objects.changing.map(([key, [first, second, third]]) => [
        key,
        extrapolate(first, second, third, {
          period,
          ahead,
        }) as unknown as KubeObject,
      ]),
    );
  try {
    objectsAhead(1);
  } catch (error) {
    if (error instanceof NotRecurrent) return undefined;
    throw error;
  }
  const memory = Math.ceil(objects.oldest / period);
  // Each new event is one day dropped, which takes a version too.
  const versions = c.versions - b.versions + (c.events - b.events);
  return { period, versions, draws, ...queue, ...memories, memory, objectsAhead };
}

/** The memory of the events about one object, by source. */
export interface Drift {
  key: string;
  drift: ReadonlyMap<string, number>;
}

/** Less than this is the inexactness of fractions. */
const NOTHING = 1e-9;

/** How the memories of events change, and for how many rounds that makes no difference; undefined when it makes one. */
function memoriesOf(a: Snapshot, b: Snapshot, c: Snapshot): { memories: Drift[]; lasts: number } | undefined {
  let lasts = Number.POSITIVE_INFINITY;
  const memories: Drift[] = [];
  for (const [key, memory] of c.memories) {
    const uids = new Set([a, b, c].map(({ objects }) => objects.get(key)?.metadata.uid));
    if (uids.size > 1) continue;
    const [first, second] = [a.memories.get(key), b.memories.get(key)];
    for (const [like, messages] of memory.messages)
      if (first?.messages.get(like) !== messages || second?.messages.get(like) !== messages) return undefined;
    const drift = new Map<string, number>();
    for (const [source, occasions] of memory.occasions) {
      const earlier = second?.occasions.get(source) ?? [];
      const last = occasions.filter(({ at }) => at >= b.at && at < c.at);
      const before = earlier.filter(({ at }) => at >= a.at && at < b.at);
      if (last.length !== before.length) return undefined;
      for (const [i, { at, tokens }] of last.entries()) {
        const then = before[i] as (typeof last)[number];
        const change = tokens - then.tokens;
        if (at - then.at !== c.at - b.at || then.tokens >= 1 !== tokens >= 1) return undefined;
        if (Math.abs(change) < NOTHING) continue;
        // What was refused is not, some day, or the other way round.
        const room =
          change > 0
            ? tokens < 1
              ? 1 - tokens
              : Number.POSITIVE_INFINITY
            : tokens >= 1
              ? tokens - 1
              : Number.POSITIVE_INFINITY;
        lasts = Math.min(lasts, Math.floor(room / Math.abs(change)) - 1);
        drift.set(source, change);
      }
    }
    memories.push({ key, drift });
  }
  return { memories, lasts };
}

/** The items that move with the cycle, and the first that does not; undefined when neither can be said of one. */
function pendingOf(a: Snapshot, b: Snapshot, c: Snapshot): { moving: string[]; until: number } | undefined {
  if (a.pending.size !== b.pending.size || b.pending.size !== c.pending.size) return undefined;
  const moving: string[] = [];
  let until = Number.POSITIVE_INFINITY;
  for (const [id, due] of c.pending) {
    const [first, second] = [a.pending.get(id), b.pending.get(id)];
    // Something that is new in each cycle: what it is about will have gone when the cycle is played again.
    if (first === undefined || second === undefined) continue;
    if (first === due && second === due) until = Math.min(until, due);
    else if (first - a.at === due - c.at && second - b.at === due - c.at) moving.push(id);
    else return undefined;
  }
  return { moving, until };
}

/** One object at three looks. Objects are JSON. */
type Looks = [JsonObject, JsonObject, JsonObject];

/** The objects that stay and change, and the age of the oldest that does not stay; undefined when their number changes. */
function objectsOf(a: Snapshot, b: Snapshot, c: Snapshot): { changing: [string, Looks][]; oldest: number } | undefined {
  const changing: [string, Looks][] = [];
  const passing = new Map<string, number>();
  let oldest = 0;
  for (const [key, third] of c.objects) {
    const [first, second] = [a.objects.get(key), b.objects.get(key)];
    const { uid, creationTimestamp } = third.metadata;
    if (first && second && first.metadata.uid === uid && second.metadata.uid === uid) {
      if (first !== second || second !== third) changing.push([key, [first, second, third] as unknown as Looks]);
    } else if (!LINGERS.has(third.kind)) {
      count(passing, third, 1);
      if (creationTimestamp) oldest = Math.max(oldest, c.at - Date.parse(creationTimestamp));
    }
  }
  for (const [key, object] of a.objects)
    if (!LINGERS.has(object.kind) && c.objects.get(key)?.metadata.uid !== object.metadata.uid)
      count(passing, object, -1);
  return [...passing.values()].every((n) => n === 0) ? { changing, oldest } : undefined;
}

function count(of: Map<string, number>, { kind }: KubeObject, n: number): void {
  of.set(kind, (of.get(kind) ?? 0) + n);
}
