/** Probes and lifecycle hooks. */

import type { Container, HTTPGetAction, Lifecycle, Probe } from '../../../../../kube/api/core/v1';
import { forbidden, invalid, required } from '../../../../../kube/errors/field-error';
import { isHTTPHeaderName, isValidPortNum } from '../../../../../kube/names/name-formats';
import { unsupported } from '../../../field-checks';
import { addInvalid, addNegative, type Errors } from './errors';
import { validatePortNumOrName } from './ports';

const SCHEMES = ['HTTP', 'HTTPS'];

function validateHTTPGet(action: HTTPGetAction, path: string, errors: Errors): void {
  if (!action.path) errors.push(required(`${path}.path`));
  validatePortNumOrName(action.port, `${path}.port`, errors);
  if (!SCHEMES.includes(action.scheme ?? '')) errors.push(unsupported(`${path}.scheme`, action.scheme ?? '', SCHEMES));
  for (const header of action.httpHeaders ?? [])
    addInvalid(errors, `${path}.httpHeaders`, header.name, isHTTPHeaderName(header.name ?? ''));
}

function validateHandler(handler: Probe, path: string, errors: Errors): void {
  const { exec, httpGet, tcpSocket, grpc } = handler;
  let chosen = false;
  const check = (field: string, action: object | undefined, validate: (at: string) => void) => {
    if (!action) return;
    if (chosen) errors.push(forbidden(`${path}.${field}`, 'may not specify more than 1 handler type'));
    else validate(`${path}.${field}`);
    chosen = true;
  };
  check('exec', exec, (at) => {
    if (!exec?.command?.length) errors.push(required(`${at}.command`));
  });
  check('httpGet', httpGet, (at) => validateHTTPGet(httpGet as HTTPGetAction, at, errors));
  check('tcpSocket', tcpSocket, (at) => validatePortNumOrName(tcpSocket?.port, `${at}.port`, errors));
  check('grpc', grpc, (at) => addInvalid(errors, `${at}.port`, grpc?.port ?? 0, isValidPortNum(grpc?.port ?? 0)));
  if (!chosen) errors.push(required(path, 'must specify a handler type'));
}

function validateProbe(probe: Probe, path: string, errors: Errors): void {
  validateHandler(probe, path, errors);
  addNegative(errors, `${path}.initialDelaySeconds`, probe.initialDelaySeconds);
  addNegative(errors, `${path}.timeoutSeconds`, probe.timeoutSeconds);
  addNegative(errors, `${path}.periodSeconds`, probe.periodSeconds);
  addNegative(errors, `${path}.successThreshold`, probe.successThreshold);
  addNegative(errors, `${path}.failureThreshold`, probe.failureThreshold);
  const grace = probe.terminationGracePeriodSeconds;
  if (grace !== undefined && grace <= 0)
    errors.push(invalid(`${path}.terminationGracePeriodSeconds`, grace, 'must be greater than 0'));
}

function validateOneSuccess(probe: Probe | undefined, path: string, errors: Errors): void {
  if (!probe) return;
  validateProbe(probe, path, errors);
  if (probe.successThreshold !== 1)
    errors.push(invalid(`${path}.successThreshold`, probe.successThreshold ?? 0, 'must be 1'));
}

function validateLifecycle(lifecycle: Lifecycle, path: string, errors: Errors): void {
  if (lifecycle.postStart) validateHandler(lifecycle.postStart, `${path}.postStart`, errors);
  if (lifecycle.preStop) validateHandler(lifecycle.preStop, `${path}.preStop`, errors);
}

/** The lifecycle hooks and the three probes of a regular container. */
export function validateLifecycleAndProbes(container: Container, path: string, errors: Errors): void {
  if (container.lifecycle) validateLifecycle(container.lifecycle, `${path}.lifecycle`, errors);
  validateOneSuccess(container.livenessProbe, `${path}.livenessProbe`, errors);
  const readiness = container.readinessProbe;
  if (readiness) {
    validateProbe(readiness, `${path}.readinessProbe`, errors);
    const grace = readiness.terminationGracePeriodSeconds;
    if (grace !== undefined)
      errors.push(
        invalid(`${path}.readinessProbe.terminationGracePeriodSeconds`, grace, 'must not be set for readinessProbes'),
      );
  }
  validateOneSuccess(container.startupProbe, `${path}.startupProbe`, errors);
}
