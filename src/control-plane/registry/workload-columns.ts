/** Columns the kinds that make pods share. */

import type { PodSpec } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';
import type { Column } from './strategy';

/** `Containers` and `Images` of a template, in `-o wide`: `layoutContainerCells`. */
export function containerColumns<T extends KubeObject>(podSpec: (obj: T) => PodSpec | undefined): Column<T>[] {
  const list = (obj: T, field: 'name' | 'image') =>
    (podSpec(obj)?.containers ?? []).map((container) => container[field] ?? '').join(',');
  return [
    { name: 'Containers', priority: 1, cell: (obj) => list(obj, 'name') },
    { name: 'Images', priority: 1, cell: (obj) => list(obj, 'image') },
  ];
}
