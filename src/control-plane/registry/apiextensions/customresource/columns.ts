/** The columns of a user's own kind: those its definition asks for. */
import type { CustomResourceColumnDefinition } from '../../../../kube/api/apiextensions/v1';
import { Template } from '../../../../kube/jsonpath/template';
import { translateTimestampSince } from '../../../../kube/meta/human-duration';
import type { KubeObject } from '../../../../kube/meta/meta';
import type { Cell } from '../../../../kube/meta/table';
import type { Column } from '../../strategy';

const NAME: Column = { name: 'Name', format: 'name', cell: (object) => object.metadata.name };
const AGE: Column = {
  name: 'Age',
  type: 'date',
  cell: (o, now) => translateTimestampSince(o.metadata.creationTimestamp, now),
};

/** The name and what the definition asks for; without a wish, the age. */
export function columnsOf(definitions: CustomResourceColumnDefinition[] | undefined): Column[] {
  if (!definitions?.length) return [NAME, AGE];
  return [NAME, ...definitions.map(columnOf)];
}

function columnOf({ name, type, format, priority, jsonPath }: CustomResourceColumnDefinition): Column {
  let path: Template | undefined;
  return {
    name,
    type: type as Column['type'],
    format,
    priority,
    cell(object, now) {
      path ??= new Template(`{${jsonPath}}`, true);
      return cellOf(type, firstValue(path, object), now);
    },
  };
}

function firstValue(path: Template, object: KubeObject): unknown {
  try {
    return path.findResults(object as never)[0]?.[0];
  } catch {
    return undefined;
  }
}

function cellOf(type: string, value: unknown, now: number): Cell {
  if (value === undefined || value === null) return type === 'date' ? '<unknown>' : '';
  if (type === 'date') return translateTimestampSince(String(value), now);
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}
