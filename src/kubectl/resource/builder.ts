/** From arguments and flags to the objects a command works on: resource.Builder of k8s.io/cli-runtime. */
import type { Client } from '../../control-plane/client/client';
import { quote } from '../../go/strconv/quote';
import type { Context } from '../cli/command';
import { warningWriter } from '../cli/warning';
import { parseResourceArgs, parseTuple, type ResourceTuple, splitTypes } from './args';
import type { Info } from './info';
import { RESTMapper } from './mapper';
import { filterNamespace, requireNamespace, setNamespace } from './namespace';
import { pathSources } from './path-source';
import { Result } from './result';
import { flattening, type Lookup, retrieveFrom, type Selection, visitorOf } from './selection';
import { continuingOnError, decorated, type Visitor } from './visitor';

/** What `-f`, `-k` and `-R` were given. */
export interface FilenameOptions {
  filenames: readonly string[];
  kustomize?: string;
  recursive?: boolean;
}

/**
 * Collects what a command was told to work on, call by call as kubectl's commands do, and gives it with `do`. Mistakes
 * are kept and reported by the result. The order of calls matters only between `selectAllParam` and the selectors.
 */
export class Builder {
  private readonly selection: Selection = {
    errors: [],
    paths: [],
    tuples: [],
    types: [],
    names: [],
    namespace: '',
    selectAll: false,
    allNamespaces: false,
    continueOnError: false,
    flatten: false,
    latest: false,
    tables: false,
    limit: 0,
    wholeObjects: false,
    singleResourceType: false,
    singleItemImplied: false,
    directory: false,
    stream: false,
    validate: false,
    typed: false,
    subresource: '',
  };
  private isLocal = false;
  private requiresObject = true;
  private readonly namespaceRules: ((info: Info) => void)[] = [];
  private cachedMapper?: RESTMapper;

  constructor(private readonly ctx: Context) {}

  /** The mapper over what the server serves. */
  get mapper(): RESTMapper {
    this.cachedMapper ??= new RESTMapper(this.client().discovery());
    return this.cachedMapper;
  }

  namespaceParam(namespace: string): this {
    return this.with({ namespace });
  }
  /** Objects without a namespace get the one given. */
  defaultNamespace(): this {
    this.namespaceRules.unshift((info) => setNamespace(this.selection.namespace)(info));
    return this;
  }
  allNamespaces(all: boolean): this {
    return this.with(all ? { allNamespaces: true, namespace: '' } : { allNamespaces: false });
  }
  /** What goes wrong with one object does not keep the others from being visited. */
  continueOnError(): this {
    return this.with({ continueOnError: true });
  }
  /** Lists are visited item by item. */
  flatten(): this {
    return this.with({ flatten: true });
  }
  /** Objects from files are read anew from the server. */
  latest(): this {
    return this.with({ latest: true });
  }
  /** With true, what is read is asked for as tables (the Accept header of `get`). */
  asTables(tables: boolean): this {
    return this.with({ tables });
  }
  /** Lists are asked for in parts of so many objects, 0 for whole ones (`--chunk-size`). */
  requestChunksOf(limit: number): this {
    return this.with({ limit });
  }
  /** Rows come with whole objects. */
  includeObjects(wholeObjects: boolean): this {
    return this.with({ wholeObjects });
  }
  singleResourceType(): this {
    return this.with({ singleResourceType: true });
  }
  /** Files are checked for kind and version before all else: any `--validate` but false. */
  validate(validate: boolean): this {
    return this.with({ validate });
  }
  /** Only kinds kubectl has Go types for (Builder.WithScheme). */
  withScheme(): this {
    return this.with({ typed: true });
  }
  /** With false, what is only named is not read from the server. */
  requireObject(required: boolean): this {
    this.requiresObject = required;
    return this;
  }
  /** What is named is read through a subresource. */
  subresource(subresource: string): this {
    return this.with({ subresource });
  }
  /** No server is asked for anything: `--local`. Objects have no mapping then. */
  local(local = true): this {
    this.isLocal = local;
    return this;
  }

  /** `-f`, `-k` and `-R`; with `enforceNamespace` objects of another namespace are refused. */
  filenameParam(enforceNamespace: boolean, { filenames, kustomize = '', recursive = false }: FilenameOptions): this {
    if (filenames.length > 0 && kustomize) this.fail('only one of -f or -k can be specified');
    if (kustomize && recursive) this.fail("the -k flag can't be used with -f or -R");
    const { errors, paths } = this.selection;
    if (errors.length > 0) return this;
    const { sources, singleFile, directory, stream, ...found } = pathSources(filenames, recursive, this.ctx);
    errors.push(...found.errors);
    paths.push(...sources);
    if (kustomize) paths.push({ source: kustomize, read: () => this.kustomize(kustomize) });
    if (enforceNamespace) this.namespaceRules.push((info) => requireNamespace(this.selection.namespace)(info));
    return this.with({ singleItemImplied: singleFile, directory, stream });
  }

