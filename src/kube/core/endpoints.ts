/** Endpoints as tables and `describe` show them: `formatEndpoints`. */
import type { Endpoints } from '../api/core/v1';

/** More addresses than these are only counted. */
const SHOWN = 3;

const joinHostPort = (ip: string, port: number) => (ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`);

/** `10.1.0.1:80,10.1.0.2:80 + 3 more...`: the ready addresses of all ports, or of the ports called `portName`. */
export function endpointsText(endpoints: Endpoints | undefined, portName?: string): string {
  const subsets = endpoints?.subsets ?? [];
  if (subsets.length === 0) return '<none>';
  const shown: string[] = [];
  let count = 0;
  for (const { addresses = [], ports = [] } of subsets) {
    const wanted = ports.filter(({ name = '' }) => portName === undefined || name === portName);
    // Headless services may have no ports.
    const numbers = ports.length > 0 ? wanted.map(({ port }) => port) : [undefined];
    for (const port of numbers) {
      count += addresses.length;
      for (const { ip } of addresses.slice(0, SHOWN - shown.length))
        shown.push(port === undefined ? ip : joinHostPort(ip, port));
    }
  }
  return count > SHOWN ? `${shown.join(',')} + ${count - SHOWN} more...` : shown.join(',');
}
