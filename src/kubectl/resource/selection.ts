/** What a builder was told to find, and the visitor that finds it: Builder.visitorResult and what it calls. */

import type { Client } from '../../control-plane/client/client';
import { quote } from '../../go/strconv/quote';
import { parseSelector } from '../../kube/labels/selector';
import { Aggregate } from '../cli/errors';
import type { ResourceTuple } from './args';
import { type DecodeOptions, infoOf, requireRegistered, streamVisitor } from './file-visitor';
import { type Info, retrieve } from './info';
import type { RESTMapper, RESTMapping } from './mapper';
import { setNamespace } from './namespace';
import type { PathSource } from './path-source';
import { decorated, eagerly, filtered, flattened, inOrder, selected, single, type Visitor } from './visitor';

/** Everything a builder collects. */
export interface Selection {
  errors: Error[];
  paths: PathSource[];
  tuples: ResourceTuple[];
  types: string[];
  names: string[];
  labelSelector?: string;
  fieldSelector?: string;
  /** Empty for all. */
  namespace: string;
  selectAll: boolean;
  allNamespaces: boolean;
  continueOnError: boolean;
  flatten: boolean;
  latest: boolean;
  /** The server answers with tables, which have no labels. */
  tables: boolean;
  /** How many objects of a list are asked for at once; 0 for all. */
  limit: number;
  /** Rows come with the objects they are of, to be sorted by them. */
  wholeObjects: boolean;
  singleResourceType: boolean;
  singleItemImplied: boolean;
  /** A folder held several files. */
  directory: boolean;
  /** Standard input is read. */
  stream: boolean;
  validate: boolean;
  typed: boolean;
  /** Read instead of the objects themselves; empty for none. */
  subresource: string;
}

/** Where a selection is looked up. Without a mapper nothing is asked of the server. */
export interface Lookup {
  mapper: RESTMapper | undefined;
  client(): Client;
  /** Receives the server's warnings. */
  warn(text: string): void;
}

/** A visitor, and whether exactly one object was asked for. */
export interface Selected {
  visitor: Visitor;
  single: boolean;
}

/** The visitor for a selection. Reads files, URLs and standard input. Rejects where the selection makes no sense. */
export async function visitorOf(selection: Selection, lookup: Lookup): Promise<Selected> {
  const { errors, selectAll, paths, tuples, names, types } = selection;
  if (errors.length > 0) throw new Aggregate(errors);
  const request = selectAll ? { ...selection, labelSelector: '' } : selection;
  if (paths.length > 0) return byPaths(request, lookup);
  if (request.labelSelector !== undefined || request.fieldSelector !== undefined) return bySelector(request, lookup);
  if (tuples.length > 0) return byTuples(request, lookup);
  if (names.length > 0) return byNames(request, lookup);
  for (const type of types) mapperOf(lookup).mappingFor(type);
  throw types.length > 0 ? new Error('resource(s) were provided, but no name was specified') : missingResource();
}

/** Visits the items of lists. */
export function flattening(visitor: Visitor, selection: Selection, lookup: Lookup): Visitor {
  return flattened(visitor, (item) => infoOf(item, decodeOptions(selection, lookup)));
}

/** Reads what is named from the server. */
export function retrieveFrom(
  { client, warn }: Pick<Lookup, 'client' | 'warn'>,
  {
    subresource = '',
    tables = false,
    typed = false,
  }: Partial<Pick<Selection, 'subresource' | 'tables' | 'typed'>> = {},
): (info: Info) => void {
  return (info) => {
    if (info.name === '' && info.object) return;
    if (info.object && info.mapping?.namespaced && !info.namespace) {
      const { group, version, resource } = info.mapping;
      const gv = `${group}/${version}`;
      throw new Error(`no namespace set on resource ${gv}, Resource=${resource} ${quote(info.name)}`);
    }
    retrieve(info, client(), subresource || undefined, { warn, tables });
    if (typed && info.object) requireRegistered(info.object.apiVersion, info.object.kind);
  };
}

async function byPaths(request: Selection, lookup: Lookup): Promise<Selected> {
  if (request.types.length > 0)
    throw new Error('when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well');
  if (request.tuples.length > 0) throw new Error('resource/name arguments cannot be provided when a path is specified');
  const { paths, namespace, labelSelector } = request;
  const visitors: Visitor[] = [];
  for (const source of paths) visitors.push(await streamVisitor(source, decodeOptions(request, lookup)));
  let visitor = list(visitors, request);
  if (request.flatten) visitor = flattening(visitor, request, lookup);
  if (request.latest) visitor = decorated(visitor, [setNamespace(namespace), retrieveFrom(lookup, request)]);
  if (labelSelector !== undefined) visitor = matching(visitor, labelSelector, request.tables);
  return { visitor, single: !request.directory && !request.stream && paths.length === 1 };
}

