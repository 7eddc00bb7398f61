/** How the states of objects look on a timeline. */

/** A way to look, with the character it has in text and its colours on light and on dark ground. */
export interface Look {
  name: 'waiting' | 'starting' | 'unready' | 'running' | 'ending' | 'done' | 'failed';
  character: string;
  light: string;
  dark: string;
}

const LOOKS: Record<Look['name'], Look> = {
  waiting: { name: 'waiting', character: '·', light: '#bf8700', dark: '#d29922' },
  starting: { name: 'starting', character: '░', light: '#54aeff', dark: '#388bfd' },
  unready: { name: 'unready', character: '▒', light: '#8c959f', dark: '#6e7681' },
  running: { name: 'running', character: '█', light: '#2da44e', dark: '#3fb950' },
  ending: { name: 'ending', character: '▚', light: '#8250df', dark: '#a371f7' },
  done: { name: 'done', character: '=', light: '#afb8c1', dark: '#484f58' },
  failed: { name: 'failed', character: '×', light: '#cf222e', dark: '#f85149' },
};

const STATES: Record<string, Look['name']> = {
  Pending: 'waiting',
  SchedulingGated: 'waiting',
  ContainerCreating: 'starting',
  PodInitializing: 'starting',
  NotReady: 'unready',
  Lost: 'failed',
  Running: 'running',
  Ready: 'running',
  Bound: 'running',
  Terminating: 'ending',
  Completed: 'done',
  Succeeded: 'done',
};

/** How a state looks; whatever kubectl has other words for is a failure. */
export function lookOf(state: string): Look {
  const name = Object.hasOwn(STATES, state) ? STATES[state] : state.startsWith('Init:') ? 'starting' : 'failed';
  return LOOKS[name ?? 'failed'];
}
