/** Reads profiles: YAML maps of which every field may be left out. */

import { wallNow } from '../../control-plane/clock/clock';
import type { JsonObject } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';
import type { Taint } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';
import { isValidCIDR, isValidIPv4Address } from '../../kube/names/ip-formats';
import { isDNS1123Subdomain } from '../../kube/names/name-formats';
import { builtInProfile, DEFAULT_PROFILE, namesOfProfiles } from './built-in';
import type { ImagePlan, LoadBalancerPlan, NodePlan, PodPlan, Profile, StageTimes } from './profile';
import { ProfileError, ProfileMap } from './profile-map';

const isIP = (text: string) => isValidIPv4Address(text).length === 0;
const isRange = (text: string) => isValidCIDR(text).length === 0 && isIP(text.replace(/\/.*/, ''));
const isNodeName = (text: string) => isDNS1123Subdomain(text).length === 0;

/**
 * The profile a text describes, over the one its `base` names. `source` names it in errors. Rejects with `ProfileError`,
 * which says what is wrong with it, and on which line.
 */
export async function readProfile(text: string, source: string): Promise<Profile> {
  const map = new ProfileMap((await document(text, source)) ?? {}, { name: source, text });
  const base = baseOf(map);
  const clock = map.textLike('clock', (mode) => mode === 'real' || mode === 'virtual', 'clock: real or virtual');
  const start = map.text('start');
  const profile: Profile = {
    ...base,
    ...defined({
      clock: clock as Profile['clock'] | undefined,
      start: start === undefined ? undefined : timeOf(start, () => map.error('start', notTime(start))),
      cluster: map.text('cluster'),
      age: map.duration('age'),
      speed: positive(map, 'speed'),
      seed: whole(map, 'seed'),
      nodes: nodePlans(map),
      serviceCIDR: map.textLike('serviceCIDR', isRange, 'range of IPv4 addresses'),
      clusterDNS: map.textLike('clusterDNS', isIP, 'IPv4 address'),
      objects: objects(map),
      loadBalancer: loadBalancer(map),
    }),
    latencies: { ...base.latencies, ...stageTimes(map.map('latencies')) },
    images: { ...base.images, ...entries(map, 'images', imagePlan) },
  };
  const nodes = new Set(profile.nodes.map(({ name }) => name));
  profile.pods = podPlans(map, nodes);
  profile.claims = entries(map, 'claims', (claim) => defined({ uid: claim.text('uid') }));
  map.done();
  return profile;
}

/** A time given to `--start-time`: RFC 3339, a date, or `now`. Throws `ProfileError`. */
export function startTime(text: string, source: string): number {
  return timeOf(text, () => new ProfileError(source, `start ${notTime(text)}`));
}

const notTime = (text: string) => `is no time such as 2021-01-03T05:00:00Z: ${quote(text)}`;

function timeOf(text: string, error: () => ProfileError): number {
  const ms = text === 'now' ? wallNow() : /^\d{4}-\d\d-\d\d(T.+)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw error();
  return ms;
}

/** The profile that counts where the text says nothing. */
function baseOf(map: ProfileMap): Profile {
  const name = map.text('base') ?? DEFAULT_PROFILE;
  const base = builtInProfile(name);
  if (!base) throw map.error('base', `is none of ${namesOfProfiles()}: ${quote(name)}`);
  return base;
}

function loadBalancer(map: ProfileMap): LoadBalancerPlan | undefined {
  const plan = map.map('loadBalancer');
  if (!plan) return undefined;
  const [after = 0, ingress] = [plan.duration('after'), plan.duration('ingress')];
  const addresses = plan.textLike('addresses', isRange, 'range of IPv4 addresses');
  const hostname = plan.text('hostname');
  if ((addresses === undefined) === (hostname === undefined))
    throw map.error('loadBalancer', 'needs addresses or a hostname');
  plan.done();
  return { after, ...defined({ ingress, addresses, hostname }) };
}

/** Loaded here, as few commands read a profile. */
async function document(text: string, source: string): Promise<unknown> {
  const { loadAll } = await import('js-yaml');
  try {
    const documents = loadAll(text);
    if (documents.length > 1) throw new Error('it has more than one document');
    return documents[0];
  } catch (error) {
    const { message, mark } = error as Error & { mark?: { line: number } };
    const what = (message.split('\n', 1)[0] ?? '').replace(/ \(\d+:\d+\)$/, '');
    throw new ProfileError(source, what, mark && mark.line + 1);
  }
}

function positive(map: ProfileMap, field: string): number | undefined {
  const value = map.number(field);
  if (value !== undefined && value <= 0) throw map.error(field, `is not greater than 0: ${value}`);
  return value;
}

function whole(map: ProfileMap, field: string): number | undefined {
  const value = map.number(field);
  if (value !== undefined && !Number.isSafeInteger(value)) throw map.error(field, `is no whole number: ${value}`);
  return value;
}

