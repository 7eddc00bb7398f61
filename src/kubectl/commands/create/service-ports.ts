/** `--tcp` of `kubectl create service`. */
import type { JsonObject } from '../../../go/json/value';
import { quote } from '../../../go/strconv/quote';
import { isValidPortName, isValidPortNum } from '../../../kube/names/name-formats';

/** The port of a service for `80`, `80:8080` or `80:http`. Throws what Go says of numbers and names that are none. */
export function parseTCP(text: string): JsonObject {
  const [port = '', target] = text.split(':');
  const number = parsePort(port);
  return {
    name: text.replaceAll(':', '-'),
    port: number,
    protocol: 'TCP',
    targetPort: target === undefined ? number : parseTarget(target),
  };
}

/** `utilsnet.ParsePort`, where 0 is allowed. */
function parsePort(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`strconv.ParseUint: parsing ${quote(text)}: invalid syntax`);
  if (Number(text) > 65535) throw new Error(`strconv.ParseUint: parsing ${quote(text)}: value out of range`);
  return Number(text);
}

function parseTarget(text: string): number | string {
  const isNumber = /^[+-]?\d+$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
  const problems = isNumber ? isValidPortNum(Number(text)) : isValidPortName(text);
  if (problems.length > 0) throw new Error(problems.join(','));
  return isNumber ? Number(text) : text;
}
