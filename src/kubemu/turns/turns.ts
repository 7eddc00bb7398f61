/**
 * Who of a script's commands may go on, when several are at work at once. One runs at a time, in the order in which they
 * were started; those who wait say for what, and virtual time goes to the earliest of these times once everybody waits:
 * then the same script prints the same bytes, however fast the machine is.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sleepSync } from '../../control-plane/clock/sleep';
import { sampleOf, startOf, treeOf } from './process-tree';

/** Where a command stands: about to begin, at work, waiting, or done but for those who have to hear of it. */
interface Entry {
  pid: number;
  start: number;
  phase: 'ready' | 'running' | 'waiting' | 'leaving';
  /** The time it waits for; absent where it waits for what others do. */
  until?: number;
  /** The state file as it looked at it last. */
  seen?: string;
}

/** Between two looks, milliseconds of the wall clock. */
const POLL = 3;
/** A command at work that has not moved for so many looks waits for something outside, e.g. its standard input. */
const STUCK = 60;

/** One command's place among the others. */
export class Turns {
  private readonly me: Entry;
  private readonly still = new Map<number, { switches: string; looks: number }>();

  /** `root` is the shell in which the script runs. */
  constructor(
    private readonly root: number,
    private readonly stateFile: string,
  ) {
    this.me = { pid: process.pid, start: startOf(process.pid), phase: 'ready' };
  }

  private get folder(): string {
    return `${this.stateFile}.turns`;
  }

  /** Waits for one's turn to begin. */
  enter(): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    this.say({ phase: 'ready' });
    while (!this.mayBegin()) sleepSync(POLL);
    this.say({ phase: 'running' });
  }

  /** Lets everybody hear of what was done, and goes. */
  leave(): void {
    this.say({ phase: 'leaving', seen: this.version() });
    while (this.others().some((other) => other.phase === 'waiting' && this.isBehind(other))) sleepSync(POLL);
    rmSync(this.file(this.me.pid), { force: true });
  }

  /**
   * Waits until somebody has changed the state, or all wait and `until` comes first: true then, and time is to be
   * advanced to it. `nap` is called between two looks; `arrived` says that something else has come that ends the wait.
   */
  async wait(until: number, nap: (ms: number) => Promise<void>, arrived: () => boolean): Promise<boolean> {
    this.say({ phase: 'waiting', seen: this.version(), ...(Number.isFinite(until) ? { until } : {}) });
    for (;;) {
      if (arrived() || (this.isBehind(this.me) && this.isNext((other) => this.isBehind(other)))) break;
      const granted = Number.isFinite(until) && !this.isBehind(this.me) && this.comesFirst() && this.isQuiet();
      await nap(POLL);
      // The end of a child, which made everything quiet, is heard of in the meantime.
      if (granted && !arrived()) {
        this.say({ phase: 'running' });
        return true;
      }
    }
    this.say({ phase: 'running' });
    return false;
  }

  /** Whether nobody else waits for the cluster. */
  isAlone(): boolean {
    return this.others().length === 0;
  }

  private mayBegin(): boolean {
    return this.isNext((other) => other.phase === 'ready' || this.isBehind(other)) && this.isQuiet();
  }

  /** Whether nobody is at work, and none of those for whom `counts` was here before. */
  private isNext(counts: (other: Entry) => boolean): boolean {
    return this.others().every((other) => {
      if (other.phase === 'running') return this.isStuck(other.pid);
      if (!counts(other)) return true;
      // Those who have something to hear of come before those who begin.
      if (other.phase !== this.me.phase) return this.me.phase === 'waiting';
      return before(this.me, other);
    });
  }

  /** Whether one's time is the earliest of all. */
  private comesFirst(): boolean {
    return this.others().every((other) => {
      if (other.phase === 'running') return this.isStuck(other.pid);
      if (other.phase !== 'waiting' || this.isBehind(other)) return false;
      const [own = 0, its = Number.POSITIVE_INFINITY] = [this.me.until, other.until];
      return own < its || (own === its && before(this.me, other));
    });
  }

  /** Whether every process of the script sleeps, and none has done anything between two looks. */
  private isQuiet(): boolean {
    const known = new Set([this.me, ...this.others()].map(({ pid }) => pid));
    const look = () => treeOf(this.root).filter(({ pid }) => !known.has(pid));
    const first = look();
    if (first.some(({ asleep, ours }) => !asleep || ours)) return false;
    sleepSync(1);
    const second = look();
    return (
      second.length === first.length &&
      second.every(({ pid, asleep, switches }, i) => asleep && pid === first[i]?.pid && switches === first[i]?.switches)
    );
  }

  private isStuck(pid: number): boolean {
    const sample = sampleOf(pid);
    if (!sample) return true;
    const last = this.still.get(pid);
    const looks = sample.asleep && last?.switches === sample.switches ? last.looks + 1 : 0;
    this.still.set(pid, { switches: sample.switches, looks });
    return looks >= STUCK;
  }

  private isBehind(entry: Entry): boolean {
    return entry.phase === 'waiting' && entry.seen !== this.version();
  }

  /** What differs whenever the state file was written. */
  private version(): string {
    const stat = statSync(this.stateFile, { bigint: true, throwIfNoEntry: false });
    return stat ? `${stat.ino} ${stat.mtimeNs} ${stat.size}` : '';
  }

  private say(change: Omit<Entry, 'pid' | 'start'>): void {
    const { pid, start } = this.me;
    Object.assign(this.me, { until: undefined, seen: undefined }, change);
    const file = this.file(pid);
    writeFileSync(`${file}.new`, JSON.stringify({ ...change, pid, start }));
    renameSync(`${file}.new`, file);
  }

  private file(pid: number): string {
    return path.join(this.folder, String(pid));
  }

  private others(): Entry[] {
    const names = readdirSync(this.folder).filter((name) => /^\d+$/.test(name) && Number(name) !== this.me.pid);
    return names.flatMap((name) => this.entry(Number(name)) ?? []);
  }

  private entry(pid: number): Entry | undefined {
    try {
      const entry = JSON.parse(readFileSync(this.file(pid), 'utf8')) as Entry;
      if (sampleOf(pid)) return entry;
      rmSync(this.file(pid), { force: true });
    } catch {
      // It has just gone.
    }
    return undefined;
  }
}

const before = (a: Entry, b: Entry) => a.start < b.start || (a.start === b.start && a.pid < b.pid);

/** The place of this process in the script it is part of; undefined where there is none, or no `/proc` to tell. */
export function turnsOf(env: Record<string, string | undefined>, stateFile: string): Turns | undefined {
  const root = Number(env.KUBEMU_TIME_ROOT);
  return root > 0 && sampleOf(root) ? new Turns(root, stateFile) : undefined;
}
