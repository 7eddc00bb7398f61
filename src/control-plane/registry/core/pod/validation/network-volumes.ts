/** Volume sources of storage vendors and network protocols. */
import { invalid, required } from '../../../../../kube/errors/field-error';
import { isDNS1123Label, isDNS1123Subdomain } from '../../../../../kube/names/name-formats';
import { nameIsDNSSubdomain } from '../../../../../kube/names/name-functions';
import { invalidGo, unsupported } from '../../../field-checks';
import { goSyntax } from '../../../go-syntax';
import { addInvalid, type Errors } from './errors';
import { validateLocalDescendingPath } from './paths';

// biome-ignore lint/suspicious/noExplicitAny: sources by their API field names, checked by the schema
type Source = any;

/** Checks one source at its path. */
export type SourceValidator = (source: Source, path: string, errors: Errors) => void;

/** Each of these fields must be there. */
const needs =
  (...fields: string[]): SourceValidator =>
  (source, path, errors) => {
    for (const field of fields) if (!source[field]?.length) errors.push(required(`${path}.${field}`));
  };

const disk =
  (field: string): SourceValidator =>
  (source, path, errors) => {
    needs(field)(source, path, errors);
    if (source.partition < 0 || source.partition > 255)
      errors.push(invalid(`${path}.partition`, source.partition, 'must be between 1 and 255, inclusive'));
  };

const validateGitRepo: SourceValidator = (source, path, errors) => {
  needs('repository')(source, path, errors);
  validateLocalDescendingPath(source.directory ?? '', `${path}.directory`, errors);
};

const validateNFS: SourceValidator = (source, path, errors) => {
  needs('server', 'path')(source, path, errors);
  if (!source.path?.startsWith('/'))
    errors.push(invalid(`${path}.path`, source.path ?? '', 'must be an absolute path'));
};

const INITIATORS: Record<string, RegExp> = {
  iqn: /iqn\.\d{4}-\d{2}\.([a-zA-Z0-9\-.]+)(:[^,;*&$|\s]+)$/,
  eui: /^eui.[a-zA-Z0-9]{16}$/,
  naa: /^naa.[a-zA-Z0-9]{32}$/,
};

function validateInitiator(name: string, path: string, errors: Errors): void {
  const format = INITIATORS[name.slice(0, 3)];
  if (!format) errors.push(invalid(path, name, 'must be valid format starting with iqn, eui, or naa'));
  else if (!format.test(name)) errors.push(invalid(path, name, 'must be valid format'));
}

const validateISCSI: SourceValidator = (source, path, errors) => {
  needs('targetPortal')(source, path, errors);
  if (!source.iqn) errors.push(required(`${path}.iqn`));
  else validateInitiator(source.iqn, `${path}.iqn`, errors);
  if (source.lun < 0 || source.lun > 255)
    errors.push(invalid(`${path}.lun`, source.lun, 'must be between 0 and 255, inclusive'));
  if ((source.chapAuthDiscovery || source.chapAuthSession) && !source.secretRef)
    errors.push(required(`${path}.secretRef`));
  if (source.initiatorName !== undefined) validateInitiator(source.initiatorName, `${path}.initiatorname`, errors);
};

