/** Events as components record them: `k8s.io/client-go/tools/record`, equal ones counted instead of repeated. */
import type { Event } from '../api/core/event';
import { formatTime, type KubeObject } from '../apimachinery/meta';
import type { Client } from './client';

/** Who says so: `statefulset-controller`; the kubelet adds its node. */
export interface EventSource {
  component: string;
  host?: string;
}

/** The events about one object: those nobody has read yet, and those known by what they say. */
interface ObjectEvents {
  unread: string[];
  byContent: Map<string, string>;
}

/** Records events through the API like any other object. */
export class EventRecorder {
  /** By `namespace/object name`. Only keys are read to build it, so that a large store of events need not be parsed. */
  private objects: Map<string, ObjectEvents> | undefined;

  constructor(
    private readonly client: Client,
    private readonly now: () => number,
    private readonly randomInt: (stream: string, below: number) => number,
  ) {}

  /** Records that something happened to `object`. A repetition raises the count of the first event. */
  event(
    source: EventSource,
    object: KubeObject,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    fieldPath?: string,
  ): void {
    const namespace = object.metadata.namespace ?? 'default';
    const events = this.client.kind('events');
    const about = this.about(namespace, object.metadata.name);
    const time = formatTime(this.now());
    const { uid } = object.metadata;
    const content = contentOf({ source, involvedObject: { uid, fieldPath }, type, reason, message });
    const known = about.byContent.get(content);
    const repeated = known && events.get(namespace, known);
    if (repeated) {
      const count = (repeated.count ?? 1) + 1;
      events.update({ ...repeated, metadata: { ...repeated.metadata }, count, lastTimestamp: time });
      return;
    }
    const name = this.newName(namespace, object.metadata.name);
    about.byContent.set(content, name);
    const { apiVersion, kind } = object;
    const { name: objectName, resourceVersion, namespace: objectNamespace } = object.metadata;
    events.createTrusted({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name, namespace },
      involvedObject: {
        kind,
        ...(objectNamespace ? { namespace: objectNamespace } : {}),
        name: objectName,
        uid,
        apiVersion,
        resourceVersion,
        ...(fieldPath ? { fieldPath } : {}),
      },
      reason,
      message,
      source,
      firstTimestamp: time,
      lastTimestamp: time,
      count: 1,
      type,
      eventTime: null,
      reportingComponent: source.component,
      reportingInstance: source.host ?? '',
    });
  }

  /** `name.<nanoseconds in hex>`; the digits below a millisecond are drawn. */
  private newName(namespace: string, objectName: string): string {
    for (;;) {
      const nanos = BigInt(this.now()) * 1_000_000n + BigInt(this.randomInt('event', 1_000_000));
      const name = `${objectName}.${nanos.toString(16)}`;
      if (!this.client.kind('events').get(namespace, name)) return name;
    }
  }

  private about(namespace: string, objectName: string): ObjectEvents {
    if (!this.objects) {
      this.objects = new Map();
      for (const key of this.client.kind('events').keys())
        this.entry(key.slice(0, key.lastIndexOf('.'))).unread.push(key.slice(key.indexOf('/') + 1));
    }
    const about = this.entry(`${namespace}/${objectName}`);
    for (const name of about.unread.splice(0)) {
      const event = this.client.kind('events').get(namespace, name);
      if (event) about.byContent.set(contentOf(event), name);
    }
    return about;
  }

  private entry(object: string): ObjectEvents {
    let entry = this.objects?.get(object);
    if (!entry) {
      entry = { unread: [], byContent: new Map() };
      this.objects?.set(object, entry);
    }
    return entry;
  }
}

/** What makes two events the same. */
function contentOf(
  event: Pick<Event, 'source' | 'type' | 'reason' | 'message'> & {
    involvedObject: { uid?: string; fieldPath?: string };
  },
): string {
  const { source, involvedObject, type, reason, message } = event;
  return [source?.component, source?.host, involvedObject.uid, involvedObject.fieldPath, type, reason, message].join(
    '\0',
  );
}
