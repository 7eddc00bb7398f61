/** `ValidateNetworkPolicy` of `pkg/apis/networking/validation`. */
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../../../../kube/api/networking/v1';
import { type FieldError, forbidden, invalid, required } from '../../../../kube/errors/field-error';
import { isValidPortName, isValidPortNum } from '../../../../kube/names/name-formats';
import { validateLabelSelector } from '../../../../kube/validation/label-validation';
import { parseCIDR, rangeContains } from '../../cidr';
import { invalidEach, invalidGo, unsupported } from '../../field-checks';
import { goSyntax } from '../../go-syntax';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const POLICY_TYPES = ['Ingress', 'Egress'];

function validatePort({ protocol, port, endPort }: NetworkPolicyPort, field: string): FieldError[] {
  const errors: FieldError[] = [];
  const badEnd = (why: string) => errors.push(invalid(`${field}.endPort`, endPort, why));
  if (protocol !== undefined && !PROTOCOLS.includes(protocol))
    errors.push(unsupported(`${field}.protocol`, protocol, PROTOCOLS));
  if (port === undefined) {
    if (endPort !== undefined) badEnd('may not be specified when `port` is not specified');
  } else if (typeof port === 'number') {
    errors.push(...invalidEach(`${field}.port`, port, isValidPortNum(port)));
    if (endPort !== undefined) {
      if (endPort < port) badEnd('must be greater than or equal to `port`');
      errors.push(...invalidEach(`${field}.endPort`, endPort, isValidPortNum(endPort)));
    }
  } else {
    if (endPort !== undefined) badEnd('may not be specified when `port` is non-numeric');
    errors.push(...invalidEach(`${field}.port`, port, isValidPortName(port)));
  }
  return errors;
}

function validateIPBlock({ cidr, except }: NonNullable<NetworkPolicyPeer['ipBlock']>, field: string): FieldError[] {
  if (!cidr) return [required(`${field}.cidr`)];
  const range = parseCIDR(cidr);
  if (!range) return [invalid(`${field}.cidr`, cidr, 'not a valid CIDR')];
  return (except ?? []).flatMap((text, i) => {
    const hole = parseCIDR(text);
    if (!hole) return [invalid(`${field}.except[${i}]`, text, 'not a valid CIDR')];
    const inside = rangeContains(range, hole.base) && range.prefix < hole.prefix;
    return inside ? [] : [invalid(`${field}.except[${i}]`, text, 'must be a strict subset of `cidr`')];
  });
}

function validatePeer({ podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer, field: string): FieldError[] {
  const errors: FieldError[] = [];
  if (podSelector) errors.push(...validateLabelSelector(podSelector, `${field}.podSelector`));
  if (namespaceSelector) errors.push(...validateLabelSelector(namespaceSelector, `${field}.namespaceSelector`));
  if (ipBlock) errors.push(...validateIPBlock(ipBlock, `${field}.ipBlock`));
  if (!podSelector && !namespaceSelector && !ipBlock) errors.push(required(field, 'must specify a peer'));
  else if (ipBlock && (podSelector || namespaceSelector))
    errors.push(forbidden(field, 'may not specify both ipBlock and another peer'));
  return errors;
}

/** Every error of a NetworkPolicy but those of its metadata. */
export function validateNetworkPolicy({ spec }: NetworkPolicy): FieldError[] {
  const errors = validateLabelSelector(spec?.podSelector, 'spec.podSelector');
  for (const [i, { ports, from }] of (spec?.ingress ?? []).entries()) {
    const field = `spec.ingress[${i}]`;
    errors.push(...(ports ?? []).flatMap((port, j) => validatePort(port, `${field}.ports[${j}]`)));
    errors.push(...(from ?? []).flatMap((peer, j) => validatePeer(peer, `${field}.from[${j}]`)));
  }
  for (const [i, { ports, to }] of (spec?.egress ?? []).entries()) {
    const field = `spec.egress[${i}]`;
    errors.push(...(ports ?? []).flatMap((port, j) => validatePort(port, `${field}.ports[${j}]`)));
    errors.push(...(to ?? []).flatMap((peer, j) => validatePeer(peer, `${field}.to[${j}]`)));
  }
  const types = spec?.policyTypes ?? [];
  if (types.length > POLICY_TYPES.length) {
    const shown = goSyntax('[]networking.PolicyType/string', types);
    return [...errors, invalidGo('spec.policyTypes', shown, 'may not specify more than two policyTypes')];
  }
  return [
    ...errors,
    ...types.flatMap((type, i) =>
      POLICY_TYPES.includes(type) ? [] : [unsupported(`spec.policyTypes[${i}]`, type, POLICY_TYPES)],
    ),
  ];
}
