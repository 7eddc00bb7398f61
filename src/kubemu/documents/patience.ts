/** Waiting for an open command until it has said what it has to say. */
import fs from 'node:fs';
import type { Window } from './window';

/** How the player waits; all in wall-clock milliseconds. */
export interface Patience {
  pause(ms: number): Promise<void>;
  /** Between two looks at the command. */
  interval: number;
  /** After so long without a word, a command that does not report is taken to be quiet. */
  quiet: number;
  /** Nothing is waited for longer than this. */
  limit: number;
}

/** The version of the cluster in a state file: what a watch has to catch up with. */
function clusterVersion(state: string): number | undefined {
  try {
    return JSON.parse(fs.readFileSync(state, 'utf8')).header.resourceVersion;
  } catch {
    return undefined;
  }
}

/**
 * Waits until the command has ended, shows the awaited prompt, has reported the cluster's version, or, for one that
 * does none of this, has been quiet for a while.
 */
export async function untilSettled(window: Window, state: string, patience: Patience, prompt?: string): Promise<void> {
  let length = -1;
  let still = 0;
  for (let waited = 0; waited < patience.limit; waited += patience.interval) {
    if (window.code !== undefined) return;
    if (prompt ? window.pending() === prompt : caughtUp(window, state)) return;
    const now = window.text().length;
    still = now === length ? still + patience.interval : 0;
    if (still >= patience.quiet) return;
    length = now;
    await patience.pause(patience.interval);
  }
}

function caughtUp({ reported }: Window, state: string): boolean {
  return reported !== undefined && reported === clusterVersion(state);
}

/** Interrupts a command and waits for its end; kills it if it does not listen. */
export async function untilEnded(window: Window, patience: Patience): Promise<void> {
  window.interrupt();
  for (let waited = 0; window.code === undefined && waited < patience.limit; waited += patience.interval) {
    if (waited >= patience.limit / 2) window.interrupt('SIGKILL');
    await patience.pause(patience.interval);
  }
}
