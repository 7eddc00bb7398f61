/** Being asked to end while waiting: Ctrl-C, `kill`, a terminal that is closed. */
import { sleep } from './wait';

/** What ends a wait of kubectl's (`k8s.io/kubectl/pkg/util/interrupt`). */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/** A wait was ended by a signal. kubectl says nothing then and exits with 1. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
    this.name = 'Interrupted';
  }
}

/**
 * Listens from its making to `release`: to `signal`, where there is one, or else to the signals of the process, which
 * end it by themselves before and after.
 */
export class Interrupt {
  #asked = false;
  readonly #signal: AbortSignal | undefined;
  readonly #ask = () => {
    this.#asked = true;
  };

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
    if (signal) return;
    for (const signal of SIGNALS) process.on(signal, this.#ask);
  }

  /** Resolves after so many milliseconds of the wall clock. Rejects with `Interrupted` if a signal has come by then. */
  async sleep(ms: number): Promise<void> {
    await sleep(ms);
    if (this.#asked || this.#signal?.aborted) throw new Interrupted();
  }

  release(): void {
    for (const signal of SIGNALS) process.off(signal, this.#ask);
  }
}
