/** What an object of the kind must be like. */
import type { EndpointAddress, EndpointPort, Endpoints } from '../../../../kube/api/core/v1';
import { type FieldError, required } from '../../../../kube/errors/field-error';
import { isValidIP } from '../../../../kube/names/ip-formats';
import { isDNS1123Label, isQualifiedName, isValidPortNum } from '../../../../kube/names/name-formats';
import { nameIsDNSSubdomain } from '../../../../kube/names/name-functions';
import { invalidEach } from '../../field-checks';
import { validateNonSpecialIP } from '../../special-ip';
import { validateProtocol } from '../service/port-validation';

function validateAddress(address: EndpointAddress, field: string): FieldError[] {
  const { ip = '', hostname, nodeName } = address;
  return [
    ...invalidEach(`${field}.ip`, ip, isValidIP(ip)),
    ...(hostname ? invalidEach(`${field}.hostname`, hostname, isDNS1123Label(hostname)) : []),
    ...(nodeName === undefined ? [] : invalidEach(`${field}.nodeName`, nodeName, nameIsDNSSubdomain(nodeName, false))),
    ...validateNonSpecialIP(ip, `${field}.ip`),
  ];
}

function validatePort(port: EndpointPort, needsName: boolean, field: string): FieldError[] {
  const errors: FieldError[] = [];
  if (port.name) errors.push(...invalidEach(`${field}.name`, port.name, isDNS1123Label(port.name)));
  else if (needsName) errors.push(required(`${field}.name`));
  errors.push(...invalidEach(`${field}.port`, port.port ?? 0, isValidPortNum(port.port ?? 0)));
  errors.push(...validateProtocol(`${field}.protocol`, port.protocol));
  if (port.appProtocol !== undefined)
    errors.push(...invalidEach(`${field}.appProtocol`, port.appProtocol, isQualifiedName(port.appProtocol)));
  return errors;
}

/** Every error of Endpoints but those of their metadata. */
export function validateEndpoints({ subsets }: Endpoints): FieldError[] {
  return (subsets ?? []).flatMap(({ addresses = [], notReadyAddresses = [], ports = [] }, i) => {
    const field = `subsets[${i}]`;
    const empty = addresses.length === 0 && notReadyAddresses.length === 0;
    return [
      ...(empty ? [required(field, 'must specify `addresses` or `notReadyAddresses`')] : []),
      ...addresses.flatMap((address, j) => validateAddress(address, `${field}.addresses[${j}]`)),
      ...notReadyAddresses.flatMap((address, j) => validateAddress(address, `${field}.notReadyAddresses[${j}]`)),
      ...ports.flatMap((port, j) => validatePort(port, ports.length > 1, `${field}.ports[${j}]`)),
    ];
  });
}
