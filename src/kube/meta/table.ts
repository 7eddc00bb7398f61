/** `meta.k8s.io/v1` Table: what the API server sends when a client asks for rows instead of objects. */
import type { KubeObject } from './meta';

export type Cell = string | number | boolean | null;

/** `metav1.TableColumnDefinition`; columns with a priority above 0 show in `-o wide` only. */
export interface TableColumnDefinition {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  format: string;
  description: string;
  priority: number;
}

export interface TableRow {
  cells: Cell[];
  object: KubeObject;
}

export interface Table {
  columnDefinitions: TableColumnDefinition[];
  rows: TableRow[];
  resourceVersion: string;
}
