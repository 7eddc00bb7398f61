/** `kubectl apply --applyset`: an object that remembers what belongs together, so that pruning knows where to look. */

import { sha256 } from '../../../go/crypto/digest';
import { compareBytes } from '../../../go/json/json';
import { quote } from '../../../go/strconv/quote';
import type { KubeObject } from '../../../kube/meta/meta';
import { KUBERNETES_VERSION } from '../../../kube/versions/version';
import type { Context } from '../../cli/command';
import type { DryRun } from '../../cli/dry-run';
import { aggregate, isNotFound } from '../../cli/errors';
import { Helper } from '../../resource/helper';
import { type Info, mappingOf } from '../../resource/info';
import type { RESTMapper, RESTMapping } from '../../resource/mapper';
import type { Prunable } from './prune';

const TOOLING = 'applyset.kubernetes.io/tooling';
const NAMESPACES = 'applyset.kubernetes.io/additional-namespaces';
const RESOURCES = 'applyset.kubernetes.io/contains-group-resources';
const ID = 'applyset.kubernetes.io/id';
const PART_OF = 'applyset.kubernetes.io/part-of';

/** Kinds that may remember a set; others would need a definition that says so. */
const PARENTS = ['secrets', 'configmaps'];

interface Members {
  resources: Set<string>;
  namespaces: Set<string>;
}

/** How a set's parent object is written. */
interface WriteOptions {
  dryRun: DryRun;
  fieldValidation: 'Strict' | 'Warn' | 'Ignore';
}

/** A set, known by its parent object. */
export class ApplySet {
  private current: Members = { resources: new Set(), namespaces: new Set() };
  private updated: Members = { resources: new Set(), namespaces: new Set() };
  private readonly namespace: string;

  private constructor(
    private readonly ctx: Context,
    private readonly mapper: RESTMapper,
    private readonly parent: RESTMapping,
    private readonly name: string,
  ) {
    // Only the flag counts here, not the namespace of the context.
    this.namespace = ctx.enforceNamespace && parent.namespaced ? ctx.namespace : '';
  }

  /** Reads `[RESOURCE][.GROUP]/NAME`; a secret where there is only a name. Throws `invalid parent reference`. */
  static parse(ctx: Context, mapper: RESTMapper, reference: string): ApplySet {
    const slash = reference.indexOf('/');
    const [resource = '', ...group] = (slash < 0 ? 'secrets' : reference.slice(0, slash)).split('.');
    const name = reference.slice(slash + 1);
    const invalid = (why: string) => new Error(`invalid parent reference ${quote(reference)}: ${why}`);
    if (!name) throw invalid('name cannot be blank');
    const parent = mapper.resourceFor(resource, group.join('.'));
    if (!parent) throw invalid(`no matches for ${group.join('.')}/, Resource=${resource}`);
    return new ApplySet(ctx, mapper, parent, name);
  }

  /** Throws where the parent may not be one. */
  validate(): void {
    const { group, version, resource, namespaced } = this.parent;
    const errors: Error[] = [];
    if (namespaced && !this.namespace) errors.push(new Error('namespace is required to use namespace-scoped ApplySet'));
    if (group || !PARENTS.includes(resource))
      errors.push(
        new Error(`resource "${group}/${version}, Resource=${resource}" is not permitted as an ApplySet parent`),
      );
    const wrong = aggregate(errors);
    if (wrong) throw wrong;
  }

  /** The label's value: from the parent's name, namespace, kind and group. */
  private get id(): string {
    const text = [this.name, this.namespace, this.parent.kind, this.parent.group].join('.');
    return `applyset-${Buffer.from(sha256(text), 'hex').toString('base64url')}-v1`;
  }

  /** Marks manifests as members. Throws where one is marked already. */
  label(infos: readonly Info[]): void {
    for (const info of infos) {
      const object = info.object as KubeObject;
      const { labels = {} } = object.metadata;
      if (PART_OF in labels) throw new Error(`ApplySet label "${PART_OF}" already set in input data`);
      info.object = { ...object, metadata: { ...object.metadata, labels: { ...labels, [PART_OF]: this.id } } };
    }
  }

  /** Before the first object is applied the parent covers what was there and what will be. */
  before(infos: readonly Info[], options: WriteOptions): void {
    this.current = this.remembered();
    for (const info of infos) {
      const { resource, group, namespaced } = mappingOf(info);
      this.updated.resources.add(group ? `${resource}.${group}` : resource);
      if (namespaced && info.namespace) this.updated.namespaces.add(info.namespace);
    }
    this.remember(
      {
        resources: new Set([...this.current.resources, ...this.updated.resources]),
        namespaces: new Set([...this.current.namespaces, ...this.updated.namespaces]),
      },
      options,
    );
  }

