/** Columns of `kubectl get endpointslices`: `printEndpointSlice`. */
import type { EndpointSlice } from '../../../../kube/api/discovery/v1';
import { ageColumn, listWithMore, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

const MAX_SHOWN = 3;

function portsText({ ports }: EndpointSlice): string {
  const texts = (ports ?? []).map(({ port, name }) => (port === undefined ? (name ?? '*') : String(port)));
  return listWithMore(texts, texts.length, MAX_SHOWN) || '<unset>';
}

function addressesText({ endpoints }: EndpointSlice): string {
  const shown: string[] = [];
  let count = 0;
  for (const { addresses } of endpoints ?? []) {
    for (let i = 0; i < addresses.length && shown.length < MAX_SHOWN; i++) shown.push(addresses[i] as string);
    count += addresses.length;
  }
  return listWithMore(shown, count, MAX_SHOWN) || '<unset>';
}

/** Columns of an EndpointSlice. */
export const endpointSliceColumns: Column<EndpointSlice>[] = [
  nameColumn,
  { name: 'AddressType', cell: ({ addressType }) => addressType },
  { name: 'Ports', cell: portsText },
  { name: 'Endpoints', cell: addressesText },
  ageColumn,
];
