/** HTTP in front of the API server: a method, a path and a body in, a code and a body out. */
import { encodeJSON } from '../../../go/json/json';
import type { JsonObject, JsonValue } from '../../../go/json/value';
import { decodeYAML } from '../../../go/yaml/decode';
import { badRequest, methodNotAllowed, StatusError } from '../../../kube/errors/status-error';
import { withManagedFields } from '../../../kube/merge/managed-fields/view';
import { groupVersion, type KubeObject } from '../../../kube/meta/meta';
import { definitionFor } from '../../../kube/schema/schema';
import { encodeTyped } from '../../../kube/schema/strict-decode';
import type { DeleteRequestOptions, PatchType, Target, WriteRequestOptions } from '../request';
import type { ApiServer } from '../server';
import { checkSize, mediaType, objectOf, parsePatch } from './body';
import { discoveryDocument } from './discovery';
import { healthText } from './health';
import { metricsText } from './metrics';
import { parsePath } from './path';

/** One request. `path` may carry a query. */
export interface HttpRequest {
  method: string;
  path: string;
  accept?: string;
  contentType?: string;
  body?: string;
}

export interface HttpResponse {
  code: number;
  contentType: string;
  body: string;
  /** What goes into `Warning:` headers. */
  warnings: string[];
}

const PATCH_TYPES: Record<string, PatchType> = {
  'application/json-patch+json': 'json',
  'application/merge-patch+json': 'merge',
  'application/strategic-merge-patch+json': 'strategic',
  'application/apply-patch+yaml': 'apply',
};

/** Answers a request. A request that fails is answered with its `Status`; nothing is thrown but programming errors. */
export function handleHttp(server: ApiServer, request: HttpRequest): HttpResponse {
  const warnings: string[] = [];
  try {
    const { code, body } = answer(server, request, (text) => warnings.push(text));
    const text = typeof body === 'string';
    return { code, contentType: text ? 'text/plain' : 'application/json', body: text ? body : json(body), warnings };
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return {
      code: error.status.code,
      contentType: 'application/json',
      body: json(error.status as unknown as JsonValue),
      warnings,
    };
  }
}

const json = (body: JsonValue) => `${encodeJSON(body, '', 'as-is')}\n`;

function answer(
  server: ApiServer,
  request: HttpRequest,
  warn: (text: string) => void,
): { code: number; body: JsonValue | string } {
  checkSize(request.body);
  const url = urlOf(request.path);
  const route = parsePath(url.pathname);
  if (route.kind === 'document') {
    const document = documentAt(server, route.path, url.searchParams);
    return document === undefined ? { code: 404, body: '404 page not found\n' } : { code: 200, body: document };
  }
  const { target } = route;
  const query = url.searchParams;
  const options: WriteRequestOptions = {
    dryRun: query.get('dryRun') === 'All',
    fieldManager: query.get('fieldManager') ?? undefined,
    force: query.get('force') === 'true',
    fieldValidation: (query.get('fieldValidation') as WriteRequestOptions['fieldValidation']) ?? undefined,
    warn,
  };
  const shown = (objects: KubeObject[], single: boolean, resourceVersion = '') =>
    view(
      server,
      target,
      objects,
      single,
      resourceVersion,
      request.accept ?? '',
      query.get('includeObject') === 'Object',
    );
  switch (request.method) {
    case 'GET': {
      if (target.name) return { code: 200, body: shown([server.get(target, { warn })], true) };
      const selection = {
        labelSelector: query.get('labelSelector') ?? '',
        fieldSelector: query.get('fieldSelector') ?? '',
      };
      const { items, resourceVersion } = server.list(target, selection);
      return { code: 200, body: shown(items, false, resourceVersion) };
    }
    case 'POST':
      return { code: 201, body: shown([server.create(target, sentObject(request), options)], true) };
    case 'PUT':
      return { code: 200, body: shown([server.update(target, sentObject(request), options)], true) };
    case 'PATCH': {
      const type =
        PATCH_TYPES[mediaType(request.contentType ?? DEFAULT_PATCH, Object.keys(PATCH_TYPES))] ?? 'strategic';
      const patch = parsePatch(request.body, type === 'apply' ? decodeYAML : undefined);
      return { code: 200, body: shown([server.patch(target, type, patch, options)], true) };
    }
    case 'DELETE':
      return { code: 200, body: typed(server.delete(target, deleteOptions(request, options)).object) };
    default:
      throw methodNotAllowed();
  }
}

/** What is served besides objects: of the server itself, and of what it serves. */
function documentAt(server: ApiServer, path: string, query: URLSearchParams): JsonObject | string | undefined {
  if (path === '/metrics') return metricsText(server);
  return healthText(path, query) ?? discoveryDocument(path, server.discovery());
}

/** What `kubectl --raw` sends a patch as, which names no type. */
const DEFAULT_PATCH = 'application/strategic-merge-patch+json';

const sentObject = ({ body, contentType }: HttpRequest) => objectOf(body, contentType);

/** Throws BadRequest for an escape that is none, as Go's server does before anybody looks at the path. */
function urlOf(path: string): URL {
  try {
    const url = new URL(path, 'http://localhost');
    decodeURIComponent(url.pathname);
    return url;
  } catch {
    throw badRequest('400 Bad Request');
  }
}

/** An object or list, or the table of it where the client accepts one. */
export function view(
  server: ApiServer,
  target: Target,
  objects: KubeObject[],
  single: boolean,
  resourceVersion: string,
  accept: string,
  whole: boolean,
): JsonValue {
  if (accept.includes('as=Table')) {
    const table = server.table(target, objects);
    const rows = table.rows.map(({ cells, object }) =>
      whole
        ? { cells, object: typed(object) }
        : {
            cells,
            object: { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata },
          },
    );
    const { columnDefinitions } = table;
    return {
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion },
      columnDefinitions,
      rows,
    } as unknown as JsonValue;
  }
  if (single) return typed(objects[0] as KubeObject);
  const kind = server.discovery().find((r) => r.name === target.resource && r.group === target.group)?.kind ?? '';
  return {
    kind: `${kind}List`,
    apiVersion: groupVersion(target),
    metadata: { resourceVersion },
    items: objects.map(listed),
  };
}

/** An object in a list: what has a Go type goes without kind and version there. */
function listed(object: KubeObject): JsonValue {
  const { kind: _kind, apiVersion: _apiVersion, ...rest } = typed(object) as JsonObject;
  return definitionFor(object) ? rest : typed(object);
}

/** An object in the order of Go's fields, kind and version first, with all that is told of who set which of them. */
function typed(object: KubeObject): JsonValue {
  const { apiVersion, kind, ...rest } = encodeTyped(withManagedFields(object), object);
  return { kind, apiVersion, ...rest } as unknown as JsonValue;
}

/** `metav1.DeleteOptions` of the body, over those of the query. */
function deleteOptions(request: HttpRequest, { dryRun, warn }: WriteRequestOptions): DeleteRequestOptions {
  const body = request.body ? sentObject(request) : {};
  const { dryRun: stages = [], ...rest } = body as unknown as Record<string, string[]>;
  return { ...(rest as DeleteRequestOptions), dryRun: dryRun || stages.includes('All'), warn };
}