function bySelector(request: Selection, lookup: Lookup): Selected {
  const { labelSelector, fieldSelector, namespace } = request;
  if (request.names.length > 0) throw new Error('name cannot be provided when a selector is specified');
  if (request.tuples.length > 0)
    throw new Error('selectors and the all flag cannot be used when passing resource/name arguments');
  if (request.types.length === 0) throw new Error('at least one resource must be specified to use a selector');
  if (request.subresource) throw new Error('subresource cannot be used when bulk resources are specified');
  const visitors = mappingsOf(request, lookup).map((mapping) =>
    selected(lookup.client(), mapping, mapping.namespaced ? namespace : '', {
      labelSelector,
      fieldSelector,
      limit: request.limit,
      tables: request.tables,
      ...(request.wholeObjects ? { includeObject: 'Object' } : {}),
      warn: lookup.warn,
    }),
  );
  return { visitor: list(visitors, request), single: false };
}

function byTuples(request: Selection, lookup: Lookup): Selected {
  if (request.types.length > 0)
    throw new Error('you may not specify individual resources and bulk resources in the same call');
  const mapper = mapperOf(lookup);
  const mapped = request.tuples.map(({ resource, name }) => ({ mapping: mapper.mappingFor(resource), name }));
  const resources = new Set(mapped.map(({ mapping }) => `${mapping.resource}.${mapping.version}.${mapping.group}`));
  if (resources.size > 1 && request.singleResourceType) throw severalTypes();
  const visitors = mapped.map(({ mapping, name }) => single(named(mapping, name, request)));
  return { visitor: list(visitors, request), single: request.singleItemImplied || visitors.length === 1 };
}

function byNames(request: Selection, lookup: Lookup): Selected {
  const { types, names } = request;
  if (types.length === 0) throw new Error('you must provide a resource and a resource name together');
  if (types.length > 1) throw new Error('you must specify only one resource');
  const [mapping] = mappingsOf(request, lookup) as [RESTMapping];
  const visitors = names.map((name) => single(named(mapping, name, request)));
  return { visitor: list(visitors, request), single: names.length === 1 };
}

function list(visitors: Visitor[], { continueOnError }: Selection): Visitor {
  return continueOnError ? eagerly(visitors) : inOrder(visitors);
}

function named(mapping: RESTMapping, name: string, { namespace, allNamespaces }: Selection): Info {
  if (mapping.namespaced && namespace === '')
    throw new Error(
      allNamespaces
        ? 'a resource cannot be retrieved by name across all namespaces'
        : 'namespace may not be empty when retrieving a resource by name',
    );
  return { source: '', mapping, namespace: mapping.namespaced ? namespace : '', name };
}

function mappingsOf({ types, singleResourceType }: Selection, lookup: Lookup): RESTMapping[] {
  if (types.length > 1 && singleResourceType) throw severalTypes();
  const mappings = new Map<string, RESTMapping>();
  for (const type of types) {
    const mapping = mapperOf(lookup).mappingFor(type);
    const key = `${mapping.kind}.${mapping.version}.${mapping.group}`;
    if (!mappings.has(key)) mappings.set(key, mapping);
  }
  return [...mappings.values()];
}

function matching(visitor: Visitor, text: string, unlabelled: boolean): Visitor {
  let selector: ReturnType<typeof parseSelector>;
  try {
    selector = parseSelector(text);
  } catch (err) {
    throw new Error(`the provided selector ${quote(text)} is not valid: ${(err as Error).message}`);
  }
  return filtered(visitor, (info) => selector.matches((!unlabelled && info.object?.metadata.labels) || {}));
}

function decodeOptions({ validate, typed }: Selection, { mapper }: Lookup): DecodeOptions {
  return { mapper, validate, typed };
}

function mapperOf({ mapper }: Lookup): RESTMapper {
  if (!mapper) throw localResourceError();
  return mapper;
}

function severalTypes(): Error {
  return new Error('you may only specify a single resource type');
}

function missingResource(): Error {
  return new Error(`You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`);
}

/** What `--local` says of objects that are named. */
export function localResourceError(): Error {
  return new Error(`error: you must specify resources by --filename when --local is set.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'`);
}
