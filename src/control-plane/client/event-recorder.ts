/** Events as components record them: `k8s.io/client-go/tools/record`, and `tools/events` for those of the newer API. */
import type { Event, ObjectReference } from '../../kube/api/core/v1';
import { StatusError } from '../../kube/errors/status-error';
import { formatTime, type KubeObject } from '../../kube/meta/meta';
import type { Client } from './client';
import { aggregateKey, COMBINED, EventCorrelator, eventKey } from './event-correlator';

/** Who says so: `statefulset-controller`; the kubelet adds its node. */
export interface EventSource {
  component: string;
  host?: string;
}

/** An event of the newer API, which says what was done and to what else. */
export interface Report {
  type: 'Normal' | 'Warning';
  reason: string;
  action: string;
  note: string;
  related?: KubeObject;
}

/** The events about one object: those nobody has read yet, and those known by what they say. */
interface ObjectEvents {
  unread: string[];
  names: Map<string, string>;
  correlator: EventCorrelator;
}

/** A series of the newer API ends when nothing has been added to it for so long. */
const SERIES_END = 360_000;

/** What the server refuses, as in a namespace that is being deleted, is not recorded. */
function unlessRefused(request: () => void): void {
  try {
    request();
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
  }
}

/** Records events through the API like any other object. */
export class EventRecorder {
  /** By `namespace/object name`. Only keys are read to build it, so that a large store of events need not be parsed. */
  private objects: Map<string, ObjectEvents> | undefined;

  constructor(
    private readonly client: Client,
    private readonly now: () => number,
    private readonly randomInt: (stream: string, below: number) => number,
    private readonly sequence: (stream: string) => number = () => 0,
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
    const now = this.now();
    const time = formatTime(now);
    const involvedObject = { ...referenceTo(object), ...(fieldPath ? { fieldPath } : {}) };
    const event = { source, involvedObject, type, reason, message };
    const about = this.about(object);
    let key = eventKey(event);
    if (about.correlator.aggregates(event, now)) {
      key = aggregateKey(event);
      event.message = COMBINED + message;
    }
    if (!about.correlator.allows(event, now)) return;
    const known = this.known(object, about, key);
    if (known) {
      const count = (known.count ?? 1) + 1;
      this.update({ ...known, message: event.message, count, lastTimestamp: time });
      return;
    }
    this.create(object, about, key, {
      ...event,
      firstTimestamp: time,
      lastTimestamp: time,
      count: 1,
      eventTime: null,
      reportingComponent: source.component,
      reportingInstance: source.host ?? '',
    });
  }

  /** Records an event of the newer API. One like it shortly after starts a series, unless the object has changed. */
  report(controller: string, object: KubeObject, { type, reason, action, note, related }: Report): void {
    const now = this.now();
    const about = this.about(object);
    const event = {
      involvedObject: referenceTo(object),
      ...(related ? { related: referenceTo(related) } : {}),
      type,
      reason,
      action,
      message: note.length > NOTE_LIMIT ? `${note.slice(0, NOTE_LIMIT - ELLIPSIS.length)}${ELLIPSIS}` : note,
      source: {},
      firstTimestamp: null,
      lastTimestamp: null,
      eventTime: microTime(now),
      reportingComponent: controller,
      reportingInstance: `${controller}-control-plane`,
    };
    const key = seriesKey(event);
    const known = this.known(object, about, key);
    const last = Date.parse(known?.series?.lastObservedTime ?? known?.eventTime ?? '');
    if (!known || now - last > SERIES_END) this.create(object, about, key, event);
    // What follows the second one is counted, but not told before the series ends.
    else if (!known.series) this.update({ ...known, series: { count: 2, lastObservedTime: microTime(now) } });
  }

  /** What is remembered of the events about an object, if any were recorded. */
  correlatorOf(object: KubeObject): EventCorrelator | undefined {
    return this.objects?.get(`${namespaceOf(object)}/${object.metadata.name}`)?.correlator;
  }

  private known(object: KubeObject, about: ObjectEvents, key: string): Event | undefined {
    const name = about.names.get(key);
    return name === undefined ? undefined : this.client.kind('events').get(namespaceOf(object), name);
  }

  private update(event: Event): void {
    unlessRefused(() => this.client.kind('events').update({ ...event, metadata: { ...event.metadata } }));
  }

  private create(
    object: KubeObject,
    about: ObjectEvents,
    key: string,
    event: Omit<Event, 'apiVersion' | 'kind' | 'metadata'>,
  ): void {
    const namespace = namespaceOf(object);
    const name = this.newName(namespace, object.metadata.name);
    about.names.set(key, name);
    const metadata = { name, namespace };
    const created = { apiVersion: 'v1', kind: 'Event', metadata, ...event } as Event;
    unlessRefused(() => this.client.kind('events').createTrusted(created));
  }

  /** `name.<nanoseconds in hex>`: later events have later names, though simulated time may stand still between them. */
  private newName(namespace: string, objectName: string): string {
    for (;;) {
      const digits = (this.sequence('event') % 1000) * 1000 + this.randomInt('event', 1000);
      const nanos = BigInt(this.now()) * 1_000_000n + BigInt(digits);
      const name = `${objectName}.${nanos.toString(16)}`;
      if (!this.client.kind('events').get(namespace, name)) return name;
    }
  }

  private about(object: KubeObject): ObjectEvents {
    const namespace = namespaceOf(object);
    if (!this.objects) {
      this.objects = new Map();
      for (const key of this.client.kind('events').keys())
        this.entry(key.slice(0, key.lastIndexOf('.'))).unread.push(key.slice(key.indexOf('/') + 1));
    }
    const about = this.entry(`${namespace}/${object.metadata.name}`);
    for (const name of about.unread.splice(0)) {
      const event = this.client.kind('events').get(namespace, name);
      if (!event) continue;
      about.names.set(keyOf(event), name);
      if (!event.eventTime) about.correlator.learn(event);
    }
    return about;
  }

  private entry(object: string): ObjectEvents {
    let entry = this.objects?.get(object);
    if (!entry) {
      entry = { unread: [], names: new Map(), correlator: new EventCorrelator() };
      this.objects?.set(object, entry);
    }
    return entry;
  }
}

/** The newer API takes no longer notes; the scheduler cuts its own short. */
const NOTE_LIMIT = 1024;
const ELLIPSIS = ' ...';

const namespaceOf = ({ metadata }: KubeObject): string => metadata.namespace ?? 'default';

/** `2024-01-01T00:00:00.000000Z` */
const microTime = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');

function referenceTo({ apiVersion, kind, metadata }: KubeObject): ObjectReference {
  const { name, namespace, uid, resourceVersion } = metadata;
  return { kind, ...(namespace ? { namespace } : {}), name, uid, apiVersion, resourceVersion };
}

function keyOf(event: Event): string {
  if (event.eventTime) return seriesKey(event);
  return event.message?.startsWith(COMBINED) ? aggregateKey(event) : eventKey(event);
}

/** What makes two events of the newer API one series: they are about the same state of an object, whatever they say. */
function seriesKey(
  event: Pick<Event, 'type' | 'action' | 'reason' | 'reportingComponent' | 'involvedObject' | 'related'>,
) {
  const { type, action, reason, reportingComponent, involvedObject, related } = event;
  const { uid, resourceVersion } = involvedObject;
  return ['series', type, action, reason, reportingComponent, uid, resourceVersion, related?.uid].join('\0');
}
