/**
 * When a cluster counts as settled: nothing is queued but periodic work, and nothing new has begun for a while. Work is
 * periodic when it comes again and again, or lies so far ahead that nobody waits for it; how far stands here.
 */

/** What a container does by itself within this time is waited for: restarts, exits, deadlines. */
export const STAGE_WAITED_FOR = 4000;
/** A controller's next attempt at what was refused is waited for when it comes this soon. */
export const RETRY_WAITED_FOR = 5000;
/** What is left in a namespace this long after its deletion is not going away by itself. */
export const NAMESPACE_WAITED_FOR = 60_000;

/** Nothing has begun for so long: what somebody watching a real cluster would take for rest. */
export const QUIET = 4000;
/** What begins again and again is not waited for any longer. */
export const RESTLESS_FOR = 10_000;
/** How far a command without a deadline lets virtual time run when only periodic work is left. */
export const QUIET_WAITED_FOR = 3_600_000;
