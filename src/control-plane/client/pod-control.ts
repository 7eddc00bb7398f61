/** How controllers make and delete the pods of an owner, with the events that tell of it: `controller.RealPodControl`. */
import type { Pod, PodTemplateSpec } from '../../kube/api/core/v1';
import { StatusError } from '../../kube/errors/status-error';
import { type KubeObject, newControllerRef } from '../../kube/meta/meta';
import type { ControllerContext } from './controller';
import type { EventSource } from './event-recorder';

/** How many characters a generated name ends with. */
const SUFFIX_LENGTH = 5;

/** The pod control of one controller, which is the source of the events. */
export class PodControl {
  constructor(
    private readonly ctx: ControllerContext,
    private readonly source: EventSource,
  ) {}

  /** Creates a pod from a template, controlled by `owner`. Throws the server's refusal, after recording it. */
  create(owner: KubeObject, template: PodTemplateSpec, generateName = `${owner.metadata.name}-`): Pod {
    try {
      const pod = this.ctx.client.kind('pods').createTrusted(podFrom(owner, template, generateName));
      this.event(owner, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`);
      return pod;
    } catch (error) {
      if (error instanceof StatusError && !isNamespaceTerminating(error))
        this.event(owner, 'Warning', 'FailedCreate', `Error creating: ${error.message}`);
      // A refused request gives back what it drew; the next attempt is to come with another name all the same.
      for (let i = 0; i < SUFFIX_LENGTH; i++) this.ctx.randomInt('generateName', 1);
      throw error;
    }
  }

  /** Deletes a pod. One that is gone already was deleted by somebody else. */
  delete(owner: KubeObject, pod: Pod): void {
    const { namespace, name, uid } = pod.metadata;
    const pods = this.ctx.client.kind('pods');
    if (pods.get(namespace, name)?.metadata.uid !== uid) return;
    try {
      pods.delete(namespace, name);
    } catch (error) {
      if (error instanceof StatusError)
        this.event(owner, 'Warning', 'FailedDelete', `Error deleting: ${error.message}`);
      throw error;
    }
    this.event(owner, 'Normal', 'SuccessfulDelete', `Deleted pod: ${name}`);
  }

  private event(owner: KubeObject, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.ctx.recorder.event(this.source, owner, type, reason, message);
  }
}

/** Whether a creation failed because its namespace is on its way out; nobody is told of that. */
export function isNamespaceTerminating(error: StatusError): boolean {
  return error.status.details?.causes?.some((cause) => cause.reason === 'NamespaceTerminating') ?? false;
}

/** `GetPodFromTemplate` */
function podFrom(owner: KubeObject, { metadata = {}, spec }: PodTemplateSpec, generateName: string): Pod {
  const { labels, annotations, finalizers } = metadata;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: '',
      generateName,
      namespace: owner.metadata.namespace,
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      ...(finalizers ? { finalizers } : {}),
      ownerReferences: [newControllerRef(owner)],
    },
    spec,
  };
}
