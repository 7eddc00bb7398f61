/** `ValidateNonSpecialIP` of `pkg/apis/core/validation`: addresses that cannot be an endpoint. */
import { type FieldError, invalid } from '../../kube/errors/field-error';
import { parseCIDR, parseIP, rangeContains } from './cidr';

const SPECIAL: readonly (readonly [string, string, string])[] = [
  ['127.0.0.0/8', '::1/128', 'may not be in the loopback range (127.0.0.0/8, ::1/128)'],
  ['169.254.0.0/16', 'fe80::/10', 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'],
  ['224.0.0.0/24', 'ff02::/16', 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'],
];

/** Errors of an address that is unspecified, loopback or link-local. */
export function validateNonSpecialIP(text: string, field: string): FieldError[] {
  const ip = parseIP(text);
  if (!ip) return [invalid(field, text, 'must be a valid IP address')];
  if (ip.value === 0n) return [invalid(field, text, `may not be unspecified (${text})`)];
  const inside = (cidr: string) => {
    const range = parseCIDR(cidr);
    return range !== undefined && rangeContains(range, ip);
  };
  return SPECIAL.filter(([v4, v6]) => inside(v4) || inside(v6)).map(([, , why]) => invalid(field, text, why));
}
