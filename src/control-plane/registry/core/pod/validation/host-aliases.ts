/** Entries for a pod's `/etc/hosts`. */

import type { PodSpec } from '../../../../../kube/api/core/v1';
import { invalid } from '../../../../../kube/errors/field-error';
import { ipFamily } from '../../../../../kube/names/ip-formats';
import { isDNS1123Subdomain } from '../../../../../kube/names/name-formats';
import { addInvalid, type Errors } from './errors';

/** `ValidateHostAliases`; its paths have no index. */
export function validateHostAliases(aliases: PodSpec['hostAliases'], path: string, errors: Errors): void {
  for (const { ip = '', hostnames = [] } of aliases ?? []) {
    if (ipFamily(ip) === 0) errors.push(invalid(`${path}.ip`, ip, 'must be valid IP address'));
    for (const name of hostnames) addInvalid(errors, `${path}.hostnames`, name, isDNS1123Subdomain(name));
  }
}
