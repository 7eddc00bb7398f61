/** What the tests of strategies share: a request that needs no cluster, and a kind's answers as plain text. */
import { load } from 'js-yaml';
import type { RequestContext, Strategy } from '../../../src/control-plane/registry/strategy';
import { deepCopy } from '../../../src/go/json/deep';
import { ADMINISTRATOR } from '../../../src/kube/api/authentication/user';
import type { FieldError } from '../../../src/kube/errors/field-error';
import { StatusError } from '../../../src/kube/errors/status-error';
import type { KubeObject, ObjectMeta } from '../../../src/kube/meta/meta';
import { validateObjectMeta } from '../../../src/kube/validation/object-meta-validation';

/** Half past ten: the time of every request. */
export const NOW = Date.parse('2026-11-22T10:30:00Z');

/** A request in a cluster that holds `objects` by resource; `warnings` collects what is said to the user. */
export function request(objects: Record<string, KubeObject[]> = {}): RequestContext & { warnings: string[] } {
  const warnings: string[] = [];
  const list = (resource: string, namespace?: string) =>
    (objects[resource] ?? []).filter(({ metadata }) => !namespace || metadata.namespace === namespace);
  return {
    now: NOW,
    randomSuffix: (_, length) => 'x'.repeat(length),
    randomUID: () => '00000000-0000-0000-0000-000000000000',
    randomInt: (_, below) => below >> 1,
    get: (resource: string, namespace: string | undefined, name: string) =>
      list(resource, namespace).find(({ metadata }) => metadata.name === name) as never,
    list: (resource: string, namespace?: string) => list(resource, namespace) as never[],
    warn: (text) => warnings.push(text),
    dryRun: false,
    user: ADMINISTRATOR,
    warnings,
  };
}

/** An object out of YAML (flow style keeps cases short), in the namespace `default` unless it has none. */
export function object<T extends KubeObject = KubeObject>(yaml: string): T {
  const parsed = load(yaml) as T;
  const given: Partial<ObjectMeta> | undefined = parsed.metadata;
  parsed.metadata = { name: 'x', namespace: 'default', ...given };
  return parsed;
}

// biome-ignore lint/suspicious/noExplicitAny: strategies of all kinds go in here.
type AnyStrategy = Strategy<any>;

/** The object as it would be stored: defaulted and prepared. */
export function created<T extends KubeObject>(strategy: AnyStrategy, yaml: string, ctx = request()): T {
  const obj = object<T>(yaml);
  strategy.setDefaults?.(obj);
  strategy.prepareForCreate?.(obj, ctx);
  return obj;
}

const texts = (errors: readonly FieldError[]) => errors.map((error) => error.error());

function refusal(error: unknown): string[] {
  if (!(error instanceof StatusError)) throw error;
  return error.status.details?.causes?.map(({ field, message }) => `${field}: ${message}`) ?? [error.message];
}

/** Every complaint about a new object, metadata first. */
export function createErrors(strategy: AnyStrategy, yaml: string, ctx = request()): string[] {
  try {
    const obj = created(strategy, yaml, ctx);
    const namespaced = obj.metadata.namespace !== '';
    const { validateName } = strategy;
    if (!namespaced) obj.metadata.namespace = undefined;
    const errors = [
      ...validateObjectMeta(obj.metadata, { namespaced, validateName }),
      ...(strategy.validate?.(obj, ctx) ?? []),
    ];
    if (errors.length === 0) strategy.warn?.(obj, ctx);
    return texts(errors);
  } catch (error) {
    return refusal(error);
  }
}

/** Every complaint about `change` made to the object in `yaml`. */
export function updateErrors<T extends KubeObject>(
  strategy: Strategy<T>,
  yaml: string,
  change: (obj: T) => void,
  ctx = request(),
): string[] {
  const old = created<T>(strategy, yaml, ctx);
  const obj = deepCopy(old);
  change(obj);
  strategy.setDefaults?.(obj);
  try {
    strategy.prepareForUpdate?.(obj, old, ctx);
    const errors = strategy.validateUpdate?.(obj, old, ctx) ?? strategy.validate?.(obj, ctx) ?? [];
    if (errors.length === 0) strategy.warn?.(obj, ctx, old);
    return texts(errors);
  } catch (error) {
    return refusal(error);
  }
}

/** One line of `kubectl get`: the cells joined by bars, those of `-o wide` after a double bar. */
export function row(strategy: AnyStrategy, obj: KubeObject, now = NOW): string {
  const columns = strategy.columns ?? [];
  const cells = (wide: boolean) =>
    columns.filter(({ priority = 0 }) => priority > 0 === wide).map((column) => column.cell(obj, now));
  const wide = cells(true);
  return cells(false).join('|') + (wide.length > 0 ? `||${wide.join('|')}` : '');
}

/** The column titles as kubectl prints them, in the form of `row`. */
export function header(strategy: AnyStrategy): string {
  const named: AnyStrategy = {
    columns: strategy.columns?.map((column) => ({ ...column, cell: () => column.name.toUpperCase() })),
  };
  return row(named, { metadata: { name: '' } } as KubeObject);
}
