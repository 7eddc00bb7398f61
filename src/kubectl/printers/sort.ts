/** `kubectl get --sort-by`: sorting objects, or the rows of a table by the objects in them. */

import { goSyntax } from '../../go/fmt/print';
import type { GoValue } from '../../go/fmt/value';
import type { JsonValue } from '../../go/json/value';
import { goSort } from '../../go/sort/pdqsort';
import { quote } from '../../go/strconv/quote';
import { relaxedJSONPathExpression } from '../../kube/jsonpath/relaxed';
import { Template } from '../../kube/jsonpath/template';
import { isLess, type SortKey } from './sort/key';
import { UnsortableError } from './unsortable-error';

/**
 * Objects sorted by a path, as kubectl's `SortObjects`; the list given stays as it is. Throws an Error with kubectl's text
 * when the path does not parse, fails, or finds nothing in any object; UnsortableError when values have no order.
 */
export function sortObjects<T extends JsonValue>(objects: readonly T[], sortBy: string): T[] {
  if (objects.length === 0) return [];
  const field = relaxedJSONPathExpression(sortBy);
  const path = new Template(field, true);
  let found = false;
  const keys = objects.map((object) => {
    try {
      const key = keyOf(path, object);
      found ||= !key.missing;
      return key;
    } catch (err) {
      if (!found) throw err;
      const failure = `&errors.errorString{s:${quote((err as Error).message)}}`;
      const shown = `&unstructured.Unstructured{Object:${goSyntax(object as GoValue)}}`;
      throw new UnsortableError(
        `Failed to get i values for ${shown} using ${field} (${failure})`,
        'sorter.go:313',
        255,
      );
    }
  });
  if (!found) throw notFound(field);
  return order(objects, keys, field, '*unstructured.Unstructured', 'sorter.go:332');
}

/**
 * Table rows sorted by a path into their objects, as kubectl's `TableSorter`; kubectl sorts tables of two rows or more.
 * Throws an Error as `sortObjects` does, but `get` takes no notice of it: it prints no rows then, and says so.
 */
export function sortTableRows<T extends { object: JsonValue }>(rows: readonly T[], sortBy: string): T[] {
  const field = relaxedOrVerbatim(sortBy);
  const path = parsePath(field);
  const keys = rows.map((row) => {
    try {
      return keyOf(path, row.object);
    } catch (err) {
      const failure = `&errors.errorString{s:${quote((err as Error).message)}}`;
      throw new Error(`Failed to get values for [][]reflect.Value(nil) using ${field} (${failure})`);
    }
  });
  if (rows.length > 0 && keys.every((key) => key.missing)) throw notFound(field);
  return order(rows, keys, field, '[][][]reflect.Value', 'sorter.go:378');
}

function relaxedOrVerbatim(sortBy: string): string {
  try {
    return relaxedJSONPathExpression(sortBy);
  } catch {
    return sortBy;
  }
}

function parsePath(field: string): Template {
  try {
    return new Template(field, true);
  } catch (err) {
    throw new Error(`sorting error: ${(err as Error).message}`);
  }
}

function notFound(field: string): Error {
  return new Error(`couldn't find any field with path ${quote(field)} in the list of objects`);
}

/** The first value of the first part of the path. */
function keyOf(path: Template, object: JsonValue): SortKey {
  const values = path.findResults(object as GoValue)[0] ?? [];
  return { missing: values.length === 0, value: values[0], whole: values[0] === object };
}

function order<T>(items: readonly T[], keys: SortKey[], field: string, holder: string, location: string): T[] {
  const positions = items.map((_, i) => i);
  const keyAt = (i: number) => keys[positions[i] as number] as SortKey;
  goSort({
    length: items.length,
    less: (i, j) => {
      try {
        return isLess(keyAt(i), keyAt(j));
      } catch (err) {
        const why = (err as Error).message;
        const kind = keyAt(i).whole ? 'map' : 'interface';
        throw new UnsortableError(
          `Field ${field} in ${holder} is an unsortable type: ${kind}, err: ${why}`,
          location,
          1,
        );
      }
    },
    swap: (i, j) => {
      [positions[i], positions[j]] = [positions[j] as number, positions[i] as number];
    },
  });
  return positions.map((position) => items[position] as T);
}
