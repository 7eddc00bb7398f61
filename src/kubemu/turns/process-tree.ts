/** The processes of a script, as `/proc` tells of them: whether any is still at work. */
import { readFileSync } from 'node:fs';

/** One process at one moment. */
interface Sample {
  pid: number;
  /** Waiting for something: a child, a pipe, a signal. */
  asleep: boolean;
  /** How often it has gone to sleep or was put to sleep: the same number twice means it has not run in between. */
  switches: string;
  /** Whether it is a program of ours, which says itself what it is doing. */
  ours: boolean;
}

const OURS = /^\S*(?:node|env)\0(?:[^\0]*\0)*?\S*\/(?:kubectl|kubemu|sleep|date|timeout|watch)\0/;

/** A process and all it has started; empty where there is no `/proc`. */
export function treeOf(root: number): Sample[] {
  const sample = sampleOf(root);
  const children = textOf(`/proc/${root}/task/${root}/children`).split(' ').filter(Boolean).map(Number);
  return [...(sample ? [sample] : []), ...children.flatMap(treeOf)];
}

/** Undefined for one that is not there, or has ended and only waits for its parent to hear of it. */
export function sampleOf(pid: number): Sample | undefined {
  const status = textOf(`/proc/${pid}/status`);
  const state = /^State:\s+(\w)/m.exec(status)?.[1] ?? 'X';
  if ('ZX'.includes(state)) return undefined;
  const switches = [...status.matchAll(/ctxt_switches:\s+(\d+)/g)].map(([, count]) => count).join('/');
  return { pid, asleep: 'ST'.includes(state), switches, ours: OURS.test(textOf(`/proc/${pid}/cmdline`)) };
}

/** When the process started, in ticks since the machine did: the order of those who come. */
export function startOf(pid: number): number {
  const stat = textOf(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 0);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
