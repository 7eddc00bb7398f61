/** Steps of the recorded sessions that differ on purpose: session, command, reason. */
export const DIFFERENCES: { session: string; command: string; reason: string }[] = [];
