/** What the drivers of a node must be like: `ValidateCSINode` of `pkg/apis/storage/validation`. */
import type { CSINode, CSINodeDriver } from '../../../../kube/api/storage/v1';
import { duplicate, type FieldError, invalid, required } from '../../../../kube/errors/field-error';
import { isQualifiedName } from '../../../../kube/names/name-formats';
import { validateNonnegativeField } from '../../../../kube/validation/object-meta-validation';
import { validateCSIDriverName } from '../../core/persistentvolume/csi-validation';
import { invalidGo } from '../../field-checks';
import { goSyntax } from '../../go-syntax';

const LONGEST_NODE_ID = 192;

function validateNodeID(id: string, path: string): FieldError[] {
  if (id === '') return [required(path)];
  const why = `must be ${LONGEST_NODE_ID} characters or less`;
  return Buffer.byteLength(id) > LONGEST_NODE_ID ? [invalid(path, id, why)] : [];
}

function validateTopologyKeys(keys: readonly string[], path: string): FieldError[] {
  return keys.flatMap((key, i) => [
    ...(key === '' ? [required(path)] : []),
    ...(keys.indexOf(key) < i ? [duplicate(path, key)] : []),
    ...isQualifiedName(key).map((message) => invalidGo(path, goSyntax('[]string', keys), message)),
  ]);
}

function validateDriver(driver: CSINodeDriver, path: string, isKnown: boolean): FieldError[] {
  const { name = '', nodeID = '', allocatable, topologyKeys } = driver;
  return [
    ...validateCSIDriverName(name, `${path}.name`),
    ...validateNodeID(nodeID, `${path}.nodeID`),
    ...validateNonnegativeField(allocatable?.count ?? 0, `${path}.allocatable.count`),
    ...(isKnown ? [duplicate(`${path}.name`, name)] : []),
    ...validateTopologyKeys(topologyKeys ?? [], path),
  ];
}

/** Every error of a CSINode but those of its metadata. */
export function validateCSINode({ spec }: CSINode): FieldError[] {
  const drivers = spec.drivers ?? [];
  return drivers.flatMap((driver, i) => {
    const isKnown = drivers.findIndex(({ name }) => name === driver.name) < i;
    return validateDriver(driver, `spec.drivers[${i}]`, isKnown);
  });
}
