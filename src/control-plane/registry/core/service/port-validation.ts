/** `validateServicePort` of `pkg/apis/core/validation`. */
import type { ServicePort } from '../../../../kube/api/core/v1';
import { duplicate, type FieldError, notSupported, required } from '../../../../kube/errors/field-error';
import { isDNS1123Label, isQualifiedName, isValidPortName, isValidPortNum } from '../../../../kube/names/name-formats';
import { invalidEach } from '../../field-checks';

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** A required protocol out of the three that exist. */
export function validateProtocol(field: string, protocol: string | undefined): FieldError[] {
  if (!protocol) return [required(field)];
  return PROTOCOLS.includes(protocol) ? [] : [notSupported(field, protocol, PROTOCOLS)];
}

/** A port given by number or by name: `ValidatePortNumOrName`. */
function validatePortNumOrName(field: string, port: number | string | undefined): FieldError[] {
  const messages = typeof port === 'string' ? isValidPortName(port) : isValidPortNum(port ?? 0);
  return invalidEach(field, port ?? 0, messages);
}

/** Errors of the ports of a service: names, numbers, protocols. */
export function validateServicePorts(ports: ServicePort[]): FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, i) => {
    const field = `spec.ports[${i}]`;
    const errors: FieldError[] = [];
    if (!port.name && ports.length > 1) errors.push(required(`${field}.name`));
    if (port.name) {
      errors.push(...invalidEach(`${field}.name`, port.name, isDNS1123Label(port.name)));
      if (names.has(port.name)) errors.push(duplicate(`${field}.name`, port.name));
      names.add(port.name);
    }
    errors.push(...invalidEach(`${field}.port`, port.port ?? 0, isValidPortNum(port.port ?? 0)));
    errors.push(...validateProtocol(`${field}.protocol`, port.protocol));
    errors.push(...validatePortNumOrName(`${field}.targetPort`, port.targetPort));
    if (port.appProtocol !== undefined)
      errors.push(...invalidEach(`${field}.appProtocol`, port.appProtocol, isQualifiedName(port.appProtocol)));
    return errors;
  });
}
