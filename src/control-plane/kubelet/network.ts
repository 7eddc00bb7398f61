/** What the containers of a pod find in the cluster's DNS. */

import type { Network } from '../../container/forecast/command-outcome';
import { resolve } from '../../container/network/dns';
import { searchDomains } from '../../container/network/network-files';
import type { Pod } from '../../kube/api/core/v1';
import type { Client } from '../client/client';

/** Names of the cluster are there or not; all others are taken to be known somewhere in the world. */
export function networkOf(pod: Pod, client: Client): Network {
  const { namespace = '' } = pod.metadata;
  const view = {
    get: (resource: string, ns: string | undefined, name: string) => client.kind(resource).get(ns, name),
    list: (resource: string, ns?: string) => client.kind(resource).list(ns),
    // Whichever it is: it is only asked whether there is one.
    dnsAddress: '0.0.0.0',
  };
  return {
    namespace,
    resolves: (name) => resolve(view, name, searchDomains(pod)).length > 0 || isForeign(name, client),
  };
}

/** `example.com` is; `web-0.nginx`, `db.production` and `kube-dns.kube-system.svc` are not. */
function isForeign(name: string, client: Client): boolean {
  const labels = name.replace(/\.$/, '').split('.');
  const [last = ''] = labels.slice(-1);
  return (
    labels.length > 1 &&
    !['svc', 'local', 'pod', 'cluster'].includes(last) &&
    !client.kind('namespaces').get(undefined, last) &&
    !client.kind('services').get('default', last)
  );
}
