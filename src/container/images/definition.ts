/**
 * What an image is to the simulation: the seam between the data of images (one file an image in this room) and the
 * rooms that run them. Nothing here does anything.
 */

/** Whose programs an image has, and so how its shell and its `ls` speak; `none` has neither shell nor programs. */
export type Userland = 'busybox' | 'alpine' | 'debian' | 'none';

/** An image as it is known under one or more names. */
export interface ImageDefinition {
  /** Full repositories without a tag: `docker.io/library/nginx`, `registry.k8s.io/e2e-test-images/agnhost`. */
  repositories: readonly string[];
  userland: Userland;
  /** Further programs by their name in `container/programs`: `curl`, `redis-cli`. */
  programs?: readonly string[];
  /** Programs of the userland that this image lacks, such as `ps` and `curl` in a slim Debian. */
  without?: readonly string[];
  /** Has bash besides `sh`; by default Debian images have, the others do not. */
  bash?: boolean;
  /** Variables the image sets, `PATH` where it is not the usual one. */
  env?(tag: string): Readonly<Record<string, string>>;
  workdir?: string;
  /** `USER` of the image as a number; 0 when absent. */
  user?: number;
  /** `ENTRYPOINT` and `CMD`. A container's `command` replaces both, its `args` only the second. */
  entrypoint?: readonly string[];
  cmd?: readonly string[];
  /**
   * An entrypoint that ends with `exec "$@"` (`/docker-entrypoint.sh`): after it has written its lines the words behind
   * it are the command. Its lines are written only when the server is what is run.
   */
  wraps?: boolean;
  /** The servers in it by the name of the program: `nginx`, `redis-server`, `hello-app`. */
  servers?: Readonly<Record<string, Server>>;
  /** Files by absolute path; those every container of the userland has are not repeated. */
  files?(tag: string): Readonly<Record<string, string | ImageFile>>;
}

/** A file of an image that is more than text. */
export interface ImageFile {
  content?: string;
  /** A symbolic link to this. */
  target?: string;
  folder?: boolean;
  mode?: number;
  uid?: number;
}

/** What a server, or whoever describes one, can know of the container it runs in. */
export interface ServerContext {
  /** Its own command line. */
  argv: readonly string[];
  env: ReadonlyMap<string, string>;
  tag: string;
  /** `spec.hostname` or the pod's name. */
  hostname: string;
  podIP: string;
  namespace: string;
  /** Milliseconds since the epoch: when it started, and now. */
  startedAt: number;
  now: number;
  /** Text of a file in the container, undefined where there is none; names in a folder likewise. */
  read(path: string): string | undefined;
  list(path: string): readonly string[] | undefined;
  /** Writes a file of the container: how a server keeps what it was told. */
  write(path: string, content: string): void;
}

/** A request to a server that speaks HTTP. */
export interface HttpRequest {
  method: string;
  /** With its query: `/healthz?full=1`. */
  path: string;
  headers: ReadonlyMap<string, string>;
  body: string;
  /** Address of whoever asks. */
  from: string;
}

/** What it answers. */
export interface HttpAnswer {
  status: number;
  /** Where it is not what usually goes with the status: `OK`, `Not Found`. */
  reason?: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
}

/** One line of a log with its end of line, so many milliseconds after the start. */
export interface ServerLine {
  text: string;
  afterMs?: number;
  stream?: 'stdout' | 'stderr';
}

/** A server as far as others notice: what it writes, where it listens, what it answers, how it ends. */
export interface Server {
  /** What `ps` shows besides its command line: processes with their pid. */
  processes?(ctx: ServerContext): readonly { pid: number; command: string; user?: string }[];
  /** The ports it listens on once it is up. */
  ports(ctx: ServerContext): readonly number[];
  /** How long after its start it listens; at once when absent. */
  readyAfterMs?(ctx: ServerContext): number;
  /** What it says when it starts. */
  lines?(ctx: ServerContext): readonly ServerLine[];
  /** It ends by itself: a setting is missing, the arguments are wrong. */
  exits?(ctx: ServerContext): { code: number; afterMs: number; lines?: readonly ServerLine[] } | undefined;
  /** When its answers change by themselves, in milliseconds after its start. */
  changesAfterMs?: readonly number[];
  /** HTTP: the answer to a request, and what is logged of it. */
  answer?(request: HttpRequest, ctx: ServerContext): HttpAnswer;
  accessLog?(request: HttpRequest, answer: HttpAnswer, ctx: ServerContext): ServerLine | undefined;
  /** Another protocol, by its name: `redis`, `mysql`, `postgres`, `zookeeper`, `cassandra`, `memcached`. */
  protocol?: string;
  /** How it ends when it gets TERM: exit status and how long that takes; `ignores` for one that does not. */
  term?(ctx: ServerContext): { code: number; afterMs: number; lines?: readonly ServerLine[] } | 'ignores';
}
