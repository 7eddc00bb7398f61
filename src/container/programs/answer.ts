/** What a program answers when it is done. */
export interface Answer {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** Success, with this text. */
export function ok(stdout: string): Answer {
  return { stdout, stderr: '', exitCode: 0 };
}

/** Failure, with this text on standard error. */
export function failed(stderr: string, exitCode = 1): Answer {
  return { stdout: '', stderr, exitCode };
}
