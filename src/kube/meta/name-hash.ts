/** `--append-hash`: `k8s.io/kubectl/pkg/util/hash`. */

import { sha256 } from '../../go/crypto/digest';
import { encodeJSON } from '../../go/json/json';
import type { JsonObject } from '../../go/json/value';

/** Digits that could make words become letters that cannot. */
const SUBSTITUTES: Record<string, string> = { '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' };

/** `name-62ctbmbfd2`: the name and ten characters of the content's digest. */
export function hashedName(name: string, content: JsonObject): string {
  const digest = sha256(encodeJSON(content)).slice(0, 10);
  return `${name}-${digest.replace(/[013ae]/g, (digit) => SUBSTITUTES[digit] as string)}`;
}
