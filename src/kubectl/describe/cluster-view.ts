/** What describers read besides the object itself: its events, its pods, its endpoints. */

import type { Client } from '../../control-plane/client/client';
import type { Event, Pod } from '../../kube/api/core/v1';
import { controllerOf, type KubeObject } from '../../kube/meta/meta';

/** Whose events are looked for. Without a kind any kind will do. */
export interface EventSubject {
  kind?: string;
  namespace?: string;
  name: string;
  uid?: string;
}

const eventsIn = (namespace: string) => ({ group: '', version: 'v1', resource: 'events', namespace });

/** `GetFieldSelector` of client-go's events. */
function selectorOf(subject: Record<string, string | undefined>): string {
  const parts = Object.entries(subject).filter(([, value]) => value);
  return parts.map(([field, value]) => `involvedObject.${field}=${value}`).join(',');
}

/**
 * The cluster as it is while a command describes. Lists are read once and kept by what is asked for, so that
 * describing everything takes time in proportion to what there is.
 */
export class ClusterView {
  private events?: Map<string, Event[]>;
  private podsByController?: Map<string, Pod[]>;
  private podsByNode?: Map<string, Pod[]>;
  private podsByClaim?: Map<string, Pod[]>;

  constructor(
    readonly client: Client,
    /** Simulated time, milliseconds since the epoch. */
    readonly now: number,
    private readonly showEvents: boolean,
  ) {}

  /** The events about an object in the server's order; undefined when none are to be shown. */
  eventsAbout(subject: EventSubject): Event[] | undefined {
    return this.showEvents ? this.allEventsAbout(subject) : undefined;
  }

  /** The same, whether or not events are to be shown. */
  allEventsAbout({ kind, namespace = '', name, uid }: EventSubject): Event[] {
    this.client.note(eventsIn(namespace), { fieldSelector: selectorOf({ namespace, kind, uid, name }), limit: '500' });
    this.events ??= groupBy(this.client.kind('events').list(), ({ involvedObject: object }) => [
      `${object.namespace ?? ''}/${object.name ?? ''}`,
    ]);
    const about = this.events.get(`${namespace}/${name}`) ?? [];
    return about.filter(
      ({ involvedObject: object }) =>
        (kind === undefined || object.kind === kind) && (uid === undefined || object.uid === uid),
    );
  }

  /** The same for an object at hand. */
  eventsOf({ kind, metadata: { namespace, name, uid } }: KubeObject): Event[] | undefined {
    return this.eventsAbout({ kind, namespace, name, uid });
  }

  /** The pods a controller owns. */
  podsOf({ metadata }: KubeObject): Pod[] {
    this.podsByController ??= groupBy(this.pods(), (pod) => [controllerOf(pod)?.uid ?? '']);
    return this.podsByController.get(metadata.uid ?? '') ?? [];
  }

  /** The pods bound to a node. */
  podsOn(node: string): Pod[] {
    this.podsByNode ??= groupBy(this.pods(), (pod) => [pod.spec.nodeName ?? '']);
    return this.podsByNode.get(node) ?? [];
  }

  /** The pods that mount a claim or own it. */
  podsUsing({ metadata: { namespace, name, ownerReferences = [] } }: KubeObject): Pod[] {
    this.podsByClaim ??= groupBy(this.pods(), (pod) => [
      ...(pod.spec.volumes ?? []).map((v) => claimKey(pod, v.persistentVolumeClaim?.claimName)),
      `uid/${pod.metadata.uid}`,
    ]);
    const mounting = this.podsByClaim.get(`${namespace}/${name}`) ?? [];
    const owning = ownerReferences
      .filter(({ kind }) => kind === 'Pod')
      .flatMap(({ uid }) => this.podsByClaim?.get(`uid/${uid}`) ?? []);
    return [...new Set([...mounting, ...owning])];
  }

  private pods(): Pod[] {
    return this.client.kind('pods').list();
  }
}

function claimKey({ metadata: { namespace } }: Pod, claim: string | undefined): string {
  return claim === undefined ? '' : `${namespace}/${claim}`;
}

function groupBy<T>(items: readonly T[], keysOf: (item: T) => string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
