/** Columns of `kubectl get componentstatuses`: `printComponentStatus`. */
import type { ComponentCondition, ComponentStatus } from '../../../../kube/api/core/v1';
import { nameColumn } from '../../object-columns';
import type { Column, Strategy } from '../../strategy';

const health = (component: ComponentStatus): ComponentCondition | undefined =>
  component.conditions?.find(({ type }) => type === 'Healthy');

function statusText(component: ComponentStatus): string {
  const condition = health(component);
  if (!condition) return 'Unknown';
  return condition.status === 'True' ? 'Healthy' : 'Unhealthy';
}

/** Columns of a ComponentStatus. */
const componentStatusColumns: Column<ComponentStatus>[] = [
  nameColumn,
  { name: 'Status', cell: statusText },
  { name: 'Message', cell: (component) => health(component)?.message ?? '' },
  { name: 'Error', cell: (component) => health(component)?.error ?? '' },
];

/** Asked from outside, the health ports of scheduler and controller manager do not answer: they listen on their own host. */
function unreachable(name: string, port: number): ComponentStatus {
  const url = `https://127.0.0.1:${port}/healthz`;
  const message = `Get "${url}": dial tcp 127.0.0.1:${port}: connect: connection refused`;
  return componentStatus(name, 'False', message);
}

function componentStatus(name: string, status: string, message: string): ComponentStatus {
  const metadata = { name, creationTimestamp: null };
  return { apiVersion: 'v1', kind: 'ComponentStatus', metadata, conditions: [{ type: 'Healthy', status, message }] };
}

/** Component statuses are read only, and made up when asked for. */
export const componentStatusStrategy: Strategy<ComponentStatus> = {
  columns: componentStatusColumns,
  madeUp: () => [
    unreachable('scheduler', 10259),
    unreachable('controller-manager', 10257),
    componentStatus('etcd-0', 'True', 'ok'),
  ],
  deprecation: () => 'v1 ComponentStatus is deprecated in v1.19+',
};
