/** The hash in the names of what is made from a pod template: `controller.ComputeHash`. */

import type { JsonObject } from '../../go/json/value';
import type { PodTemplateSpec } from '../../kube/api/core/v1';
import { dumpForHash } from '../../kube/schema/go-dump';
import { definition } from '../../kube/schema/schema';

const POD_TEMPLATE_SPEC = 'io.k8s.api.core.v1.PodTemplateSpec';
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** The very hash a v1.28 controller gives a template; `collisionCount` changes it where it was taken by another. */
export function podTemplateHash(template: PodTemplateSpec, collisionCount: number | undefined): string {
  const def = definition(POD_TEMPLATE_SPEC);
  if (!def) throw new Error(`no definition of ${POD_TEMPLATE_SPEC}`);
  const hash = new Fnv32a();
  hash.write(Buffer.from(dumpForHash(template as unknown as JsonObject, def)));
  if (collisionCount !== undefined) {
    const count = Buffer.alloc(8);
    count.writeUInt32LE(collisionCount);
    hash.write(count);
  }
  return safeEncode(String(hash.sum));
}

/** `rand.SafeEncodeString`: digits become letters and digits that spell no word. */
export function safeEncode(text: string): string {
  let encoded = '';
  for (const c of text) encoded += ALPHABET[c.charCodeAt(0) % ALPHABET.length];
  return encoded;
}

/** FNV-1a, 32 bits: `hash/fnv.New32a`. */
class Fnv32a {
  sum = 0x811c9dc5;

  write(bytes: Uint8Array): void {
    let h = this.sum;
    for (const byte of bytes) h = Math.imul(h ^ byte, 0x01000193);
    this.sum = h >>> 0;
  }
}
