/** The port between kubectl and the cluster: all that a command can know of it, and do to it and its time. */
import type { ContainerRuntime } from '../../container/runtime/runtime';
import type { Client, Observer, WatchEvent } from '../../control-plane/client/client';
import type { User } from '../../kube/api/authentication/user';
import type { Pod } from '../../kube/api/core/v1';
import type { Globals } from './flags/global';
import type { Destination } from './round-trips';

/**
 * What a command does to the state: nothing (it never opens it), reads it, changes it, or follows its changes, which
 * saves what time brings where it may.
 */
export type Access = 'none' | 'read' | 'write' | 'follow';

/** A change of an object, with the simulated time it happened at. */
export interface Change extends WatchEvent {
  resource: string;
  /** Milliseconds since the epoch. */
  time: number;
  resourceVersion: number;
}

/** The containers on the nodes. */
export interface Containers {
  /** What is in them, and what they do. It stays the same object while the state is saved and opened again. */
  readonly runtime: ContainerRuntime;
  /** How long until whoever is attached to a container hears that it has ended; milliseconds. */
  detachDelay(pod: Pod): number | undefined;
  /** Something was done to a container of a pod from outside: its kubelet looks again. */
  changed(namespace: string, pod: string): void;
}

/**
 * The open cluster of one command. Requests between two commits are one step for everybody else. Whatever opens the
 * state first may throw that it cannot be used.
 */
export interface Session {
  /** The namespace of the context, where it has one. */
  readonly namespace: string | undefined;
  /** The cluster for whoever the command acts as. */
  readonly client: Client;
  /** The version of the state as it is now: where a watch begins. */
  readonly resourceVersion: number;
  /** Whether time stands still until something advances it. */
  readonly isVirtual: boolean;
  readonly containers: Containers;
  /** Simulated time, milliseconds since the epoch. */
  now(): number;
  /** Lets controllers do what is due, as between two requests. */
  runDue(): void;
  /** A suffix for a name, as `rand.String` makes it, from a random stream of its own. */
  randomSuffix(stream: string, length: number): string;
  /** Every change after a version, oldest first; `expired` when they are not known any more. */
  changesSince(resourceVersion: number): Change[] | 'expired';
  /** Does what is due, saves what has changed, lets other commands in, and shows the output. */
  commit(): void;
  /** The end of the command: what it did is kept, whether or not it came to its end. */
  close(): void;
  /**
   * Lets time pass until `check` gives something other than undefined, and gives that; undefined when `timeout`
   * milliseconds of simulated time are over. Virtual time advances by itself, as far as needed. `check` only looks.
   * Rejects with `Interrupted` when a signal ends the wait.
   */
  waitUntil<T>(check: () => T | undefined, timeout?: number): Promise<T | undefined>;
  /**
   * Hands `handler` every change after `since`, whoever makes it, until the handler says `stop` or `timeout`
   * milliseconds of simulated time are over. The handler only looks. Virtual time advances by itself only where there
   * is a timeout. Rejects with `Interrupted` when a signal ends the wait.
   */
  follow(since: number, handler: (changes: Change[]) => 'stop' | undefined, timeout?: number): Promise<void>;
  /**
   * Leaves the cluster to time and to other processes until `check` gives something other than undefined, and gives
   * that; undefined when `arrival` is settled or `timeout` milliseconds of simulated time are over. `check` only looks.
   * Virtual time does not advance by itself. Rejects with `Interrupted` when a signal ends the wait.
   */
  idle<T>(
    check: () => T | undefined,
    options?: { arrival?: Promise<unknown>; timeout?: number },
  ): Promise<T | undefined>;
}

/** What is asked of the cluster when a command starts. */
export interface SessionRequest {
  access: Exclude<Access, 'none'>;
  /** The command, from the root: `['kubectl', 'get']`. */
  path: readonly string[];
  globals: Globals;
  /** Whom the command acts as; the administrator when nobody is named. */
  user?: User;
  /** Makes who sees what is sent and answered, once it is known where requests go. */
  observer?(destination: Destination): Observer;
  env: Record<string, string | undefined>;
  cwd: string;
  /** The session flushes them whenever it commits, and discards what it could not save. */
  streams: { flush(): void; discard(): void };
}

/** Opens the cluster of the context in force. Throws in kubectl's words for contexts that are not there. */
export type SessionFactory = (request: SessionRequest) => Session | Promise<Session>;
