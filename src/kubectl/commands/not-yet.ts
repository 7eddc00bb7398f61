/** Commands for what runs inside a container, and for ways there: they are known, but do nothing yet. */
import type { Command, Flag } from '../cli/command';
import { filenameFlags, selectorFlag } from '../options/standard';

const bool = (name: string, usage: string, shorthand?: string): Flag => ({ name, shorthand, type: 'bool', usage });
const text = (name: string, usage: string, rest: Partial<Flag> = {}): Flag => ({
  name,
  type: 'string',
  usage,
  ...rest,
});
const container = () => text('container', 'Name of the container', { shorthand: 'c' });
const runningTimeout = (defaultTimeout: string): Flag => ({
  name: 'pod-running-timeout',
  type: 'duration',
  default: defaultTimeout,
  usage: 'How long to wait until a pod is running',
});
const interactive = () => [
  bool('stdin', 'Hand standard input to the container', 'i'),
  bool('tty', 'Standard input is a terminal', 't'),
  bool('quiet', 'Print only what the container prints', 'q'),
];

function notYet(name: string, usage: string, short: string, flags: Flag[]): Command {
  return {
    name,
    usage: `${name} ${usage}`,
    short,
    flags,
    access: 'none',
    run() {
      throw new Error(`"kubectl ${name}" is not there yet`);
    },
  };
}

export const attach = notYet('attach', '(POD | TYPE/NAME) -c CONTAINER', 'Attach to a running container', [
  container(),
  runningTimeout('1m0s'),
  ...interactive(),
]);

export const cp = notYet('cp', '<file-spec-src> <file-spec-dest>', 'Copy files into and out of containers', [
  container(),
  bool('no-preserve', 'Leave owner and permissions of the files behind'),
  { name: 'retries', type: 'int', usage: 'How often to try again' },
]);

export const debug = notYet(
  'debug',
  '(POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ]',
  'Add something to debug with to a pod or a node',
  [
    container(),
    ...interactive(),
    ...filenameFlags('identifying the resource to debug').slice(0, 1),
    bool('arguments-only', 'What follows -- are arguments, no command'),
    bool('attach', 'Attach to the container once it runs'),
    text('copy-to', 'Debug a copy of the pod with this name'),
    { name: 'env', type: 'stringArray', usage: 'Environment variables of the container' },
    text('image', 'Image of the container'),
    text('image-pull-policy', 'When to pull the image'),
    text('profile', 'How much the container may', { default: 'legacy' }),
    bool('replace', 'Delete the pod that is copied'),
    bool('same-node', 'Put the copy on the same node'),
    { name: 'set-image', type: 'stringArray', usage: 'Other images for the containers of the copy' },
    { name: 'share-processes', type: 'bool', default: true, usage: 'Share processes in the copy' },
    text('target', 'Container whose processes to see'),
  ],
);

export const exec = notYet(
  'exec',
  '(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]',
  'Run a command in a container',
  [
    container(),
    ...filenameFlags('to use to exec into the resource').slice(0, 1),
    runningTimeout('1m0s'),
    ...interactive(),
  ],
);

export const logs = notYet('logs', '[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]', 'Print the log of a container', [
  container(),
  selectorFlag(),
  runningTimeout('20s'),
  bool('all-containers', 'The logs of all containers'),
  bool('follow', 'Go on as more is logged', 'f'),
  bool('ignore-errors', 'Go on in spite of errors'),
  bool('insecure-skip-tls-verify-backend', 'Accept any certificate of the kubelet'),
  { name: 'limit-bytes', type: 'int64', usage: 'How many bytes at most' },
  { name: 'max-log-requests', type: 'int', default: 5, usage: 'How many logs to follow at once' },
  bool('prefix', 'Put pod and container in front of each line'),
  bool('previous', 'The log of the container that ran before', 'p'),
  { name: 'since', type: 'duration', default: '0s', usage: 'Only what is newer than this' },
  text('since-time', 'Only what is newer than this time'),
  { name: 'tail', type: 'int64', default: -1, usage: 'How many of the last lines' },
  bool('timestamps', 'Put the time in front of each line'),
]);

export const portForward = notYet(
  'port-forward',
  'TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]',
  'Forward local ports to a pod',
  [
    { name: 'address', type: 'stringSlice', default: ['localhost'], usage: 'Addresses to listen on' },
    runningTimeout('1m0s'),
  ],
);
