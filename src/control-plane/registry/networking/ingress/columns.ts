/** Columns of `kubectl get ingresses`: `printIngress`. */
import type { Ingress } from '../../../../kube/api/networking/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

const MAX_HOSTS = 3;

/** The hosts of the rules, `*` when they name none. */
function hostsText({ spec }: Ingress): string {
  const rules = spec?.rules ?? [];
  const hosts: string[] = [];
  let more = false;
  for (const { host } of rules) {
    if (hosts.length === MAX_HOSTS) more = true;
    else if (host) hosts.push(host);
  }
  if (hosts.length === 0) return '*';
  return more ? `${hosts.join(',')} + ${rules.length - MAX_HOSTS} more...` : hosts.join(',');
}

function addressText({ status }: Ingress): string {
  const addresses = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || '');
  return [...new Set(addresses.filter(Boolean))].sort().join(',');
}

/** Columns of an Ingress. */
export const ingressColumns: Column<Ingress>[] = [
  nameColumn,
  { name: 'Class', cell: ({ spec }) => spec?.ingressClassName ?? '<none>' },
  { name: 'Hosts', cell: hostsText },
  { name: 'Address', cell: addressText },
  { name: 'Ports', cell: ({ spec }) => (spec?.tls?.length ? '80, 443' : '80') },
  ageColumn,
];
