/** The message of the error a function throws; an error of its own when it throws none. */
export function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (err) {
    return (err as Error).message;
  }
  throw new Error('nothing was thrown');
}
