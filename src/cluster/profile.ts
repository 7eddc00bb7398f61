/** A cluster at its birth, and how long things take in it. */

import type { JsonObject, JsonValue, KubeObject } from '../apimachinery/meta';
import { decodeYAML } from '../apimachinery/yaml/decode';
import { wallNow } from '../clock/clock';
import { defaultProfile } from './default-profile';
import { badProfile, durationField, durations, record, strings } from './profile-fields';

/** How long the stages of a pod and a claim take; milliseconds. */
export interface StageTimes {
  create: number;
  schedule: number;
  provision: number;
  start: number;
  pull?: number;
  stop: number[];
}

/** One life of a pod: what differs from the profile's own times, and what is dictated. */
export interface PodPlan extends Partial<StageTimes> {
  node?: string;
  ip?: string;
  /** Until `kubectl run` notices that an attached shell has ended. */
  detach?: number;
}

/** What a profile says of an image. */
export interface ImagePlan {
  env?: Record<string, string>;
  /** The registry's answer to whoever wants to pull it. */
  pullError?: string;
}

export interface NodePlan {
  name: string;
  address: string;
  podCIDR: string;
  labels?: Record<string, string>;
  capacity?: Record<string, string>;
}

/** Everything a cluster is born with. */
export interface Profile {
  clock: 'real' | 'virtual';
  /** Simulated time at the start, milliseconds; in real mode without one it is the wall clock's. */
  start?: number;
  /** How old the cluster is by then. */
  age: number;
  speed: number;
  seed: number;
  nodes: NodePlan[];
  serviceCIDR: string;
  clusterDNS: string;
  /** Further objects that are there from the start, e.g. the storage classes. */
  objects: KubeObject[];
  latencies: StageTimes;
  pods: Record<string, PodPlan[]>;
  claims: Record<string, { uid?: string }>;
  /** By image, or by a pattern with `*`. */
  images: Record<string, ImagePlan>;
}

const KEYS = new Set([
  'clock',
  'start',
  'age',
  'speed',
  'seed',
  'nodes',
  'serviceCIDR',
  'clusterDNS',
  'objects',
  'latencies',
  'pods',
  'claims',
  'images',
]);

/**
 * Reads a profile, a YAML map of which every field may be left out. `source` names it in errors. Throws an Error that
 * says what is wrong with it.
 */
export function parseProfile(text: string, source: string): Profile {
  let value: JsonValue;
  try {
    value = decodeYAML(text);
  } catch (error) {
    throw badProfile(source, (error as Error).message);
  }
  const given = record(value ?? {}, source, 'the profile');
  for (const key of Object.keys(given)) if (!KEYS.has(key)) throw badProfile(source, `unknown field "${key}"`);
  const base = defaultProfile();
  const clock = given.clock ?? base.clock;
  if (clock !== 'real' && clock !== 'virtual') throw badProfile(source, 'clock must be real or virtual');
  return {
    ...base,
    clock,
    start: given.start === undefined ? undefined : startTime(String(given.start), source),
    age: given.age === undefined ? base.age : durationField(given.age, source, 'age'),
    speed: Number(given.speed ?? base.speed),
    seed: Number(given.seed ?? base.seed),
    nodes: given.nodes === undefined ? base.nodes : nodePlans(given.nodes, source),
    serviceCIDR: String(given.serviceCIDR ?? base.serviceCIDR),
    clusterDNS: String(given.clusterDNS ?? base.clusterDNS),
    objects: given.objects === undefined ? base.objects : (given.objects as unknown as KubeObject[]),
    latencies: { ...base.latencies, ...stageTimes(record(given.latencies ?? {}, source, 'latencies'), source) },
    pods: Object.fromEntries(
      Object.entries(record(given.pods ?? {}, source, 'pods')).map(([key, plans]) => [
        key,
        podPlans(plans, source, key),
      ]),
    ),
    claims: record(given.claims ?? {}, source, 'claims') as Profile['claims'],
    images: { ...base.images, ...(record(given.images ?? {}, source, 'images') as Profile['images']) },
  };
}

/** A time given to `--start-time` or a profile: RFC 3339, or a date. */
export function startTime(text: string, source: string): number {
  const ms = text === 'now' ? wallNow() : Date.parse(text);
  if (Number.isNaN(ms)) throw badProfile(source, `start: "${text}" is not a time such as 2021-01-03T05:00:00Z`);
  return ms;
}

function nodePlans(value: JsonValue, source: string): NodePlan[] {
  if (!Array.isArray(value)) throw badProfile(source, 'nodes must be a list');
  return value.map((item, i) => {
    const node = typeof item === 'string' ? { name: item } : record(item, source, `nodes[${i}]`);
    if (typeof node.name !== 'string') throw badProfile(source, `nodes[${i}] has no name`);
    return { address: `10.128.0.${i + 2}`, podCIDR: `10.32.${i}.0/24`, ...node } as NodePlan;
  });
}

function podPlans(value: JsonValue | undefined, source: string, key: string): PodPlan[] {
  const list = Array.isArray(value) ? value : [value ?? {}];
  return list.map((item, i) => {
    const plan = record(item ?? {}, source, `pods.${key}[${i}]`);
    return { ...stageTimes(plan, source), ...strings(plan, source, ['node', 'ip']) };
  });
}

function stageTimes(given: JsonObject, source: string): PodPlan {
  const times: PodPlan = {};
  for (const field of ['create', 'schedule', 'provision', 'start', 'pull', 'detach'] as const)
    if (given[field] !== undefined) times[field] = durationField(given[field], source, field);
  if (given.stop !== undefined) times.stop = durations(given.stop, source, 'stop');
  return times;
}
