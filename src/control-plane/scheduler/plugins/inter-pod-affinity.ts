/** InterPodAffinity: pods that want to run beside others, or away from them. */
import { fieldOf } from '../../../go/json/field';
import type { Node, Pod, PodAffinityTerm } from '../../../kube/api/core/v1';
import { selectorFromLabelSelector } from '../../../kube/labels/label-selector';
import type { Client } from '../../client/client';
import { type Plugin, resolvable, unresolvable } from '../plugin';
import type { Snapshot } from '../snapshot';

/** Picks the pods a term means. */
type PodMatcher = (pod: Pod) => boolean;

export const interPodAffinity: Plugin = (pod, snapshot) => {
  const near = required(pod.spec.affinity?.podAffinity);
  const away = required(pod.spec.affinity?.podAntiAffinity);
  const repelled = repellingDomains(pod, snapshot);
  if (near.length === 0 && away.length === 0 && repelled.size === 0) return undefined;
  const matchers = near.map((term) => termMatcher(term, pod, snapshot.client));
  const wanted: PodMatcher = (other) => matchers.every((matches) => matches(other));
  const attracting = domainsOf(near, snapshot, wanted);
  const refused = new Set(
    away.flatMap((term) => [...domainsOf([term], snapshot, termMatcher(term, pod, snapshot.client))]),
  );
  // The first of a group of pods that want to be together may go anywhere.
  const anywhere = attracting.size === 0 && wanted(pod);
  return (node) => {
    const labels = node.metadata.labels ?? {};
    const inside = (domains: Set<string>) => (term: PodAffinityTerm) => domains.has(domainOf(term.topologyKey, node));
    const placed = near.every((term) => term.topologyKey in labels) && (anywhere || near.every(inside(attracting)));
    if (near.length > 0 && !placed) return unresolvable("node(s) didn't match pod affinity rules");
    if (away.some(inside(refused))) return resolvable("node(s) didn't match pod anti-affinity rules");
    if (Object.keys(labels).some((key) => repelled.has(domainOf(key, node))))
      return resolvable("node(s) didn't satisfy existing pods anti-affinity rules");
    return undefined;
  };
};

/** A test for the pods a term of `owner` means. */
export function termMatcher(term: PodAffinityTerm, owner: Pod, client: Client): PodMatcher {
  const { namespaces = [], namespaceSelector, labelSelector } = term;
  const selector = selectorFromLabelSelector(labelSelector);
  const ofNamespaces = namespaceSelector && selectorFromLabelSelector(namespaceSelector);
  const own = namespaces.length === 0 && !namespaceSelector;
  return ({ metadata: { namespace = '', labels } }) => {
    if (!selector.matches(labels)) return false;
    if (own) return namespace === owner.metadata.namespace;
    if (namespaces.includes(namespace)) return true;
    return !!ofNamespaces?.matches(client.kind('namespaces').get(undefined, namespace)?.metadata.labels);
  };
}

/** The domains, by the terms' keys, in which pods run that `matches` picks. */
function domainsOf(terms: PodAffinityTerm[], snapshot: Snapshot, matches: PodMatcher): Set<string> {
  const domains = new Set<string>();
  if (terms.length === 0) return domains;
  for (const { pod, node } of snapshot.running())
    if (matches(pod)) for (const { topologyKey } of terms) addDomain(domains, topologyKey, node);
  return domains;
}

/** Where running pods do not want this one near them. */
function repellingDomains(pod: Pod, snapshot: Snapshot): Set<string> {
  const domains = new Set<string>();
  for (const { pod: other, node } of snapshot.repelling())
    for (const term of required(other.spec.affinity?.podAntiAffinity))
      if (termMatcher(term, other, snapshot.client)(pod)) addDomain(domains, term.topologyKey, node);
  return domains;
}

function addDomain(domains: Set<string>, key: string, node: Node): void {
  if (fieldOf(node.metadata.labels, key) !== undefined) domains.add(domainOf(key, node));
}

const domainOf = (key: string, node: Node): string => `${key}=${fieldOf(node.metadata.labels, key)}`;

const required = (affinity: { requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[] } | undefined) =>
  affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
