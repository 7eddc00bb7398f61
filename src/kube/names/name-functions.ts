/** How kinds check `metadata.name`: `ValidateNameFunc` of `k8s.io/apimachinery/pkg/api/validation`. */
import { isDNS1035Label, isDNS1123Label, isDNS1123Subdomain } from './name-formats';

/** Checks a name, or with `prefix` a `generateName` that may end in a dash. Gives messages, empty when fine. */
export type ValidateNameFunc = (name: string, prefix: boolean) => string[];

/** A prefix may end in a dash: judge it as if a letter stood there. */
function maskTrailingDash(name: string, prefix: boolean): string {
  return prefix && name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name;
}

/** Most kinds: a DNS subdomain. */
export const nameIsDNSSubdomain: ValidateNameFunc = (name, prefix) =>
  isDNS1123Subdomain(maskTrailingDash(name, prefix));

/** Namespaces and the like: a DNS label. */
export const nameIsDNSLabel: ValidateNameFunc = (name, prefix) => isDNS1123Label(maskTrailingDash(name, prefix));

/** Services: a DNS label that starts with a letter. */
export const nameIsDNS1035Label: ValidateNameFunc = (name, prefix) => isDNS1035Label(maskTrailingDash(name, prefix));
