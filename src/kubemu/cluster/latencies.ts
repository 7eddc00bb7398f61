/** A profile as the controllers ask it: times and values for this very life of a pod. */

import { canonicalName } from '../../container/images/reference';
import { pullError } from '../../container/images/registry';
import type { Latencies, LoadBalancers } from '../../control-plane/client/controller';
import type { Pod } from '../../kube/api/core/v1';
import type { LoadBalancerPlan, PodPlan, Profile } from '../profiles/profile';
import { addressAt, podAddress } from './addresses';

/** How many lives each pod named in the profile has begun; stands in the state file. */
export type Incarnations = Record<string, number>;

/** What the latencies need besides the profile. */
export interface LatencySource {
  profile: Profile;
  incarnations: Incarnations;
  /** 0, 1, 2, ... for each stream. */
  sequence(stream: string): number;
}

/** What a profile dictates for this life of a pod. */
export function podPlan({ profile, incarnations }: Omit<LatencySource, 'sequence'>, pod: Pod): PodPlan {
  return planOf({ profile, incarnations }, `${pod.metadata.namespace}/${pod.metadata.name}`);
}

function planOf({ profile, incarnations }: Omit<LatencySource, 'sequence'>, key: string, further = 0): PodPlan {
  return profile.pods[key]?.[Math.max(0, (incarnations[key] ?? 0) + further - 1)] ?? {};
}

/** The profile's latencies as an interface for controllers. */
export function latenciesOf({ profile, incarnations, sequence }: LatencySource): Latencies {
  const plan = (pod: Pod): PodPlan => podPlan({ profile, incarnations }, pod);
  const times = (pod: Pod) => ({ ...profile.latencies, ...plan(pod) });
  return {
    // The pod does not exist yet: the next life is meant.
    create: (key) => planOf({ profile, incarnations }, key, 1).create ?? profile.latencies.create,
    schedule: (pod) => times(pod).schedule,
    start: (pod) => times(pod).start,
    pull: (pod) => times(pod).pull ?? times(pod).start,
    stop: (pod) => {
      const [stop = 0, release = 0, remove = 0] = times(pod).stop;
      return [stop, release, remove];
    },
    provision: () => profile.latencies.provision,
    node: (pod) => plan(pod).node,
    podIP: (pod) => plan(pod).ip ?? podAddress(profile, pod.spec.nodeName ?? '', sequence),
    ...(profile.loadBalancer ? { loadBalancer: loadBalancersOf(profile.loadBalancer, sequence) } : {}),
    pullError(image) {
      const plan = imagePlan(profile, image);
      // What a profile describes is there; how long all images take says nothing of one of them.
      return plan && plan !== profile.images['*']
        ? plan.pullError?.replaceAll('{image}', canonicalName(image))
        : pullError(image);
    },
  };
}

function loadBalancersOf(plan: LoadBalancerPlan, sequence: LatencySource['sequence']): LoadBalancers {
  const { after, ingress, addresses = '', hostname } = plan;
  const [network = ''] = addresses.split('/');
  return {
    after,
    ...(ingress === undefined ? {} : { ingress }),
    address: (uid) =>
      hostname === undefined
        ? { ip: addressAt(network, sequence('loadBalancer') + 1) }
        : { hostname: hostname.replaceAll('{uid}', `a${uid.replaceAll('-', '')}`.slice(0, 32)) },
  };
}

/** What the profile says of an image: by its name, or by the first pattern that fits. */
export function imagePlan(profile: Profile, image: string): Profile['images'][string] | undefined {
  const exact = profile.images[image];
  if (exact) return exact;
  const found = Object.entries(profile.images).find(([pattern]) => pattern.includes('*') && wildcard(pattern, image));
  return found?.[1];
}

function wildcard(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  if (!text.startsWith(parts[0] ?? '') || !text.endsWith(parts.at(-1) ?? '')) return false;
  let at = parts[0]?.length ?? 0;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - (parts.at(-1)?.length ?? 0);
}
