/** What a kind adds to the generic registry: `rest.RESTCreateStrategy` and its siblings, table columns, selectable fields. */
import type { User } from '../../kube/api/authentication/user';
import type { Kinds } from '../../kube/api/kinds';
import type { FieldError } from '../../kube/errors/field-error';
import type { KubeObject } from '../../kube/meta/meta';
import type { Cell } from '../../kube/meta/table';
import type { ValueSchema } from '../../kube/schema/schema';

/** What a strategy may know of the request and the cluster. It never writes. */
export interface RequestContext {
  /** Simulated time of the request, milliseconds since the epoch. */
  now: number;
  /** Draws from the named random stream: a string of `length` characters as `rand.String` makes them. */
  randomSuffix(stream: string, length: number): string;
  randomUID(stream: string): string;
  /** A whole number in [0, below). */
  randomInt(stream: string, below: number): number;
  /** Reads other objects, e.g. the storage classes. `resource` as in `pods` or `statefulsets.apps`. */
  get<K extends keyof Kinds>(resource: K, namespace: string | undefined, name: string): Kinds[K] | undefined;
  get(resource: string, namespace: string | undefined, name: string): KubeObject | undefined;
  list<K extends keyof Kinds>(resource: K, namespace?: string): readonly Kinds[K][];
  list(resource: string, namespace?: string): readonly KubeObject[];
  /** Shown to the user as `Warning: text` on stderr. */
  warn(text: string): void;
  dryRun: boolean;
  /** Who makes the request. */
  user: User;
  /** Where services get their addresses; absent in a cluster that does not say. */
  serviceNetwork?: { cidr: string };
}

/** One column of a kind's table. Cells are what the server prints, ages included. */
export interface Column<T extends KubeObject = KubeObject> {
  /** As in the table's definition: `Name`, `Up-to-date`; kubectl prints it in capitals. */
  name: string;
  type?: 'string' | 'integer' | 'date';
  format?: string;
  /** Above 0: `-o wide` only. */
  priority?: number;
  cell(obj: T, now: number): Cell;
}

/** How a kind behaves behind the generic registry. Everything is optional: a kind without a strategy still works. */
export interface Strategy<T extends KubeObject = KubeObject> {
  /** Fills what the client left out, in place, as the kind's `SetDefaults_*` functions. Must be idempotent. */
  setDefaults?(obj: T): void;
  /** How values of a kind without a definition are typed, for server-side apply. */
  typed?(): ValueSchema;
  /** Drops, in place, fields a kind's own schema does not know, and gives their paths. */
  prune?(obj: T): string[];
  /** In place, before validation: drop the status, allocate addresses. */
  prepareForCreate?(obj: T, ctx: RequestContext): void;
  /** In place: keep what this update may not touch (the status, immutable allocations). */
  prepareForUpdate?(obj: T, old: T, ctx: RequestContext): void;
  /** Same for an update through `/status`. Without one, everything but `status` is taken from `old`. */
  prepareForStatusUpdate?(obj: T, old: T, ctx: RequestContext): void;
  /** Every error of a new object in the order the API server lists them. */
  validate?(obj: T, ctx: RequestContext): FieldError[];
  /** Errors of an update: usually immutability, then `validate`. */
  validateUpdate?(obj: T, old: T, ctx: RequestContext): FieldError[];
  /** Says, by `ctx.warn`, what is odd about an object that has passed validation; `old` is there for an update. */
  warn?(obj: T, ctx: RequestContext, old?: T): void;
  /** Any qualified name will do for a finalizer, with a domain or without: outside of `pkg/apis`. */
  plainFinalizers?: boolean;
  /** The check on `metadata.name`: messages, empty when fine. Default: DNS-1123 subdomain. */
  validateName?(name: string, prefix: boolean): string[];
  /** The kind keeps `metadata.generation`: 1 at creation, one more whenever `spec` changes. */
  hasGeneration?: boolean;
  /** Other versions the kind is served in (`v1`, or `events.k8s.io/v1` for another group), to and from the stored one. */
  versions?: Record<string, { toStorage(obj: KubeObject): KubeObject; fromStorage(obj: KubeObject): KubeObject }>;
  /** Field selectors beyond `metadata.name` and `metadata.namespace`; none: as kinds without a conversion of field labels. */
  selectableFields?(obj: T): Record<string, string>;
  /** The kind is a question: what is created is not stored, but comes back with the answer. Throws Invalid, BadRequest. */
  answer?(obj: T, ctx: RequestContext): KubeObject;
  /** The objects that are not stored but made up by the server (ComponentStatuses, its own APIServices). */
  madeUp?(list: (resource: string) => readonly KubeObject[]): KubeObject[];
  /** What the server warns of whenever the resource is asked for in a version that is on its way out. */
  deprecation?(version: string): string | undefined;
  /** Where `/scale` finds its numbers, as names from the root; without it: `spec.replicas` and `status.replicas`. */
  scale?: { specReplicas: string[]; statusReplicas: string[]; labelSelector?: string[] };
  /** Columns of `kubectl get`. Default: `Name` and `Created At`. */
  columns?: Column<T>[];
  /** Deletion waits: the grace period in seconds for this object (Pods); absent or undefined: gone at once. */
  gracePeriodSeconds?(obj: T, requested: number | undefined): number | undefined;
  /** Something besides `metadata.finalizers` still keeps a deleted object (a Namespace's `spec.finalizers`). */
  holdsDeletion?(obj: T): boolean;
  /** Changes, in place, an object that is marked for deletion but stays (a Namespace's phase). */
  prepareForDelete?(obj: T): void;
  /** When a delete names no propagation policy. Default `background`. */
  defaultPropagation?: 'orphan' | 'background';
  /** What is said of a deletion that names none. */
  orphanWarning?: string;
}
