/** Volumes of storage area networks and of Azure: the sources with rules of their own. */
import { type FieldError, invalid, notSupported, required } from '../../../../kube/errors/field-error';
import { inclusiveRangeError } from '../../../../kube/names/name-formats';
import { invalidGo, unsupported } from '../../field-checks';
import { goSyntax } from '../../go-syntax';

// biome-ignore lint/suspicious/noExplicitAny: the fields of a source are checked by the schema
type Source = any;

/** A name in one of the three formats of iSCSI. */
function isQualifiedTarget(name: string): boolean {
  if (name.startsWith('iqn')) return /iqn\.\d{4}-\d{2}\.([0-9A-Za-z\-.]+)(:[^,;*&$|\s]+)$/.test(name);
  if (name.startsWith('eui')) return /^eui.[0-9A-Za-z]{16}$/.test(name);
  return /^naa.[0-9A-Za-z]{32}$/.test(name);
}

function validateLun(lun: number, field: string): FieldError[] {
  return lun < 0 || lun > 255 ? [invalid(field, lun, inclusiveRangeError(0, 255))] : [];
}

/** `validateISCSIPersistentVolumeSource`. */
export function validateISCSI(iscsi: Source, field: string, name: string): FieldError[] {
  const errors: FieldError[] = [];
  if (!iscsi.targetPortal) errors.push(required(`${field}.targetPortal`));
  const { initiatorName } = iscsi;
  if (initiatorName !== undefined && `${name}:${iscsi.targetPortal ?? ''}`.length > 64) {
    const why =
      'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.';
    errors.push(invalid(`${field}.targetportal`, iscsi.targetPortal ?? '', why));
  }
  if (!iscsi.iqn) errors.push(required(`${field}.iqn`));
  else if (!isQualifiedTarget(iscsi.iqn)) errors.push(invalid(`${field}.iqn`, iscsi.iqn, 'must be valid format'));
  errors.push(...validateLun(iscsi.lun ?? 0, `${field}.lun`));
  if ((iscsi.chapAuthDiscovery || iscsi.chapAuthSession) && !iscsi.secretRef)
    errors.push(required(`${field}.secretRef`));
  if (iscsi.secretRef && !iscsi.secretRef.name) errors.push(required(`${field}.secretRef.name`));
  if (initiatorName !== undefined && !isQualifiedTarget(initiatorName))
    errors.push(invalid(`${field}.initiatorname`, initiatorName, 'must be valid format'));
  return errors;
}

/** `validateFCVolumeSource`. */
export function validateFC(fc: Source, field: string): FieldError[] {
  const targets = fc.targetWWNs ?? [];
  const ids = fc.wwids ?? [];
  const errors: FieldError[] = [];
  if (targets.length < 1 && ids.length < 1)
    errors.push(required(`${field}.targetWWNs`, 'must specify either targetWWNs or wwids, but not both'));
  if (targets.length > 0 && ids.length > 0) {
    const why = 'targetWWNs and wwids can not be specified simultaneously';
    errors.push(invalidGo(`${field}.targetWWNs`, goSyntax('[]string', targets), why));
  }
  if (targets.length === 0) return errors;
  if (fc.lun === undefined) errors.push(required(`${field}.lun`, 'lun is required if targetWWNs is specified'));
  else errors.push(...validateLun(fc.lun, `${field}.lun`));
  return errors;
}

const MANAGED = '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
const BLOB = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';

/** `validateAzureDisk`. */
export function validateAzureDisk(azure: Source, field: string): FieldError[] {
  const caching = ['None', 'ReadOnly', 'ReadWrite'];
  const kinds = ['Dedicated', 'Managed', 'Shared'];
  const uri: string = azure.diskURI ?? '';
  const errors = ['diskName', 'diskURI'].filter((f) => !azure[f]).map((f) => required(`${field}.${f}`));
  if (azure.cachingMode !== undefined && !caching.includes(azure.cachingMode))
    errors.push(notSupported(`${field}.cachingMode`, azure.cachingMode, caching));
  if (azure.kind === undefined) return errors;
  if (!kinds.includes(azure.kind)) errors.push(notSupported(`${field}.kind`, azure.kind, kinds));
  const managed = azure.kind === 'Managed';
  if (!uri.startsWith(managed ? '/subscriptions/' : 'https://'))
    errors.push(unsupported(`${field}.diskURI`, uri, [managed ? MANAGED : BLOB]));
  return errors;
}
