/** The service `expose` makes. */

import type { JsonObject } from '../../../go/json/value';
import { quote } from '../../../go/strconv/quote';
import { parseIntOrString } from '../../../kube/meta/intstr';
import type { KubeObject } from '../../../kube/meta/meta';
import { encodeTyped } from '../../../kube/schema/strict-decode';
import { parseLabels } from '../run/generator';
import type { Flags } from './flags';

/** What the flags say or the exposed object shows. */
export interface ServiceSource {
  name: string;
  /** `a=b,c=d` */
  selector: string;
  labels: string;
  /** Numbers with commas between them; empty for none. */
  ports: string;
  /** By port. */
  protocols: ReadonlyMap<string, readonly string[]>;
}

const SERVICE = { apiVersion: 'v1', kind: 'Service' };

/** Throws for the first thing that cannot be read, in kubectl's order (ExposeServiceOptions.createService). */
export function exposingService(source: ServiceSource, flags: Flags): KubeObject {
  if (source.selector === '') throw new Error('selector must be specified');
  const selector = parseLabels(source.selector);
  const labels = source.labels ? parseLabels(source.labels) : {};
  const ports = servicePorts(source, flags);
  const externalIP = flags['external-ip'];
  const type = flags.type;
  const spec: JsonObject = {
    selector,
    ports,
    type,
    externalIPs: externalIP ? [externalIP] : [],
    loadBalancerIP: type === 'LoadBalancer' ? flags['load-balancer-ip'] : '',
    sessionAffinity: sessionAffinity(flags),
    clusterIP: flags['cluster-ip'],
  };
  return encodeTyped({ ...SERVICE, metadata: { name: source.name, labels }, spec }, SERVICE);
}

function sessionAffinity(flags: Flags): string {
  const affinity = flags['session-affinity'];
  if (!['', 'None', 'ClientIP'].includes(affinity)) throw new Error(`unknown session affinity: ${affinity}`);
  return affinity;
}

/** One port, or several with names of their own; one of several protocols becomes several. */
function servicePorts(source: ServiceSource, flags: Flags): JsonObject[] {
  const texts = source.ports === '' ? [] : source.ports.split(',');
  const target = flags['target-port'];
  return texts.flatMap((text, i) => {
    const port = parsePort(text);
    const targetPort = target ? parseIntOrString(target) : port;
    const protocols = flags.protocol ? [flags.protocol] : (source.protocols.get(text) ?? ['TCP']);
    return protocols.map((protocol) => {
      const shared = protocols.length > 1 ? `port-${i + 1}-${protocol.toLowerCase()}` : '';
      const name = shared || (texts.length > 1 ? `port-${i + 1}` : '');
      return { name, port, protocol, targetPort };
    });
  });
}

/** `strconv.Atoi`, cut to 32 bits as Go's conversion does. */
function parsePort(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) throw new Error(`strconv.Atoi: parsing ${quote(text)}: invalid syntax`);
  const number = BigInt(text);
  if (BigInt.asIntN(64, number) !== number) throw new Error(`strconv.Atoi: parsing ${quote(text)}: value out of range`);
  return Number(BigInt.asIntN(32, number));
}