const validateFlocker: SourceValidator = ({ datasetName, datasetUUID }, path, errors) => {
  if (!datasetName && !datasetUUID) errors.push(required(path, 'one of datasetName and datasetUUID is required'));
  if (datasetName && datasetUUID)
    errors.push(invalid(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously'));
  if (datasetName?.includes('/')) errors.push(invalid(`${path}.datasetName`, datasetName, "must not contain '/'"));
};

const validateQuobyte: SourceValidator = (source, path, errors) => {
  const pairs = 'must be a host:port pair or multiple pairs separated by commas';
  if (!source.registry) errors.push(required(`${path}.registry`, pairs));
  else if ((source.tenant?.length ?? 0) >= 65)
    errors.push(required(`${path}.tenant`, 'must be a UUID and may not exceed a length of 64 characters'));
  else
    for (const pair of source.registry.split(','))
      if (!/^(\[[^\]]*\]|[^:[\]]*):[^:[\]]*$/.test(pair))
        errors.push(invalid(`${path}.registry`, source.registry, pairs));
  needs('volume')(source, path, errors);
};

const withSecret =
  (field: string): SourceValidator =>
  (source, path, errors) => {
    needs(field)(source, path, errors);
    if (source.secretRef && !source.secretRef.name) errors.push(required(`${path}.secretRef.name`));
  };

const validateFC: SourceValidator = ({ targetWWNs = [], wwids = [], lun }, path, errors) => {
  const at = `${path}.targetWWNs`;
  if (targetWWNs.length < 1 && wwids.length < 1)
    errors.push(required(at, 'must specify either targetWWNs or wwids, but not both'));
  if (targetWWNs.length > 0 && wwids.length > 0)
    errors.push(
      invalidGo(at, goSyntax('[]string', targetWWNs), 'targetWWNs and wwids can not be specified simultaneously'),
    );
  if (targetWWNs.length === 0) return;
  if (lun === undefined) errors.push(required(`${path}.lun`, 'lun is required if targetWWNs is specified'));
  else if (lun < 0 || lun > 255) errors.push(invalid(`${path}.lun`, lun, 'must be between 0 and 255, inclusive'));
};

const validateFlexVolume: SourceValidator = (source, path, errors) => {
  needs('driver')(source, path, errors);
  for (const key of Object.keys(source.options ?? {})) {
    const domain = `.${(key.split('/')[0] as string).toLowerCase()}`;
    if (domain.endsWith('.kubernetes.io') || domain.endsWith('.k8s.io'))
      errors.push(invalid(`${path}.options[${key}]`, key, 'kubernetes.io and k8s.io namespaces are reserved'));
  }
};

const CACHING_MODES = ['None', 'ReadOnly', 'ReadWrite'];
const DISK_KINDS = ['Dedicated', 'Managed', 'Shared'];
const MANAGED_URI = '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
const BLOB_URI = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';

const validateAzureDisk: SourceValidator = (source, path, errors) => {
  const { cachingMode, kind, diskURI = '' } = source;
  needs('diskName', 'diskURI')(source, path, errors);
  if (cachingMode !== undefined && !CACHING_MODES.includes(cachingMode))
    errors.push(unsupported(`${path}.cachingMode`, cachingMode, CACHING_MODES));
  if (kind !== undefined && !DISK_KINDS.includes(kind)) errors.push(unsupported(`${path}.kind`, kind, DISK_KINDS));
  if (kind === 'Managed' && !diskURI.startsWith('/subscriptions/'))
    errors.push(unsupported(`${path}.diskURI`, diskURI, [MANAGED_URI]));
  if (kind !== undefined && kind !== 'Managed' && !diskURI.startsWith('https://'))
    errors.push(unsupported(`${path}.diskURI`, diskURI, [BLOB_URI]));
};

const validateStorageOS: SourceValidator = ({ volumeName, volumeNamespace, secretRef }, path, errors) => {
  if (!volumeName) errors.push(required(`${path}.volumeName`));
  else addInvalid(errors, `${path}.volumeName`, volumeName, isDNS1123Label(volumeName));
  if (volumeNamespace) addInvalid(errors, `${path}.volumeNamespace`, volumeNamespace, isDNS1123Label(volumeNamespace));
  if (secretRef && !secretRef.name) errors.push(required(`${path}.secretRef.name`));
};

const validateCSI: SourceValidator = ({ driver = '', nodePublishSecretRef: secret }, path, errors) => {
  if (!driver) errors.push(required(`${path}.driver`));
  if (driver.length > 63) addInvalid(errors, `${path}.driver`, driver, ['must have at most 63 bytes']);
  addInvalid(errors, `${path}.driver`, driver, isDNS1123Subdomain(driver.toLowerCase()));
  if (!secret) return;
  if (!secret.name) errors.push(required(`${path}.nodePublishSecretRef.name`));
  else addInvalid(errors, `${path}.name`, secret.name, nameIsDNSSubdomain(secret.name, false));
};

/** The validators by the field that holds the source. */
export const networkVolumeValidators: Record<string, SourceValidator> = {
  gitRepo: validateGitRepo,
  gcePersistentDisk: disk('pdName'),
  awsElasticBlockStore: disk('volumeID'),
  nfs: validateNFS,
  iscsi: validateISCSI,
  glusterfs: needs('endpoints', 'path'),
  flocker: validateFlocker,
  rbd: needs('monitors', 'image'),
  cinder: withSecret('volumeID'),
  cephfs: needs('monitors'),
  quobyte: validateQuobyte,
  fc: validateFC,
  flexVolume: validateFlexVolume,
  azureFile: needs('secretName', 'shareName'),
  vsphereVolume: needs('volumePath'),
  photonPersistentDisk: needs('pdID'),
  portworxVolume: needs('volumeID'),
  azureDisk: validateAzureDisk,
  storageos: validateStorageOS,
  scaleIO: needs('gateway', 'system', 'volumeName'),
  csi: validateCSI,
};
