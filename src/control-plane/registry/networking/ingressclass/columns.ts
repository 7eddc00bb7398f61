/** The columns of the kind's table: `pkg/printers/internalversion`. */
import type { IngressClass } from '../../../../kube/api/networking/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

function parametersText({ spec }: IngressClass): string {
  const { apiGroup, kind, name } = spec?.parameters ?? {};
  return kind === undefined ? '<none>' : `${kind}${apiGroup === undefined ? '' : `.${apiGroup}`}/${name}`;
}

/** Columns of an IngressClass: `printIngressClass`. */
export const ingressClassColumns: Column<IngressClass>[] = [
  nameColumn,
  { name: 'Controller', cell: ({ spec }) => spec?.controller ?? '' },
  { name: 'Parameters', cell: parametersText },
  ageColumn,
];
