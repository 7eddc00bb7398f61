/** Accepts and establishes definitions, and clears away what they defined when they go. */
import type { CustomResourceDefinition, CustomResourceDefinitionCondition } from '../../../kube/api/apiextensions/v1';
import { formatTime } from '../../../kube/meta/meta';
import type { Controller, ControllerContext } from '../../client/controller';

const CLEANUP_FINALIZER = 'customresourcecleanup.apiextensions.k8s.io';

export class CustomResourceDefinitionController implements Controller {
  readonly name = 'customresourcedefinition';

  constructor(private readonly ctx: ControllerContext) {}

  start(): void {
    this.ctx.client.kind(KIND).watch(({ type, object }) => {
      if (type !== 'DELETED') this.ctx.enqueue(this.name, object.metadata.name);
    });
    this.ctx.client.watchAll((key, { type }) => {
      // The last instance of a definition on its way out takes it along.
      if (type === 'DELETED' && this.ctx.client.kind(KIND).get(undefined, key)?.metadata.deletionTimestamp)
        this.ctx.enqueue(this.name, key);
    });
  }

  sync(key: string): void {
    const crd = this.ctx.client.kind(KIND).get(undefined, key);
    if (crd?.metadata.deletionTimestamp) this.cleanUp(crd);
    else if (crd && !crd.status?.conditions?.some((c) => c.type === 'Established')) this.establish(crd);
  }

  private establish(crd: CustomResourceDefinition): void {
    this.ctx.client.kind(KIND).updateStatus({
      ...crd,
      status: {
        storedVersions: [],
        ...crd.status,
        acceptedNames: crd.spec.names,
        conditions: [
          this.condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
          this.condition('Established', 'InitialNamesAccepted', 'the initial names have been accepted'),
        ],
      },
    });
  }

  /** `CRDFinalizer.sync`: says that the instances go, deletes them and, when none is left, lets the definition go. */
  private cleanUp(found: CustomResourceDefinition): void {
    if (!found.metadata.finalizers?.includes(CLEANUP_FINALIZER)) return;
    const crd = this.terminating(found);
    const instances = this.ctx.client.kind(crd.metadata.name);
    for (const { metadata } of instances.list())
      if (!metadata.deletionTimestamp) instances.delete(metadata.namespace, metadata.name);
    if (instances.list().length > 0) return;
    const finalizers = crd.metadata.finalizers?.filter((f) => f !== CLEANUP_FINALIZER);
    this.ctx.client.kind(KIND).update({ ...crd, metadata: { ...crd.metadata, finalizers } });
  }

  private terminating(crd: CustomResourceDefinition): CustomResourceDefinition {
    const conditions = crd.status?.conditions ?? [];
    if (conditions.some(({ type }) => type === 'Terminating')) return crd;
    const going = this.condition('Terminating', 'InstanceDeletionInProgress', 'CustomResource deletion is in progress');
    return this.ctx.client.kind(KIND).updateStatus({
      ...crd,
      status: {
        storedVersions: [],
        acceptedNames: crd.spec.names,
        ...crd.status,
        conditions: [...conditions, going],
      },
    });
  }

  private condition(type: string, reason: string, message: string): CustomResourceDefinitionCondition {
    return { lastTransitionTime: formatTime(this.ctx.now()), message, reason, status: 'True', type };
  }
}

const KIND = 'customresourcedefinitions.apiextensions.k8s.io';
