/** NetworkPolicies. */
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../../kube/api/networking/v1';
import { formatLabelSelector } from '../../kube/labels/label-selector';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeLabels } from './metadata';
import { plainTime } from './times';

/** `describeNetworkPolicy`: without events. */
export function describeNetworkPolicy(page: Description, policy: NetworkPolicy, _view: ClusterView): void {
  const { metadata, spec = { podSelector: {} } } = policy;
  page.field('Name', metadata.name);
  page.field('Namespace', metadata.namespace ?? '');
  page.field('Created on', plainTime(metadata.creationTimestamp));
  describeLabels(page, metadata);
  page.line('Spec:');
  const inner = page.indented();
  const all = '<none> (Allowing the specific traffic to all pods in this namespace)';
  const selector = formatLabelSelector(spec.podSelector);
  inner.line(`PodSelector:     ${selector === '<none>' ? all : selector}`);
  const types = spec.policyTypes ?? [];
  if (types.includes('Ingress')) {
    inner.line('Allowing ingress traffic:');
    describeRules(
      inner.indented(),
      INGRESS,
      (spec.ingress ?? []).map(({ ports, from }) => ({ ports, peers: from })),
    );
  } else inner.line('Not affecting ingress traffic');
  if (types.includes('Egress')) {
    inner.line('Allowing egress traffic:');
    describeRules(
      inner.indented(),
      EGRESS,
      (spec.egress ?? []).map(({ ports, to }) => ({ ports, peers: to })),
    );
  } else inner.line('Not affecting egress traffic');
  inner.line(`Policy Types: ${types.join(', ') || '<none>'}`);
}

/** How one direction of traffic is worded. */
interface Direction {
  name: string;
  peer: string;
  anyPeer: string;
}

const INGRESS: Direction = { name: 'ingress', peer: 'From', anyPeer: 'source' };
const EGRESS: Direction = { name: 'egress', peer: 'To', anyPeer: 'destination' };

interface Rule {
  ports?: NetworkPolicyPort[];
  peers?: NetworkPolicyPeer[];
}

function describeRules(page: Description, { name, peer, anyPeer }: Direction, rules: readonly Rule[]): void {
  if (rules.length === 0) page.line(`<none> (Selected pods are isolated for ${name} connectivity)`);
  rules.forEach(({ ports = [], peers = [] }, i) => {
    if (i > 0) page.line('----------');
    if (ports.length === 0) page.line('To Port: <any> (traffic allowed to all ports)');
    for (const { port = '<nil>', protocol = 'TCP' } of ports) page.line(`To Port: ${port}/${protocol}`);
    if (peers.length === 0) page.line(`${peer}: <any> (traffic not restricted by ${anyPeer})`);
    for (const one of peers) {
      page.line(`${peer}:`);
      describePeer(page.indented(), one);
    }
  });
}

function describePeer(page: Description, { podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer): void {
  if (namespaceSelector) page.line(`NamespaceSelector: ${formatLabelSelector(namespaceSelector)}`);
  if (podSelector) page.line(`PodSelector: ${formatLabelSelector(podSelector)}`);
  if (podSelector || namespaceSelector || !ipBlock) return;
  page.line('IPBlock:');
  page.indented().line(`CIDR: ${ipBlock.cidr}`);
  page.indented().line(`Except: ${(ipBlock.except ?? []).join(', ')}`);
}