function nodePlans(map: ProfileMap): NodePlan[] | undefined {
  const names = new Set<string>();
  return map.list('nodes')?.map(([item, place], index) => {
    const node = map.item(typeof item === 'string' ? { name: item } : item, place);
    const name = node.textLike('name', isNodeName, 'name of a node');
    if (name === undefined) throw node.error('name', 'is missing');
    if (names.has(name)) throw node.error('name', `is taken: ${quote(name)}`);
    names.add(name);
    const plan: NodePlan = {
      name,
      address: node.textLike('address', isIP, 'IPv4 address') ?? addressOf(index),
      podCIDR: node.textLike('podCIDR', isRange, 'range of IPv4 addresses') ?? rangeOf(index),
      ...defined({
        externalAddress: node.textLike('externalAddress', isIP, 'IPv4 address'),
        labels: node.texts('labels'),
        taints: taints(node),
        capacity: node.texts('capacity'),
        kubeletVersion: node.text('kubeletVersion'),
        osImage: node.text('osImage'),
        kernelVersion: node.text('kernelVersion'),
        containerRuntimeVersion: node.text('containerRuntimeVersion'),
      }),
    };
    node.done();
    return plan;
  });
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

function taints(node: ProfileMap): Taint[] | undefined {
  return node.list('taints')?.map(([item, place]) => {
    const taint = node.item(item, place);
    const [key, value] = [taint.text('key'), taint.text('value')];
    if (key === undefined) throw taint.error('key', 'is missing');
    const effect = taint.textLike('effect', (text) => EFFECTS.includes(text), 'effect of a taint');
    if (effect === undefined) throw taint.error('effect', 'is missing');
    taint.done();
    return { key, effect: effect as Taint['effect'], ...defined({ value }) };
  });
}

/** 10.128.0.2, .3 ... */
const addressOf = (index: number) => `10.128.${Math.floor((index + 2) / 256)}.${(index + 2) % 256}`;
/** 10.32.0.0/24, 10.32.1.0/24 ... */
const rangeOf = (index: number) => `10.${32 + Math.floor(index / 256)}.${index % 256}.0/24`;

function objects(map: ProfileMap): KubeObject[] | undefined {
  return map.list('objects')?.map(([item, place]) => {
    const object = map.item(item, place);
    for (const field of ['apiVersion', 'kind'])
      if (object.text(field) === undefined) throw object.error(field, 'is missing');
    const metadata = object.map('metadata');
    if (metadata?.text('name') === undefined) throw object.error('metadata.name', 'is missing');
    return item as JsonObject as unknown as KubeObject;
  });
}

function podPlans(map: ProfileMap, nodes: Set<string>): Record<string, PodPlan[]> {
  const pods = map.map('pods');
  const plans = (pods?.names() ?? []).map((key): [string, PodPlan[]] => {
    return [key, (pods as ProfileMap).maps(key).map((life) => podPlan(life, nodes))];
  });
  return Object.fromEntries(plans);
}

function podPlan(life: ProfileMap, nodes: Set<string>): PodPlan {
  const node = life.textLike('node', (name) => nodes.has(name), 'node of this profile');
  const ip = life.textLike('ip', isIP, 'IPv4 address');
  const detach = life.duration('detach');
  return { ...stageTimes(life), ...defined({ node, ip, detach }) };
}

function stageTimes(map: ProfileMap | undefined): Partial<StageTimes> {
  if (!map) return {};
  const { create, schedule, provision, start, pull } = Object.fromEntries(
    (['create', 'schedule', 'provision', 'start', 'pull'] as const).map((field) => [field, map.duration(field)]),
  );
  const stop = map.durations('stop');
  map.done();
  return defined({ create, schedule, provision, start, pull, stop });
}

function imagePlan(image: ProfileMap): ImagePlan {
  return defined({
    env: image.texts('env'),
    pull: image.duration('pull'),
    pullError: image.text('pullError'),
    userland: image.textLike(
      'userland',
      isUserland,
      'userland: busybox, alpine, debian or none',
    ) as ImagePlan['userland'],
    logs: texts(image, 'logs'),
    ports: texts(image, 'ports')?.map((port) => portOf(image, port)),
    answers: image.texts('answers'),
    programs: texts(image, 'programs'),
    files: image.texts('files'),
  });
}

const isUserland = (name: string): boolean => ['busybox', 'alpine', 'debian', 'none'].includes(name);

/** A list of texts; numbers count as what they look like. */
function texts(map: ProfileMap, field: string): string[] | undefined {
  return map.list(field)?.map(([item]) => {
    if (typeof item !== 'string' && typeof item !== 'number') throw map.error(field, 'is no list of texts');
    return String(item);
  });
}

function portOf(map: ProfileMap, text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw map.error('ports', `is no list of ports: ${text}`);
  return port;
}

/** A map whose keys are names. */
function entries<T>(map: ProfileMap, field: string, read: (entry: ProfileMap) => T): Record<string, T> {
  const inner = map.map(field);
  return Object.fromEntries(
    (inner?.names() ?? []).map((name) => {
      const entry = inner?.map(name) as ProfileMap;
      const value = read(entry);
      entry.done();
      return [name, value];
    }),
  );
}

/** Without the fields that are not there. */
function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as never;
}
