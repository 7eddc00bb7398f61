/** What a script may take: whoever runs it has to get an answer. */

/** The script has taken more than it may: it counts as one that goes on for ever. */
export class Exhausted extends Error {}

/** Counts what a script takes. */
export class Budget {
  private steps = 0;
  /** Steps since time last went by. */
  private busy = 0;

  constructor(
    private readonly mostSteps: number,
    private readonly mostBusy = mostSteps,
  ) {}

  /** One more command. Throws `Exhausted`. */
  step(): void {
    if (++this.steps > this.mostSteps || ++this.busy > this.mostBusy) throw new Exhausted();
  }

  /** Time has gone by. */
  rested(): void {
    this.busy = 0;
  }
}

/** Longer values, and longer lists of words, are not kept. */
export const MOST_TEXT = 1024 * 1024;
/** Functions that call each other deeper overflow the stack: the real shells die of it, too. */
export const MOST_DEPTH = 200;
/** Processes in the background of one script. */
export const MOST_PROCESSES = 50;
