/** The flags of `kubectl run`. Some are there only because its pod may be deleted again, and do nothing. */
import type { Flag } from '../../cli/command';
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
export function runFlags(): Flag[] {
  return [
    ...printFlags(),
    recordFlag(),
    dryRunFlag(),
    saveConfigFlag(),
    fieldManagerFlag('kubectl-run'),
    ...overrideFlags(),
    ...podFlags(),
    ...attachFlags(),
    ...deleteFlags(),
  ];
}

function podFlags(): Flag[] {
  return [
    { name: 'annotations', type: 'stringArray', usage: 'Annotations of the pod, as KEY=VALUE.' },
    {
      name: 'command',
      type: 'bool',
      usage: 'What stands behind the name is the command of the container instead of its arguments.',
    },
    { name: 'env', type: 'stringArray', usage: 'Environment variables of the container, as NAME=VALUE.' },
    { name: 'expose', type: 'bool', usage: 'Create a service of type ClusterIP for the pod, too. Needs --port.' },
    { name: 'image', type: 'string', required: true, usage: 'The image of the container.' },
    {
      name: 'image-pull-policy',
      type: 'string',
      usage: 'When to pull the image. If left empty, the server decides.',
    },
    {
      name: 'labels',
      shorthand: 'l',
      type: 'string',
      usage: 'Labels of the pod in place of run=NAME, as KEY=VALUE with commas between.',
    },
    { name: 'port', type: 'string', usage: 'The port of the container.' },
    { name: 'privileged', type: 'bool', usage: 'Run the container in privileged mode.' },
    {
      name: 'restart',
      type: 'string',
      default: 'Always',
      usage: 'Whether the container is started again when it ends: one of [Always, OnFailure, Never].',
    },
  ];
}

function attachFlags(): Flag[] {
  return [
    {
      name: 'attach',
      type: 'bool',
      usage:
        "Wait until the pod runs, then attach to it as 'kubectl attach' does. Default with -i. With --restart=Never the exit code is that of the container.",
    },
    {
      name: 'leave-stdin-open',
      type: 'bool',
      usage: 'With -i, leave the standard input of the container open when the first one attached is gone.',
    },
    {
      name: 'pod-running-timeout',
      type: 'duration',
      default: '1m0s',
      usage: 'How long (5s, 2m or 3h, more than zero) to wait until the pod runs',
    },
    { name: 'quiet', shorthand: 'q', type: 'bool', usage: 'No messages of kubectl itself.' },
    {
      name: 'rm',
      type: 'bool',
      usage: "Delete the pod when it has ended. Only when attached, with '--attach' or '-i/--stdin'.",
    },
    { name: 'stdin', shorthand: 'i', type: 'bool', usage: 'Keep the standard input of the container open.' },
    { name: 'tty', shorthand: 't', type: 'bool', usage: 'Give the container a terminal.' },
  ];
}

function deleteFlags(): Flag[] {
  return [
    ...filenameFlags('to use to replace the resource.').map((flag) => ({ ...flag, deprecated: UNUSED })),
    {
      name: 'cascade',
      type: 'string',
      default: 'background',
      noOptDefault: 'background',
      usage: 'Must be "background", "orphan", or "foreground".',
      deprecated: IRRELEVANT,
    },
    { name: 'force', type: 'bool', usage: 'Delete at once.', deprecated: UNUSED },
    { name: 'grace-period', type: 'int', default: -1, usage: 'Seconds to end by itself.', deprecated: UNUSED },
    { name: 'timeout', type: 'duration', default: '0s', usage: 'How long to wait for the end.', deprecated: UNUSED },
    { name: 'wait', type: 'bool', usage: 'Wait until the pod is gone.', deprecated: UNUSED },
  ];
}
