/** What an object of the kind must be like. */
import type { Endpoint, EndpointPort, EndpointSlice } from '../../../../kube/api/discovery/v1';
import { duplicate, FieldError, notSupported, required } from '../../../../kube/errors/field-error';
import { isValidIPv4Address, isValidIPv6Address } from '../../../../kube/names/ip-formats';
import { isDNS1123Label, isDNS1123Subdomain, isQualifiedName } from '../../../../kube/names/name-formats';
import { nameIsDNSSubdomain } from '../../../../kube/names/name-functions';
import { validateProtocol } from '../../core/service/port-validation';
import { invalidEach } from '../../field-checks';
import { validateNonSpecialIP } from '../../special-ip';

const ADDRESS_TYPES = ['FQDN', 'IPv4', 'IPv6'];

const MAX_ENDPOINTS = 1000;

const MAX_ADDRESSES = 100;

const MAX_PORTS = 20000;

const tooMany = (field: string, count: number, max: number) =>
  new FieldError('Too many', field, String(count), `must have at most ${max} items`);

function validateAddress(address: string, type: string, field: string): FieldError[] {
  if (type === 'FQDN') return invalidEach(field, address, isDNS1123Subdomain(address.replace(/\.$/, '')));
  const messages = type === 'IPv4' ? isValidIPv4Address(address) : isValidIPv6Address(address);
  if (!ADDRESS_TYPES.includes(type)) return [];
  return [...invalidEach(field, address, messages), ...validateNonSpecialIP(address, field)];
}

function validateEndpoint(endpoint: Endpoint, type: string, field: string): FieldError[] {
  const addresses = endpoint.addresses ?? [];
  const errors: FieldError[] = [];
  if (addresses.length === 0) errors.push(required(`${field}.addresses`, 'must contain at least 1 address'));
  else if (addresses.length > MAX_ADDRESSES)
    errors.push(tooMany(`${field}.addresses`, addresses.length, MAX_ADDRESSES));
  errors.push(...addresses.flatMap((address, i) => validateAddress(address, type, `${field}.addresses[${i}]`)));
  const { nodeName, hostname } = endpoint;
  if (nodeName !== undefined)
    errors.push(...invalidEach(`${field}.nodeName`, nodeName, nameIsDNSSubdomain(nodeName, false)));
  if (hostname !== undefined) errors.push(...invalidEach(`${field}.hostname`, hostname, isDNS1123Label(hostname)));
  return errors;
}

function validatePorts(ports: EndpointPort[]): FieldError[] {
  if (ports.length > MAX_PORTS) return [tooMany('ports', ports.length, MAX_PORTS)];
  const names = new Set<string>();
  return ports.flatMap(({ name = '', protocol, appProtocol }, i) => {
    const field = `ports[${i}]`;
    const errors = name ? invalidEach(`${field}.name`, name, isDNS1123Label(name)) : [];
    if (names.has(name)) errors.push(duplicate(`${field}.name`, name));
    names.add(name);
    errors.push(...validateProtocol(`${field}.protocol`, protocol));
    if (appProtocol !== undefined)
      errors.push(...invalidEach(`${field}.appProtocol`, appProtocol, isQualifiedName(appProtocol)));
    return errors;
  });
}

/** Every error of an EndpointSlice but those of its metadata. */
export function validateEndpointSlice({ addressType, endpoints, ports }: EndpointSlice): FieldError[] {
  const errors: FieldError[] = [];
  if (!addressType) errors.push(required('addressType'));
  else if (!ADDRESS_TYPES.includes(addressType)) errors.push(notSupported('addressType', addressType, ADDRESS_TYPES));
  const list = endpoints ?? [];
  if (list.length > MAX_ENDPOINTS) errors.push(tooMany('endpoints', list.length, MAX_ENDPOINTS));
  else errors.push(...list.flatMap((endpoint, i) => validateEndpoint(endpoint, addressType, `endpoints[${i}]`)));
  return [...errors, ...validatePorts(ports ?? [])];
}
