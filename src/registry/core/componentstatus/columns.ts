/** Columns of `kubectl get componentstatuses`: `printComponentStatus`. */
import type { KubeObject } from '../../../apimachinery/meta';
import { nameColumn } from '../../object-columns';
import type { Column, Strategy } from '../../strategy';

interface ComponentCondition {
  type: string;
  status: string;
  message?: string;
  error?: string;
}

const health = (component: KubeObject): ComponentCondition | undefined =>
  (component.conditions as ComponentCondition[] | undefined)?.find(({ type }) => type === 'Healthy');

function statusText(component: KubeObject): string {
  const condition = health(component);
  if (!condition) return 'Unknown';
  return condition.status === 'True' ? 'Healthy' : 'Unhealthy';
}

/** Columns of a ComponentStatus. */
export const componentStatusColumns: Column[] = [
  nameColumn,
  { name: 'Status', cell: statusText },
  { name: 'Message', cell: (component) => health(component)?.message ?? '' },
  { name: 'Error', cell: (component) => health(component)?.error ?? '' },
];

/** Component statuses are read only. */
export const componentStatusStrategy: Strategy = { columns: componentStatusColumns };
