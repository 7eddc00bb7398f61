/** Objects as values of their Go types, which is how `kubectl set` reads, changes and prints them. */
import type { KubeObject } from '../../apimachinery/meta';
import { decodeTyped } from '../../apimachinery/strict-decode';
import { quote } from '../flags/strconv';
import type { Info } from '../resource/info';

/**
 * Makes the object of `info` one of its type: unknown fields gone, quantities canonical, fields in the order of the
 * struct. Throws `unable to decode "file": json: cannot unmarshal ...`.
 */
export function typedObject(info: Info): KubeObject {
  const { apiVersion, kind } = info.object as KubeObject;
  try {
    info.object = decodeTyped(info.object as KubeObject, { apiVersion, kind }).object;
    return info.object;
  } catch (err) {
    throw new Error(`unable to decode ${quote(info.source)}: ${(err as Error).message}`);
  }
}
