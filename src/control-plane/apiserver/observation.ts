/** What a client sends and gets, as somebody between it and the server sees it. */
import type { JsonValue } from '../../go/json/value';
import { StatusError } from '../../kube/errors/status-error';
import { groupVersion, type KubeObject } from '../../kube/meta/meta';
import { view } from './http/handler';
import type { PatchType, Target, WriteRequestOptions } from './request';
import type { ApiServer } from './server';

/** One request and its answer. */
export interface Exchange {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its query: `/api/v1/namespaces/default/pods?limit=500`. */
  path: string;
  /** The body and its type, where one is sent. */
  contentType?: string;
  body?: JsonValue;
  /** Rows are asked for instead of objects. */
  tables?: boolean;
  code: number;
  /** The body of the answer; made when it is asked for. */
  answer(): JsonValue;
}

export type Observer = (exchange: Exchange) => void;

const PATCH_TYPES: Record<PatchType, string> = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  apply: 'application/apply-patch+yaml',
};

/** What the server notes of a client that does not name itself, and how it then takes unknown fields. */
const UNSAID = { fieldManager: 'kubectl', fieldValidation: 'Warn' };

/** `/apis/apps/v1/namespaces/default/deployments/web/scale`. */
function pathOf({ namespace, name, subresource, ...target }: Target): string {
  const place = namespace ? ['namespaces', namespace] : [];
  const parts = [target.group ? 'apis' : 'api', groupVersion(target), ...place, target.resource, name, subresource];
  return `/${parts.filter(Boolean).join('/')}`;
}

/** The query in the order of its names, without what is not said. */
function withQuery(path: string, query: Record<string, string | undefined>): string {
  const said = Object.entries(query)
    .filter((entry): entry is [string, string] => Boolean(entry[1]))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const text = new URLSearchParams(said).toString();
  return text ? `${path}?${text}` : path;
}

function writeQuery({ dryRun, fieldManager, fieldValidation, force }: WriteRequestOptions, isApply = false) {
  return {
    dryRun: dryRun ? 'All' : undefined,
    fieldManager: isApply || fieldManager !== UNSAID.fieldManager ? fieldManager : undefined,
    fieldValidation: fieldValidation === UNSAID.fieldValidation ? undefined : fieldValidation,
    force: isApply ? String(force ?? false) : undefined,
  };
}

/** The same server, which shows `observe` every request with its answer, refusals included. */
export function observedServer(server: ApiServer, observe: Observer): ApiServer {
  const seen = <T>(
    request: Omit<Exchange, 'code' | 'answer'>,
    code: number,
    serve: () => T,
    shown: (served: T) => JsonValue,
  ): T => {
    try {
      const served = serve();
      observe({ ...request, code, answer: () => shown(served) });
      return served;
    } catch (error) {
      if (error instanceof StatusError) {
        const { status } = error;
        observe({ ...request, code: status.code, answer: () => status as unknown as JsonValue });
      }
      throw error;
    }
  };
  const accept = (tables = false) => (tables ? 'as=Table' : '');
  const one = (target: Target, tables?: boolean) => (object: KubeObject) =>
    view(server, target, [object], true, '', accept(tables), false);
  const json = (body: unknown) => ({ contentType: 'application/json', body: body as JsonValue });
  const own: Partial<ApiServer> = {
    get: (target, options = {}) => {
      const request = { method: 'GET' as const, path: pathOf(target), tables: options.tables };
      return seen(request, 200, () => server.get(target, options), one(target, options.tables));
    },
    list: (target, options = {}) => {
      const { labelSelector, fieldSelector, limit, includeObject, tables } = options;
      const query = { labelSelector, fieldSelector, limit: limit ? String(limit) : '', includeObject };
      const request = { method: 'GET' as const, path: withQuery(pathOf(target), query), tables };
      return seen(
        request,
        200,
        () => server.list(target, options),
        ({ items, resourceVersion }) =>
          view(server, target, items, false, resourceVersion, accept(tables), includeObject !== undefined),
      );
    },
    create: (target, body, options = {}) => {
      const path = withQuery(pathOf(target), writeQuery(options));
      const request = { method: 'POST' as const, path, ...json(body) };
      return seen(request, 201, () => server.create(target, body, options), one(target));
    },
    update: (target, body, options = {}) => {
      const path = withQuery(pathOf(target), writeQuery(options));
      const request = { method: 'PUT' as const, path, ...json(body) };
      return seen(request, 200, () => server.update(target, body, options), one(target));
    },
    patch: (target, type, body, options = {}) => {
      const path = withQuery(pathOf(target), writeQuery(options, type === 'apply'));
      const request = { method: 'PATCH' as const, path, contentType: PATCH_TYPES[type], body: body as JsonValue };
      return seen(request, 200, () => server.patch(target, type, body, options), one(target));
    },
    delete: (target, options = {}) => {
      const { gracePeriodSeconds, propagationPolicy, dryRun } = options;
      const body = { gracePeriodSeconds, propagationPolicy, ...(dryRun ? { dryRun: ['All'] } : {}) };
      const request = { method: 'DELETE' as const, path: pathOf(target), ...json(body) };
      return seen(
        request,
        200,
        () => server.delete(target, options),
        ({ object }) => one(target)(object),
      );
    },
  };
  return Object.assign(Object.create(server), own);
}

/** Shows a request that has no answer of interest: a watch, or a document of the server. */
export function note(observe: Observer, target: Target | string, query: Record<string, string | undefined> = {}): void {
  const path = withQuery(typeof target === 'string' ? target : pathOf(target), query);
  observe({ method: 'GET', path, code: 200, answer: () => null });
}
