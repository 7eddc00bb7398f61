/** Simulated time. `real` follows the wall clock, `virtual` stands still until something advances it. */

/** The clock as it stands in the state file; times are milliseconds since the epoch. */
export interface ClockState {
  mode: 'real' | 'virtual';
  /** How far simulated time has come. */
  now: number;
  /** Real mode: simulated seconds per second of the wall clock. */
  speed: number;
  /** Real mode: the wall-clock time at which simulated time was `origin`. */
  wallOrigin: number;
  origin: number;
}

/** The wall clock: the only place that reads it. */
export function wallNow(): number {
  return Date.now();
}

/** Simulated time over a saved state. Time never goes back, whatever the wall clock does. */
export class SimulatedClock {
  constructor(readonly state: ClockState) {}

  /** A clock at its birth. In real mode without a start time, simulated time is the wall clock's. */
  static start(mode: 'real' | 'virtual', startTime: number | undefined, speed = 1): SimulatedClock {
    const wall = mode === 'real' ? wallNow() : 0;
    const origin = startTime ?? wall;
    return new SimulatedClock({ mode, now: origin, speed, wallOrigin: wall, origin });
  }

  get isVirtual(): boolean {
    return this.state.mode === 'virtual';
  }

  /** The time the simulation has reached. */
  now(): number {
    return this.state.now;
  }

  /** The time the simulation should catch up to: the wall clock's in real mode, where it stands in virtual mode. */
  target(): number {
    const { mode, now, speed, wallOrigin, origin } = this.state;
    return mode === 'virtual' ? now : Math.max(now, Math.floor(origin + (wallNow() - wallOrigin) * speed));
  }

  /** Moves simulated time forward; earlier times are ignored. */
  advanceTo(ms: number): void {
    if (ms > this.state.now) this.state.now = ms;
  }

  /** Real mode: how many wall-clock milliseconds from now simulated time `ms` comes. */
  wallDelayUntil(ms: number): number {
    return Math.max(0, (ms - this.target()) / this.state.speed);
  }
}
