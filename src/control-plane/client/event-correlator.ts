/** What keeps a component from flooding the cluster with events about one object: `EventCorrelator` of `client-go/tools/record`. */
import type { Event } from '../../kube/api/core/v1';

/** From the tenth different message on, events that differ in nothing else become one. */
const DISTINCT_MESSAGES = 10;
/** After this long without one, they count as different again. */
const FORGOTTEN_AFTER = 600_000;
/** Events a component may record about an object at once, and how long each takes to be allowed again. */
const BURST = 25;
const REFILL = 300_000;

/** What an aggregated event says in front of the latest message. */
export const COMBINED = '(combined from similar events): ';

/** An event as far as it matters which other events it is like. */
export type Occurrence = Pick<Event, 'source' | 'type' | 'reason' | 'message'> & {
  involvedObject: { uid?: string; fieldPath?: string };
};

interface Similar {
  messages: Set<string>;
  last: number;
}

interface Allowance {
  tokens: number;
  at: number;
  /** What there was to take from at the last occasions. */
  occasions: Occasion[];
}

/** When an event was to be recorded, and how many were allowed then. */
interface Occasion {
  at: number;
  tokens: number;
}

/** How many occasions are remembered. */
const OCCASIONS = 64;

/** What a correlator remembers, for whoever wants to know whether it will go on as it does. */
export interface EventMemory {
  /** How many different messages of each like are known. */
  messages: ReadonlyMap<string, number>;
  /** The last occasions of each source. */
  occasions: ReadonlyMap<string, readonly Occasion[]>;
}

/** The memory of what was recorded about one object. */
export class EventCorrelator {
  private readonly similar = new Map<string, Similar>();
  private readonly allowances = new Map<string, Allowance>();

  /** Learns of a recorded event, as if its recording had been observed. Oldest first. */
  learn(event: Event): void {
    const last = Date.parse(event.lastTimestamp ?? '');
    const similar = this.recordOf(event, last);
    similar.last = last;
    if (event.message?.startsWith(COMBINED))
      for (let i = similar.messages.size; i < DISTINCT_MESSAGES - 1; i++) similar.messages.add(`\0${i}`);
    else if (similar.messages.size < DISTINCT_MESSAGES - 1) similar.messages.add(event.message ?? '');
    const allowance = this.allowanceOf(event, Date.parse(event.firstTimestamp ?? ''));
    allowance.tokens -= event.count ?? 1;
  }

  /** Whether an event of a like is to be counted under the aggregate instead of by its own message. */
  aggregates(event: Occurrence, now: number): boolean {
    const similar = this.recordOf(event, now);
    similar.messages.add(event.message ?? '');
    similar.last = now;
    if (similar.messages.size < DISTINCT_MESSAGES) return false;
    for (const message of similar.messages) {
      similar.messages.delete(message);
      break;
    }
    return true;
  }

  /** Whether the source may record another event about the object; takes from what it may. */
  allows(event: Occurrence, now: number): boolean {
    const allowance = this.allowanceOf(event, now);
    allowance.tokens = Math.min(BURST, allowance.tokens + (now - allowance.at) / REFILL);
    allowance.at = now;
    allowance.occasions.push({ at: now, tokens: allowance.tokens });
    if (allowance.occasions.length > OCCASIONS) allowance.occasions.shift();
    if (allowance.tokens < 1) return false;
    allowance.tokens--;
    return true;
  }

  /** What is remembered now. */
  get memory(): EventMemory {
    return {
      messages: new Map([...this.similar].map(([key, { messages }]) => [key, messages.size])),
      occasions: new Map([...this.allowances].map(([key, { occasions }]) => [key, [...occasions]])),
    };
  }

  /** Everything was recorded so much later than it was, and this much more of each source is allowed since. */
  postpone(by: number, more: ReadonlyMap<string, number>): void {
    for (const similar of this.similar.values()) similar.last += by;
    for (const [key, allowance] of this.allowances) {
      allowance.at += by;
      allowance.tokens += more.get(key) ?? 0;
    }
  }

  private recordOf(event: Occurrence, now: number): Similar {
    const key = aggregateKey(event);
    let similar = this.similar.get(key);
    if (!similar || now - similar.last > FORGOTTEN_AFTER) {
      similar = { messages: new Set(), last: now };
      this.similar.set(key, similar);
    }
    return similar;
  }

  private allowanceOf({ source, involvedObject }: Occurrence, now: number): Allowance {
    const key = [source?.component, source?.host, involvedObject.uid].join('\0');
    let allowance = this.allowances.get(key);
    if (!allowance) {
      allowance = { tokens: BURST, at: now, occasions: [] };
      this.allowances.set(key, allowance);
    }
    return allowance;
  }
}

/** What events must share to be one aggregate. */
export function aggregateKey({ source, involvedObject, type, reason }: Occurrence): string {
  return ['similar', source?.component, source?.host, involvedObject.uid, type, reason].join('\0');
}

/** What makes two events the same. */
export function eventKey({ source, involvedObject, type, reason, message }: Occurrence): string {
  const { uid, fieldPath } = involvedObject;
  return [source?.component, source?.host, uid, fieldPath, type, reason, message].join('\0');
}
