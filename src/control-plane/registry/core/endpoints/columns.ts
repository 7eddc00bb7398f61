/** Columns of `kubectl get endpoints`: `printEndpoints`. */
import type { Endpoints } from '../../../../kube/api/core/v1';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** How many addresses are shown before the rest is only counted. */
const MAX_SHOWN = 3;

const joinHostPort = (ip: string, port: number) => (ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`);

/** `10.1.0.1:80,10.1.0.2:80 + 3 more...`; not-ready addresses do not count. */
export function endpointsText({ subsets }: Endpoints): string {
  if (!subsets?.length) return '<none>';
  const shown: string[] = [];
  let count = 0;
  for (const { addresses = [], ports = [] } of subsets) {
    // Headless services may have no ports.
    const numbers = ports.length > 0 ? ports.map(({ port }) => port) : [undefined];
    for (const port of numbers) {
      count += addresses.length;
      for (let i = 0; i < addresses.length && shown.length < MAX_SHOWN; i++) {
        const ip = addresses[i]?.ip ?? '';
        shown.push(port === undefined ? ip : joinHostPort(ip, port));
      }
    }
  }
  return count > MAX_SHOWN ? `${shown.join(',')} + ${count - MAX_SHOWN} more...` : shown.join(',');
}

/** Columns of Endpoints. */
export const endpointsColumns: Column<Endpoints>[] = [
  nameColumn,
  { name: 'Endpoints', cell: endpointsText },
  ageColumn,
];
