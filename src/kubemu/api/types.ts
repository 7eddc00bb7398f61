/** The Node API as those who use it see it. Nothing is imported here, so that the declarations stand alone. */

/** An object of the API as it stands in a manifest. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name?: string;
    generateName?: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    [field: string]: unknown;
  };
  // biome-ignore lint/suspicious/noExplicitAny: every kind has fields of its own, which a test reads as it knows them
  [field: string]: any;
}

/** What a new cluster is like. */
export interface ClusterOptions {
  /** `virtual`, the default: time stands still until something advances it. `real`: it follows the clock on the wall. */
  clock?: 'virtual' | 'real';
  /** Where chance starts from: the same seed and commands give the same bytes. 1 when not given. */
  seed?: number;
  /** Time in the new cluster; virtual time begins at 2024-01-01T00:00:00Z when not given. */
  startTime?: string | Date;
  /** The name of a profile, such as `bare` or `kind`, or a YAML file that describes the cluster. */
  profile?: string;
  /** The simulated release, such as `1.28`. */
  kubernetesVersion?: string;
  /** Keeps the cluster in a state file, as the programs do. One that is there already is opened as it is. */
  file?: string;
  /** What `snapshot` of another cluster gave: the new one goes on from there. */
  snapshot?: string;
  /** The folder in which names of files begin; that of the process when not given. */
  cwd?: string;
  /** The environment of commands. Of the process's own they get `PATH` alone. */
  env?: Record<string, string>;
}

/** What a command line is given besides its words. */
export interface CommandOptions {
  /** Standard input. */
  stdin?: string;
  /** Added to the environment of the cluster's commands. */
  env?: Record<string, string>;
  cwd?: string;
  /** Ends a command that waits or watches, as Ctrl-C does. */
  signal?: AbortSignal;
}

/** How a command ended, and what it printed. */
export interface CommandResult {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** Where an object is looked for. */
export interface Where {
  /** `default` when not given. */
  namespace?: string;
}

/** A change of an object. */
export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubernetesObject;
}

/** A simulated cluster. There may be many in one process; none knows of another. */
export interface Cluster {
  /**
   * Runs a kubectl command: a line, with quotes as in a shell but nothing that a shell expands, or its words. A command
   * that fails says so with its exit code; nothing is thrown.
   */
  kubectl(line: string | readonly string[], options?: CommandOptions): Promise<CommandResult>;
  /** Lets time pass until nothing is left to do. Rejects when that does not come within an hour of the cluster's time. */
  settle(): Promise<void>;
  /** Lets virtual time pass: `30s`, `1h`, or milliseconds. */
  advance(duration: string | number): Promise<void>;
  /** The time in the cluster. */
  now(): Date;
  /** Applies objects, as `kubectl apply` does. Rejects with what kubectl prints when one of them is refused. */
  apply(objects: KubernetesObject | readonly KubernetesObject[]): Promise<void>;
  /** An object; undefined when there is none of that name. `kind` is anything kubectl takes: `pod`, `deploy`, `jobs.batch`. */
  get(kind: string, name: string, where?: Where): Promise<KubernetesObject | undefined>;
  /** All objects of a kind in a namespace. */
  list(kind: string, where?: Where): Promise<KubernetesObject[]>;
  /** The changes of a kind's objects from now on, until `signal` or `close` ends it. `kind` is a plural: `pods`, `jobs.batch`. */
  watch(kind: string, options?: Where & { signal?: AbortSignal }): AsyncIterable<WatchEvent>;
  /** The whole cluster as the text of a state file. */
  snapshot(): string;
  /** Another cluster that goes on from here by itself. */
  fork(): Cluster;
  /** Ends what still waits or watches. A cluster in memory is forgotten; a state file stays. */
  close(): void;
}
