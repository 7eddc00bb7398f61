/** How many commands a script is followed for: when its end is wanted, and when its log is. */
export const FORECAST_STEPS = 5000;
export const LOG_STEPS = 1_000_000;
/** As many rounds of a loop as a log is looked at for. */
export const LOG_ROUNDS = 3000;