  /** The members that were not applied now. */
  *prunable(visited: ReadonlySet<string>): Generator<Prunable> {
    const { client } = this.ctx.session;
    for (const name of [...this.current.resources].sort(compareBytes)) {
      const mapping = this.mappingOf(name);
      const namespaces = mapping.namespaced ? [...this.current.namespaces].sort(compareBytes) : [undefined];
      for (const namespace of namespaces) {
        const { group, version, resource } = mapping;
        const target = { group, version, resource, ...(namespace ? { namespace } : {}) };
        for (const object of client.list(target, { labelSelector: `${PART_OF}=${this.id}` }).items)
          if (!visited.has(object.metadata.uid ?? ''))
            yield { target: { ...target, name: object.metadata.name }, object };
      }
    }
  }

  /** At the end the parent remembers what there is now. */
  after(options: WriteOptions): void {
    try {
      this.remember(this.updated, options);
    } catch (err) {
      throw new Error(`apply and prune succeeded, but ApplySet update failed: ${(err as Error).message}`);
    }
  }

  private remembered(): Members {
    const object = this.live();
    if (!object) return this.current;
    const { annotations = {}, labels = {} } = object.metadata;
    const called = `ApplySet parent object "${this.parent.resource}.${this.parent.group}/${this.name}"`;
    const tooling = annotations[TOOLING];
    if (tooling === undefined)
      throw new Error(`${called} already exists and is missing required annotation "${TOOLING}"`);
    const tool = tooling.includes('/') ? tooling.slice(0, tooling.lastIndexOf('/')) : tooling;
    if (tool !== this.ctx.binary)
      throw new Error(`${called} already exists and is managed by tooling "${tool}" instead of "${this.ctx.binary}"`);
    if (labels[ID] === undefined) throw new Error(`${called} exists and does not have required label ${ID}`);
    if (labels[ID] !== this.id)
      throw new Error(
        `${called} exists and has incorrect value for label "${ID}" (got: ${labels[ID]}, want: ${this.id})`,
      );
    const list = (key: string) => (annotations[key] ?? '').split(',').filter(Boolean);
    const namespaces = new Set(list(NAMESPACES));
    if (this.parent.namespaced) namespaces.add(this.namespace);
    return { resources: new Set(list(RESOURCES)), namespaces };
  }

  private live(): KubeObject | undefined {
    try {
      return this.ctx.session.client.get({ ...this.target(), name: this.name });
    } catch (err) {
      if (isNotFound(err)) return undefined;
      throw err;
    }
  }

  private remember({ resources, namespaces }: Members, { dryRun, fieldValidation }: WriteOptions): void {
    if (dryRun === 'client') return;
    const others = [...namespaces].filter((namespace) => namespace !== this.namespace);
    const { group, version, kind } = this.parent;
    const object = {
      apiVersion: group ? `${group}/${version}` : version,
      kind,
      metadata: {
        name: this.name,
        ...(this.namespace ? { namespace: this.namespace } : {}),
        labels: { [ID]: this.id },
        annotations: {
          [NAMESPACES]: others.sort(compareBytes).join(','),
          [RESOURCES]: [...resources].sort(compareBytes).join(','),
          [TOOLING]: `${this.ctx.binary}/${KUBERNETES_VERSION}`,
        },
      },
    };
    const helper = new Helper(this.ctx, { dryRun, fieldValidation, fieldManager: `${this.ctx.binary}-applyset` });
    const info: Info = { source: '', mapping: this.parent, namespace: this.namespace, name: this.name };
    try {
      helper.patch(info, 'apply', object);
    } catch (err) {
      throw new Error(`failed to update ApplySet: ${(err as Error).message}`);
    }
  }

  private target() {
    const { group, version, resource } = this.parent;
    return { group, version, resource, ...(this.namespace ? { namespace: this.namespace } : {}) };
  }

  private mappingOf(name: string): RESTMapping {
    const [resource = '', ...group] = name.split('.');
    const mapping = this.mapper.resourceFor(resource, group.join('.'));
    if (!mapping)
      throw new Error(
        `invalid group resource in "${RESOURCES}" annotation: no matches for ${group.join('.')}/, Resource=${resource}`,
      );
    return mapping;
  }
}
