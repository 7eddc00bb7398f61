/** Checks of IP addresses and address ranges, lenient about leading zeros as `k8s.io/utils/net` is. */
import { isIPv6 } from 'node:net';

function isIPv4Sloppy(value: string): boolean {
  const parts = value.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,10}$/.test(part) && Number(part) <= 255);
}

/** 4 or 6, or 0 for what is no IP address. */
export function ipFamily(value: string): 0 | 4 | 6 {
  if (isIPv4Sloppy(value)) return 4;
  return isIPv6(value) && !value.includes('%') ? 6 : 0;
}

/** An address of either family. */
export function isValidIP(value: string): string[] {
  return ipFamily(value) === 0 ? ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'] : [];
}

/** An IPv4 address. */
export function isValidIPv4Address(value: string): string[] {
  return ipFamily(value) === 4 ? [] : ['must be a valid IPv4 address'];
}

/** An IPv6 address. */
export function isValidIPv6Address(value: string): string[] {
  return ipFamily(value) === 6 ? [] : ['must be a valid IPv6 address'];
}

/** A range such as `10.0.0.0/8`; the message is that of Go's `net.ParseCIDR`. */
export function isValidCIDR(value: string): string[] {
  const match = /^(.*)\/(\d{1,3})$/.exec(value);
  const family = match ? ipFamily(match[1] as string) : 0;
  const bits = family === 4 ? 32 : 128;
  return match && family !== 0 && Number(match[2]) <= bits ? [] : [`invalid CIDR address: ${value}`];
}
