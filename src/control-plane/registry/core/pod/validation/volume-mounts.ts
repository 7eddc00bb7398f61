/** What a container mounts, as a file system or as a raw block device. */

import type { Container, Volume, VolumeDevice, VolumeMount } from '../../../../../kube/api/core/v1';
import { fieldNotFound, forbidden, invalid, required } from '../../../../../kube/errors/field-error';
import { unsupported } from '../../../field-checks';
import type { Errors } from './errors';
import { hasBacksteps, validateLocalDescendingPath } from './paths';

const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None'];

function validateMountPropagation(mode: string, container: Container, path: string, errors: Errors): void {
  if (!PROPAGATIONS.includes(mode)) errors.push(unsupported(path, mode, PROPAGATIONS));
  if (mode === 'Bidirectional' && !container.securityContext?.privileged)
    errors.push(forbidden(path, 'Bidirectional mount propagation is available only to privileged containers'));
}

function validateSubPaths(mount: VolumeMount, path: string, at: string, errors: Errors): void {
  // The real paths of these two have no index.
  if (mount.subPath) validateLocalDescendingPath(mount.subPath, `${path}.subPath`, errors);
  if (!mount.subPathExpr) return;
  if (mount.subPath)
    errors.push(invalid(`${at}.subPathExpr`, mount.subPathExpr, 'subPathExpr and subPath are mutually exclusive'));
  validateLocalDescendingPath(mount.subPathExpr, `${path}.subPathExpr`, errors);
}

/** `ValidateVolumeMounts`; `volumes` holds the pod's valid volumes by name. */
export function validateVolumeMounts(
  container: Container,
  volumes: ReadonlyMap<string, Volume>,
  path: string,
  errors: Errors,
): void {
  const paths = new Set<string>();
  const devices = container.volumeDevices ?? [];
  container.volumeMounts?.forEach((mount, i) => {
    const at = `${path}[${i}]`;
    const { name = '', mountPath = '' } = mount;
    if (!name) errors.push(required(`${at}.name`));
    if (!volumes.has(name)) errors.push(fieldNotFound(`${at}.name`, name));
    if (!mountPath) errors.push(required(`${at}.mountPath`));
    if (paths.has(mountPath)) errors.push(invalid(`${at}.mountPath`, mountPath, 'must be unique'));
    paths.add(mountPath);
    if (devices.some((d) => d.name === name))
      errors.push(invalid(`${at}.name`, name, 'must not already exist in volumeDevices'));
    if (devices.some((d) => d.devicePath === mountPath))
      errors.push(invalid(`${at}.mountPath`, mountPath, 'must not already exist as a path in volumeDevices'));
    validateSubPaths(mount, path, at, errors);
    if (mount.mountPropagation)
      validateMountPropagation(mount.mountPropagation, container, `${path}.mountPropagation`, errors);
  });
}

function validateDeviceVolume(device: VolumeDevice, volume: Volume | undefined, at: string, errors: Errors): void {
  if (!volume) errors.push(fieldNotFound(`${at}.name`, device.name));
  else if (!volume.persistentVolumeClaim && !volume.ephemeral)
    errors.push(
      invalid(
        `${at}.name`,
        device.name,
        'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
      ),
    );
}

/** `ValidateVolumeDevices` */
export function validateVolumeDevices(
  container: Container,
  volumes: ReadonlyMap<string, Volume>,
  path: string,
  errors: Errors,
): void {
  const names = new Set<string>();
  const paths = new Set<string>();
  const mounts = container.volumeMounts ?? [];
  container.volumeDevices?.forEach((device, i) => {
    const at = `${path}[${i}]`;
    const { name = '', devicePath = '' } = device;
    if (!name) errors.push(required(`${at}.name`));
    if (names.has(name)) errors.push(invalid(`${at}.name`, name, 'must be unique'));
    validateDeviceVolume(device, volumes.get(name), at, errors);
    if (!devicePath) errors.push(required(`${at}.devicePath`));
    if (paths.has(devicePath)) errors.push(invalid(`${at}.devicePath`, devicePath, 'must be unique'));
    if (hasBacksteps(devicePath))
      errors.push(invalid(`${at}.devicePath`, devicePath, "can not contain backsteps ('..')"));
    else paths.add(devicePath);
    if (mounts.some((m) => m.name === name))
      errors.push(invalid(`${at}.name`, name, 'must not already exist in volumeMounts'));
    if (mounts.some((m) => m.mountPath === devicePath))
      errors.push(invalid(`${at}.devicePath`, devicePath, 'must not already exist as a path in volumeMounts'));
    if (name) names.add(name);
  });
}
