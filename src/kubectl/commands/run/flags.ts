/** The flags of `kubectl run`. Some are there only because its pod may be deleted again, and do nothing. */
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { overrideFlags } from '../../options/overrides';
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  recordFlag,
  saveConfigFlag,
} from '../../options/standard';

const UNUSED = 'because it is not used by this command. It will be removed in version 1.29.';
const IRRELEVANT = 'because it is not relevant for this command. It will be removed in version 1.29.';

/** All of them. */
export function runFlags() {
  return {
    ...printFlags(),
    ...recordFlag(),
    ...dryRunFlag(),
    ...saveConfigFlag(),
    ...fieldManagerFlag('kubectl-run'),
    ...overrideFlags(),
    ...podFlags(),
    ...attachFlags(),
    ...deleteFlags(),
  };
}

function podFlags() {
  return {
    annotations: flag.stringArray('Annotations of the pod, as KEY=VALUE.'),
    command: flag.bool('What stands behind the name is the command of the container instead of its arguments.'),
    env: flag.stringArray('Environment variables of the container, as NAME=VALUE.'),
    expose: flag.bool('Create a service of type ClusterIP for the pod, too. Needs --port.'),
    image: flag.string('The image of the container.', { required: true }),
    'image-pull-policy': flag.string('When to pull the image. If left empty, the server decides.'),
    labels: flag.string('Labels of the pod in place of run=NAME, as KEY=VALUE with commas between.', {
      shorthand: 'l',
    }),
    port: flag.string('The port of the container.'),
    privileged: flag.bool('Run the container in privileged mode.'),
    restart: flag.string('Whether the container is started again when it ends: one of [Always, OnFailure, Never].', {
      default: 'Always',
    }),
  };
}

function attachFlags() {
  return {
    attach: flag.bool(
      "Wait until the pod runs, then attach to it as 'kubectl attach' does. Default with -i. With --restart=Never the exit code is that of the container.",
    ),
    'leave-stdin-open': flag.bool(
      'With -i, leave the standard input of the container open when the first one attached is gone.',
    ),
    'pod-running-timeout': flag.duration('How long (5s, 2m or 3h, more than zero) to wait until the pod runs', {
      default: '1m0s',
    }),
    quiet: flag.bool('No messages of kubectl itself.', { shorthand: 'q' }),
    rm: flag.bool("Delete the pod when it has ended. Only when attached, with '--attach' or '-i/--stdin'."),
    stdin: flag.bool('Keep the standard input of the container open.', { shorthand: 'i' }),
    tty: flag.bool('Give the container a terminal.', { shorthand: 't' }),
  };
}

function deleteFlags() {
  const replaced = filenameFlags('to use to replace the resource.');
  return {
    filename: { ...replaced.filename, deprecated: UNUSED },
    kustomize: { ...replaced.kustomize, deprecated: UNUSED },
    recursive: { ...replaced.recursive, deprecated: UNUSED },
    cascade: flag.string('Must be "background", "orphan", or "foreground".', {
      default: 'background',
      noOptDefault: 'background',
      deprecated: IRRELEVANT,
    }),
    force: flag.bool('Delete at once.', { deprecated: UNUSED }),
    'grace-period': flag.int('Seconds to end by itself.', { default: -1, deprecated: UNUSED }),
    timeout: flag.duration('How long to wait for the end.', { default: '0s', deprecated: UNUSED }),
    wait: flag.bool('Wait until the pod is gone.', { deprecated: UNUSED }),
  };
}

/** Their values. */
export type Flags = ValuesOf<ReturnType<typeof runFlags>>;
