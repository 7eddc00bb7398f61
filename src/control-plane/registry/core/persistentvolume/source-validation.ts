/** The source of a volume: one of some twenty, `ValidatePersistentVolumeSpec` and what it calls. */
import type { PersistentVolumeSpec } from '../../../../kube/api/core/v1';
import { type FieldError, forbidden, invalid, required } from '../../../../kube/errors/field-error';
import { inclusiveRangeError } from '../../../../kube/names/name-formats';
import { validateHostPath, validatePathNoBacksteps } from '../host-path-validation';
import { validateCSISource } from './csi-validation';
import { validateAzureDisk, validateFC, validateISCSI } from './san-validation';

// biome-ignore lint/suspicious/noExplicitAny: sources are as different as the systems behind them
type Source = any;

interface SourceRule {
  /** The field of `spec`. */
  json: keyof PersistentVolumeSpec;
  /** How errors within it, and about there being two, spell the field when not as in JSON. */
  path?: string;
  secondPath?: string;
  required?: string[];
  check?(source: Source, field: string, name: string): FieldError[];
}

function validatePartition(source: Source, field: string): FieldError[] {
  const partition = source.partition ?? 0;
  return partition < 0 || partition > 255
    ? [invalid(`${field}.partition`, partition, inclusiveRangeError(1, 255))]
    : [];
}

function validateNFS(nfs: Source, field: string): FieldError[] {
  return (nfs.path ?? '').startsWith('/') ? [] : [invalid(`${field}.path`, nfs.path ?? '', 'must be an absolute path')];
}

function validateFlocker(flocker: Source, field: string): FieldError[] {
  const { datasetName = '', datasetUUID = '' } = flocker;
  const errors: FieldError[] = [];
  if (!datasetName && !datasetUUID) errors.push(required(field, 'one of datasetName and datasetUUID is required'));
  if (datasetName && datasetUUID)
    errors.push(invalid(field, 'resource', 'datasetName and datasetUUID can not be specified simultaneously'));
  if (datasetName.includes('/')) errors.push(invalid(`${field}.datasetName`, datasetName, "must not contain '/'"));
  return errors;
}

function validateFlexOptions(flex: Source, field: string): FieldError[] {
  const reserved = (key: string) => /\.(kubernetes|k8s)\.io$/.test(`.${key.split('/')[0]?.toLowerCase()}`);
  return Object.keys(flex.options ?? {})
    .filter(reserved)
    .map((key) => invalid(`${field}.options[${key}]`, key, 'kubernetes.io and k8s.io namespaces are reserved'));
}

function validateSecretRef(source: Source, field: string): FieldError[] {
  if (!source.secretRef) return [];
  return ['name', 'namespace'].filter((f) => !source.secretRef[f]).map((f) => required(`${field}.secretRef.${f}`));
}

function validateQuobyte(quobyte: Source, field: string): FieldError[] {
  const format = 'must be a host:port pair or multiple pairs separated by commas';
  const errors: FieldError[] = [];
  if (!quobyte.registry) errors.push(required(`${field}.registry`, format));
  else if (!quobyte.registry.split(',').every((pair: string) => /^[^:]*:[^:]*$/.test(pair)))
    errors.push(invalid(`${field}.registry`, quobyte.registry, format));
  if (!quobyte.volume) errors.push(required(`${field}.volume`));
  return errors;
}

/** In the order the API server looks at them. */
const sourceRules = (): SourceRule[] => [
  { json: 'hostPath', check: validateHostPath },
  { json: 'gcePersistentDisk', path: 'persistentDisk', required: ['pdName'], check: validatePartition },
  { json: 'awsElasticBlockStore', required: ['volumeID'], check: validatePartition },
  { json: 'glusterfs', required: ['endpoints', 'path'] },
  { json: 'flocker', check: validateFlocker },
  { json: 'nfs', required: ['server', 'path'], check: validateNFS },
  { json: 'rbd', required: ['monitors', 'image'] },
  { json: 'quobyte', check: validateQuobyte },
  { json: 'cephfs', secondPath: 'cephFS', required: ['monitors'] },
  { json: 'iscsi', check: validateISCSI },
  { json: 'cinder', required: ['volumeID'], check: validateSecretRef },
  { json: 'fc', check: validateFC },
  { json: 'flexVolume', required: ['driver'], check: validateFlexOptions },
  { json: 'azureFile', required: ['secretName', 'shareName'] },
  { json: 'vsphereVolume', required: ['volumePath'] },
  { json: 'photonPersistentDisk', required: ['pdID'] },
  { json: 'portworxVolume', required: ['volumeID'] },
  { json: 'azureDisk', check: validateAzureDisk },
  { json: 'scaleIO', required: ['gateway', 'system', 'volumeName'] },
  {
    json: 'local',
    required: ['path'],
    check: (local, field) => validatePathNoBacksteps(local.path ?? '', `${field}.path`),
  },
  { json: 'storageos', required: ['volumeName'], check: validateSecretRef },
  { json: 'csi', check: validateCSISource },
];

/** The names of all sources. */
export const volumeSources = (): (keyof PersistentVolumeSpec)[] => sourceRules().map(({ json }) => json);

const isEmpty = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Errors of the volume's source: exactly one, and complete. */
export function validateVolumeSource(spec: PersistentVolumeSpec, name: string, hasNodeAffinity: boolean): FieldError[] {
  const errors: FieldError[] = [];
  let count = 0;
  for (const rule of sourceRules()) {
    const source: Source = spec[rule.json];
    if (!source) continue;
    // A flex volume may, by an oversight of Kubernetes, stand beside another source.
    if (count > 0 && rule.json !== 'flexVolume') {
      errors.push(forbidden(`spec.${rule.secondPath ?? rule.json}`, 'may not specify more than 1 volume type'));
      continue;
    }
    count++;
    const field = `spec.${rule.path ?? rule.json}`;
    for (const part of rule.required ?? []) if (isEmpty(source[part])) errors.push(required(`${field}.${part}`));
    errors.push(...(rule.check?.(source, field, name) ?? []));
    if (rule.json === 'local' && !hasNodeAffinity)
      errors.push(required('spec.nodeAffinity', 'Local volume requires node affinity'));
  }
  if (count === 0) errors.push(required('spec', 'must specify a volume type'));
  return errors;
}
