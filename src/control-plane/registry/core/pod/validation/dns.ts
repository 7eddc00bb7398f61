/** A pod's DNS policy and configuration. */

import type { PodSpec } from '../../../../../kube/api/core/v1';
import { invalid, required } from '../../../../../kube/errors/field-error';
import { ipFamily } from '../../../../../kube/names/ip-formats';
import { isDNS1123Subdomain } from '../../../../../kube/names/name-formats';
import { invalidGo, unsupported } from '../../../field-checks';
import { goSyntax } from '../../../go-syntax';
import { addInvalid, type Errors } from './errors';

const POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];

/** `validateDNSPolicy` */
export function validateDNSPolicy(policy: string | undefined, path: string, errors: Errors): void {
  if (!policy) errors.push(required(path));
  else if (!POLICIES.includes(policy)) errors.push(unsupported(path, policy, POLICIES));
}

/** `validatePodDNSConfig` */
export function validateDNSConfig({ dnsConfig, dnsPolicy }: PodSpec, path: string, errors: Errors): void {
  if (dnsPolicy === 'None') {
    if (!dnsConfig) return void errors.push(required(path, 'must provide `dnsConfig` when `dnsPolicy` is None'));
    if (!dnsConfig.nameservers?.length)
      return void errors.push(
        required(`${path}.nameservers`, 'must provide at least one DNS nameserver when `dnsPolicy` is None'),
      );
  }
  const { nameservers = [], searches = [], options = [] } = dnsConfig ?? {};
  const tooMuch = (field: string, list: string[], detail: string) =>
    errors.push(invalidGo(`${path}.${field}`, goSyntax('[]string', list), `must not have more than ${detail}`));
  if (nameservers.length > 3) tooMuch('nameservers', nameservers, '3 nameservers');
  nameservers.forEach((server, i) => {
    if (ipFamily(server) === 0) errors.push(invalid(`${path}.nameservers[${i}]`, server, 'must be valid IP address'));
  });
  if (searches.length > 32) tooMuch('searches', searches, '32 search paths');
  if (searches.join(' ').length > 2048)
    tooMuch('searches', searches, '2048 characters (including spaces) in the search list');
  searches.forEach((search, i) => {
    const name = search.replace(/\.$/, '');
    addInvalid(errors, `${path}.searches[${i}]`, name, isDNS1123Subdomain(name));
  });
  options.forEach(({ name }, i) => {
    if (!name) errors.push(required(`${path}.options[${i}]`, 'must not be empty'));
  });
}
