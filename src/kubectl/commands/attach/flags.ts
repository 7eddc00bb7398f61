/** Flags of commands that go into containers. */
import { flag } from '../../cli/flags/declare';

export const containerFlag = () => ({
  container: flag.string('Name of the container; without it the one an annotation names, or the first.', {
    shorthand: 'c',
  }),
});

export const interactiveFlags = () => ({
  stdin: flag.bool('Hand standard input to the container.', { shorthand: 'i' }),
  tty: flag.bool('Standard input is a terminal.', { shorthand: 't' }),
  quiet: flag.bool('Print only what the container prints.', { shorthand: 'q' }),
});

/** `--pod-running-timeout`. */
export const runningTimeoutFlag = (standard: string) => ({
  'pod-running-timeout': flag.duration('How long to wait until a pod runs.', { default: standard }),
});
