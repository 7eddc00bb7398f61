/** How a container that nobody talks to ends, by what it runs. The kubelet of the simulation asks this. */
import type { Container } from '../../kube/api/core/v1';
import { argumentsAreCommand, defaultCommand, type Image, parseImage } from '../images/image';
import { containerArgv, literalEnv } from '../machine/argv';
import { commandOutcome, type Network, SHELLS } from './command-outcome';
import { exceedsMemory } from './memory';

/** What becomes of a container. */
export type ContainerOutcome =
  | {
      exits: false;
      /** Only as long as there is no such name in the cluster's DNS as the ones it looks for. */
      awaitsName?: boolean;
    }
  | {
      exits: true;
      exitCode: number;
      /** From its start, in simulated milliseconds. */
      afterMs: number;
      /** What the kubelet gives for a reason where exit status 0 or not does not say it: the command does not exist, or took too much. */
      reason?: 'StartError' | 'OOMKilled';
      message?: string;
    };

const FOREVER: ContainerOutcome = { exits: false };
const OUT_OF_MEMORY: ContainerOutcome = { exits: true, exitCode: 137, afterMs: 500, reason: 'OOMKilled' };

/** Containers of stored pods never change, and are asked about again and again. */
const known = { task: new WeakMap<Container, ContainerOutcome>(), server: new WeakMap<Container, ContainerOutcome>() };

/** Servers that refuse to start without one of these. */
const REQUIRED: Record<string, string[]> = {
  mysql: ['MYSQL_ROOT_PASSWORD', 'MYSQL_ALLOW_EMPTY_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD'],
  mariadb: [
    ...['MARIADB_ROOT_PASSWORD', 'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD', 'MARIADB_RANDOM_ROOT_PASSWORD'],
    ...[
      'MARIADB_ROOT_PASSWORD_HASH',
      'MYSQL_ROOT_PASSWORD',
      'MYSQL_ALLOW_EMPTY_PASSWORD',
      'MYSQL_RANDOM_ROOT_PASSWORD',
    ],
  ],
  postgres: ['POSTGRES_PASSWORD', 'POSTGRES_HOST_AUTH_METHOD'],
};

/**
 * The end of a container, by rules: what commands are known to do, what a simple shell script comes to, and what an
 * image does when left alone. Servers run for ever, and so does a shell whose input stays open. Without a `network`
 * every name is found.
 */
export function containerOutcome(
  container: Container,
  { network = EVERYWHERE, task = false }: Life = {},
): ContainerOutcome {
  const cache = task ? known.task : known.server;
  const before = cache.get(container);
  if (before) return before;
  const asked = { times: 0, inVain: 0 };
  const outcome = findOutcome(container, listening(network, asked), task);
  // Where names are looked up, the answer may be another one the next time.
  if (asked.times === 0) cache.set(container, outcome);
  return outcome.exits || asked.inVain === 0 ? outcome : { exits: false, awaitsName: true };
}

/** What a container's end depends on besides its spec. */
export interface Life {
  network?: Network;
  /** It is there to end: it initialises its pod, or does a job. */
  task?: boolean;
}

const EVERYWHERE: Network = { namespace: 'default', resolves: () => true };

function listening({ namespace, resolves }: Network, asked: { times: number; inVain: number }): Network {
  return {
    namespace,
    resolves(name) {
      const found = resolves(name);
      asked.times++;
      if (!found) asked.inVain++;
      return found;
    },
  };
}

function findOutcome(container: Container, network: Network, task: boolean): ContainerOutcome {
  const image = parseImage(container.image ?? '');
  const argv = containerArgv(container);
  const open = container.stdin === true || container.tty === true;
  if (exceedsMemory(argv, container)) return OUT_OF_MEMORY;
  if (container.command?.length || (argv.length > 0 && argumentsAreCommand(image))) {
    return commandOutcome(argv, { image, open, env: literalEnv(container), network, task });
  }
  // An entrypoint nobody knows gets the arguments; the usual ones run what they are given if it is a program.
  if (argv.length > 0) {
    const given = commandOutcome(argv, { image, open, env: literalEnv(container), network, task });
    return given.exits && given.reason === 'StartError' ? FOREVER : given;
  }
  return imageOutcome(image, container, open);
}

/** Whether a container goes on when it is asked to end: a shell or a plain command as its first process does. */
export function ignoresTermination(container: Container): boolean {
  const name = containerArgv(container)[0]?.split('/').pop() ?? '';
  return SHELLS.has(name) || name === 'sleep' || name === 'tail' || name === 'top' || containerOutcome(container).exits;
}

function imageOutcome(image: Image, container: Container, open: boolean): ContainerOutcome {
  switch (defaultCommand(image)) {
    case 'hello':
      return { exits: true, exitCode: 0, afterMs: 0 };
    case 'server':
      return lacksSettings(image, container) ? { exits: true, exitCode: 1, afterMs: 0 } : FOREVER;
    default:
      return open ? FOREVER : { exits: true, exitCode: 0, afterMs: 0 };
  }
}

function lacksSettings({ name }: Image, { env = [], envFrom }: Container): boolean {
  const required = REQUIRED[name];
  return required !== undefined && !envFrom?.length && !env.some((variable) => required.includes(variable.name));
}
