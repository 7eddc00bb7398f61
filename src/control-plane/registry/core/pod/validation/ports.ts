/** Ports of containers, and port numbers or names elsewhere. */

import type { Container, ContainerPort } from '../../../../../kube/api/core/v1';
import { duplicate, required } from '../../../../../kube/errors/field-error';
import type { IntOrString } from '../../../../../kube/meta/intstr';
import { isValidPortName, isValidPortNum } from '../../../../../kube/names/name-formats';
import { unsupported } from '../../../field-checks';
import { addInvalid, type Errors } from './errors';

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** `validateContainerPorts` */
export function validateContainerPorts(ports: ContainerPort[] | undefined, path: string, errors: Errors): void {
  const names = new Set<string>();
  ports?.forEach((port, i) => {
    if (port.name) {
      const messages = isValidPortName(port.name);
      addInvalid(errors, `${path}[${i}].name`, port.name, messages);
      if (messages.length === 0 && names.has(port.name)) errors.push(duplicate(`${path}[${i}].name`, port.name));
      names.add(port.name);
    }
    if (!port.containerPort) errors.push(required(`${path}[${i}].containerPort`));
    else addInvalid(errors, `${path}[${i}].containerPort`, port.containerPort, isValidPortNum(port.containerPort));
    if (port.hostPort) addInvalid(errors, `${path}[${i}].hostPort`, port.hostPort, isValidPortNum(port.hostPort));
    if (!port.protocol) errors.push(required(`${path}[${i}].protocol`));
    else if (!PROTOCOLS.includes(port.protocol))
      errors.push(unsupported(`${path}[${i}].protocol`, port.protocol, PROTOCOLS));
  });
}

/** A host port may be taken once per protocol and address among these containers. */
export function validateHostPortConflicts(containers: readonly Container[], path: string, errors: Errors): void {
  const taken = new Set<string>();
  containers.forEach((container, c) => {
    container.ports?.forEach((port, p) => {
      if (!port.hostPort) return;
      const key = `${port.protocol}/${port.hostIP ?? ''}/${port.hostPort}`;
      if (taken.has(key)) errors.push(duplicate(`${path}[${c}].ports[${p}].hostPort`, key));
      taken.add(key);
    });
  });
}

/** `ValidatePortNumOrName` */
export function validatePortNumOrName(port: IntOrString | undefined, path: string, errors: Errors): void {
  if (typeof port === 'string') addInvalid(errors, path, port, isValidPortName(port));
  else addInvalid(errors, path, port ?? 0, isValidPortNum(port ?? 0));
}
