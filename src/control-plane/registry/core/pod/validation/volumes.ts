/** The volumes of a pod or template. */

import { quote } from '../../../../../go/strconv/quote';
import type { Volume } from '../../../../../kube/api/core/v1';
import { duplicate, forbidden, invalid, required } from '../../../../../kube/errors/field-error';
import type { ObjectMeta } from '../../../../../kube/meta/meta';
import { isDNS1123Label } from '../../../../../kube/names/name-formats';
import { nameIsDNSSubdomain } from '../../../../../kube/names/name-functions';
import { parseQuantity } from '../../../../../kube/quantity/quantity';
import { validateHostPath } from '../../host-path-validation';
import { validateEphemeralVolume } from './ephemeral-volume';
import { addInvalid, type Errors } from './errors';
import { networkVolumeValidators, type SourceValidator } from './network-volumes';
import {
  validateConfigMapVolume,
  validateDownwardAPIVolume,
  validateProjectedVolume,
  validateSecretVolume,
} from './projected-volumes';

function validateEmptyDir(source: NonNullable<Volume['emptyDir']>, path: string, errors: Errors): void {
  if (source.sizeLimit !== undefined && parseQuantity(source.sizeLimit).nanos < 0n)
    errors.push(forbidden(`${path}.sizeLimit`, 'SizeLimit field must be a valid resource quantity'));
}

/** Field, how it is checked, and what the paths of errors call it where that is not the field: as the API server does. */
interface SourceRule {
  field: keyof Volume;
  validate: SourceValidator;
  path?: string;
  pathOfSecond?: string;
}

const network = (...fields: (keyof Volume)[]): SourceRule[] =>
  fields.map((field) => ({ field, validate: networkVolumeValidators[field] as SourceValidator }));

/** In the order the API server looks. */
const sourceRules = (): SourceRule[] => [
  { field: 'emptyDir', validate: validateEmptyDir },
  { field: 'hostPath', validate: (source, path, errors) => void errors.push(...validateHostPath(source, path)) },
  ...network('gitRepo'),
  { ...(network('gcePersistentDisk')[0] as SourceRule), path: 'persistentDisk' },
  ...network('awsElasticBlockStore'),
  { field: 'secret', validate: validateSecretVolume },
  ...network('nfs', 'iscsi', 'glusterfs', 'flocker'),
  {
    field: 'persistentVolumeClaim',
    validate: (source, path, errors) => {
      if (!source.claimName) errors.push(required(`${path}.claimName`));
    },
  },
  ...network('rbd', 'cinder'),
  { ...(network('cephfs')[0] as SourceRule), pathOfSecond: 'cephFS' },
  ...network('quobyte'),
  { field: 'downwardAPI', validate: validateDownwardAPIVolume, pathOfSecond: 'downwarAPI' },
  ...network('fc', 'flexVolume'),
  { field: 'configMap', validate: validateConfigMapVolume },
  ...network('azureFile', 'vsphereVolume', 'photonPersistentDisk', 'portworxVolume', 'azureDisk', 'storageos'),
  { field: 'projected', validate: validateProjectedVolume },
  ...network('scaleIO', 'csi'),
  { field: 'ephemeral', validate: validateEphemeralVolume },
];

let rules: SourceRule[] | undefined;

function validateVolumeSource(volume: Volume, podName: string | undefined, path: string, errors: Errors): void {
  rules ??= sourceRules();
  let found = false;
  for (const { field, validate, path: shown = field, pathOfSecond = field } of rules) {
    const source = volume[field];
    if (!source) continue;
    if (found) errors.push(forbidden(`${path}.${pathOfSecond}`, 'may not specify more than 1 volume type'));
    else validate(source, `${path}.${shown}`, errors);
    if (field === 'iscsi' && isLongPortal(volume))
      errors.push(
        invalid(
          `${path}.name`,
          volume.name,
          'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.',
        ),
      );
    if (field === 'ephemeral' && !found && podName && volume.name)
      validateClaimName(podName, volume.name, path, errors);
    found = true;
  }
  if (!found) errors.push(required(path, 'must specify a volume type'));
}

const isLongPortal = ({ name, iscsi }: Volume) =>
  iscsi?.initiatorName !== undefined && `${name}:${iscsi.targetPortal}`.length > 64;

function validateClaimName(podName: string, volume: string, path: string, errors: Errors): void {
  const claim = `${podName}-${volume}`;
  const messages = nameIsDNSSubdomain(claim, false).map((message) => `PVC name ${quote(claim)}: ${message}`);
  addInvalid(errors, `${path}.name`, volume, messages);
}

/**
 * `ValidateVolumes`: gives the valid volumes by name, the only ones containers can mount. `meta` is there for pods,
 * not for templates.
 */
export function validateVolumes(
  volumes: Volume[] | undefined,
  meta: ObjectMeta | undefined,
  path: string,
  errors: Errors,
): ReadonlyMap<string, Volume> {
  const valid = new Map<string, Volume>();
  const created = new Set((volumes ?? []).filter((v) => v.ephemeral).map((v) => `${meta?.name}-${v.name}`));
  volumes?.forEach((volume, i) => {
    const at = `${path}[${i}]`;
    const before = errors.length;
    validateVolumeSource(volume, meta?.name, at, errors);
    if (!volume.name) errors.push(required(`${at}.name`));
    else addInvalid(errors, `${at}.name`, volume.name, isDNS1123Label(volume.name));
    if (valid.has(volume.name)) errors.push(duplicate(`${at}.name`, volume.name));
    if (errors.length === before) valid.set(volume.name, volume);
    const claimName = volume.persistentVolumeClaim?.claimName;
    if (meta?.name && claimName && created.has(claimName))
      errors.push(
        invalid(
          `${at}.persistentVolumeClaim.claimName`,
          claimName,
          'must not reference a PVC that gets created for an ephemeral volume',
        ),
      );
  });
  return valid;
}
