/** Seeded chance: every draw is a pure function of the seed, the stream's name and how often that stream was drawn from. */

/** How many draws each named stream has given; stands in the state file, so the next process goes on where this one stopped. */
export type StreamCounters = Record<string, number>;

/** The characters of `k8s.io/apimachinery/pkg/util/rand`: no vowels, so that no word appears. */
const SUFFIX_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** Mixes 32 bits until each depends on all: the finaliser of MurmurHash3. */
function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** FNV-1a over UTF-16 units. */
function hashName(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/**
 * Named random streams. Streams are independent: drawing more from one never changes what another gives, so an
 * address drawn for a Service does not depend on how many Pods came before it.
 */
export class RandomStreams {
  private readonly bases = new Map<string, number>();
  /** Where streams drawn from since `attempt` began stood before. */
  private journal: Map<string, number> | undefined;

  constructor(
    private readonly seed: number,
    readonly counters: StreamCounters = {},
  ) {}

  /** How often the stream was drawn from before this draw: 0, 1, 2, ... */
  sequence(stream: string): number {
    const n = this.counters[stream] ?? 0;
    if (this.journal && !this.journal.has(stream)) this.journal.set(stream, n);
    this.counters[stream] = n + 1;
    return n;
  }

  /** Lets so many draws of a stream pass by. */
  skip(stream: string, draws: number): void {
    this.counters[stream] = (this.counters[stream] ?? 0) + draws;
  }

  /** Does something that may draw; what it drew is given back if it throws, or if `keeps` says no. */
  attempt<T>(keeps: boolean, action: () => T): T {
    const outer = this.journal;
    const journal = new Map<string, number>();
    this.journal = journal;
    let kept = false;
    try {
      const result = action();
      kept = keeps;
      return result;
    } finally {
      this.journal = outer;
      if (!kept) this.restore(journal);
      else if (outer) for (const [stream, n] of journal) if (!outer.has(stream)) outer.set(stream, n);
    }
  }

  private restore(journal: ReadonlyMap<string, number>): void {
    for (const [stream, n] of journal) {
      if (n === 0) delete this.counters[stream];
      else this.counters[stream] = n;
    }
  }

  /** A whole number in [0, 2^32). */
  uint32(stream: string): number {
    let base = this.bases.get(stream);
    if (base === undefined) {
      base = mix(hashName(stream) ^ mix(this.seed + 0x9e3779b9));
      this.bases.set(stream, base);
    }
    return mix((base + Math.imul(this.sequence(stream) + 1, 0x9e3779b1)) ^ (base >>> 7));
  }

  /** A whole number in [0, below). */
  int(stream: string, below: number): number {
    return Math.floor((this.uint32(stream) / 0x1_0000_0000) * below);
  }

  /** A string as `rand.String` makes it: what follows `generateName`. */
  suffix(stream: string, length: number): string {
    let text = '';
    for (let i = 0; i < length; i++) text += SUFFIX_ALPHABET[this.int(stream, SUFFIX_ALPHABET.length)];
    return text;
  }

  /** A version 4 UUID in the form of `metadata.uid`. */
  uid(stream: string): string {
    const hex = (n: number) => n.toString(16).padStart(8, '0');
    const [a, b, c, d] = [this.uint32(stream), this.uint32(stream), this.uint32(stream), this.uint32(stream)];
    const s = hex(a) + hex(b) + hex(c) + hex(d);
    const variant = '89ab'[c >>> 30];
    return `${s.slice(0, 8)}-${s.slice(8, 12)}-4${s.slice(13, 16)}-${variant}${s.slice(17, 20)}-${s.slice(20)}`;
  }
}

/** A whole number in [0, below) that follows from a name alone: for what differs from one thing to another, but not in time. */
export function spread(name: string, below: number): number {
  return mix(hashName(name)) % below;
}