  /** A text instead of files; messages call it `source`. */
  stream(text: string, source: string): this {
    this.selection.paths.push({ source, read: async () => text });
    return this.with({ stream: true });
  }

  labelSelectorParam(selector: string): this {
    return this.selectorParam('labelSelector', 'label', selector);
  }
  fieldSelectorParam(selector: string): this {
    return this.selectorParam('fieldSelector', 'field', selector);
  }

  /** `--all`. */
  selectAllParam(selectAll: boolean): this {
    const { labelSelector, fieldSelector } = this.selection;
    if (selectAll && (labelSelector !== undefined || fieldSelector !== undefined))
      return this.fail("setting 'all' parameter but found a non empty selector. ");
    return this.with({ selectAll });
  }

  /** The arguments of most commands; with `allowEmptySelector` a type alone means all of its objects. */
  resourceTypeOrNameArgs(allowEmptySelector: boolean, args: readonly string[]): this {
    return this.attempt(() => {
      const { tuples, types, names } = parseResourceArgs(args, this.ctx.binary, (type) => this.expandCategory(type));
      this.selection.tuples.push(...tuples);
      this.selection.types.push(...types);
      this.selection.names.push(...names);
      if (types.length > 0 && names.length === 0 && allowEmptySelector) this.selection.labelSelector ??= '';
    });
  }

  /** Resource types, e.g. `pods` where a command works on nothing else. */
  resourceTypes(...types: string[]): this {
    this.selection.types.push(...types.flatMap(splitTypes));
    return this;
  }

  /** `NAME` or `TYPE/NAME` arguments; a bare name is one of `resource`. */
  resourceNames(resource: string, ...names: string[]): this {
    return this.attempt(() => {
      const tuples = names.map((name) => (name.includes('/') ? parseTuple(name) : bareName(resource, name)));
      this.selection.tuples.push(...tuples);
    });
  }

  /** Reads files, URLs and standard input. What is wrong is found out when the result is visited. */
  async do(): Promise<Result> {
    const { paths, labelSelector, fieldSelector, selectAll } = this.selection;
    const selects = selectAll || labelSelector !== undefined || fieldSelector !== undefined;
    try {
      const lookup: Lookup = {
        mapper: this.isLocal ? undefined : this.mapper,
        client: () => this.client(),
        warn: warningWriter(this.ctx),
      };
      const { visitor, single } = await visitorOf(this.selection, lookup);
      return new Result(this.decorate(visitor, lookup), single, paths.length > 0 || !selects);
    } catch (err) {
      return Result.failed(err as Error);
    }
  }

  private decorate(visitor: Visitor, lookup: Lookup): Visitor {
    const flat = this.selection.flatten ? flattening(visitor, this.selection, lookup) : visitor;
    const retrieve = retrieveFrom(lookup, this.selection);
    return decorated(this.selection.continueOnError ? continuingOnError(flat) : flat, [
      ...this.namespaceRules,
      filterNamespace,
      ...(this.requiresObject ? [(info: Info) => info.object ?? retrieve(info)] : []),
    ]);
  }

  private selectorParam(field: 'labelSelector' | 'fieldSelector', kind: string, text: string): this {
    const selector = text.trim();
    if (!selector) return this;
    if (this.selection.selectAll)
      return this.fail(`found non-empty ${kind} selector ${quote(text)} with previously set 'all' parameter. `);
    return this.with({ [field]: selector });
  }

  private client(): Client {
    return this.ctx.session.client;
  }

  private expandCategory(type: string): string[] {
    return this.isLocal ? [type] : this.mapper.expandCategory(type);
  }

  private async kustomize(directory: string): Promise<string> {
    const { build, printResources } = await import('../kustomize/build');
    const { cwd, streams } = this.ctx;
    const warn = (line: string) => streams.err.write(`${line}\n`);
    return printResources(build(directory, { cwd, warn }));
  }

  private with(options: Partial<Selection>): this {
    Object.assign(this.selection, options);
    return this;
  }

  private fail(message: string): this {
    this.selection.errors.push(new Error(message));
    return this;
  }

  private attempt(step: () => void): this {
    try {
      step();
    } catch (err) {
      this.selection.errors.push(err as Error);
    }
    return this;
  }
}

function bareName(resource: string, name: string): ResourceTuple {
  if (!resource) throw new Error(`the argument ${quote(name)} must be RESOURCE/NAME`);
  return { resource, name };
}
