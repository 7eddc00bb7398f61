/** Columns of `kubectl get configmaps`: `printConfigMap`. */
import type { ConfigMap } from '../../../../kube/api/core/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** Columns of a ConfigMap. */
export const configMapColumns: Column<ConfigMap>[] = [
  nameColumn,
  {
    name: 'Data',
    cell: ({ data, binaryData }) => Object.keys(data ?? {}).length + Object.keys(binaryData ?? {}).length,
  },
  ageColumn,
];
