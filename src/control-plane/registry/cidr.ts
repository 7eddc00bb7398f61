/** IP addresses and ranges as Go's `net` package reads them, as far as validation looks into them. */

/** An address as a number, and how many bits it has: 32 or 128. */
export interface IPAddress {
  value: bigint;
  bits: 32 | 128;
}

/** A range in CIDR notation: its first address and the length of the prefix. */
export interface IPRange {
  base: IPAddress;
  /** The address as it was written, host bits included. */
  address: IPAddress;
  prefix: number;
}

function parseIPv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function parseGroups(text: string): bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    if (i === parts.length - 1 && part.includes('.')) {
      const v4 = parseIPv4(part);
      if (v4 === undefined) return undefined;
      groups.push(v4 >> 16n, v4 & 0xffffn);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}

function parseIPv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = parseGroups(halves[0] ?? '');
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? '') : [];
  if (!head || !tail) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  return [...head, ...Array<bigint>(missing).fill(0n), ...tail].reduce((sum, group) => (sum << 16n) + group, 0n);
}

/** Reads an IPv4 or IPv6 address; undefined when it is none. IPv4 may have leading zeros. */
export function parseIP(text: string): IPAddress | undefined {
  if (!text.includes(':')) {
    const value = parseIPv4(text);
    return value === undefined ? undefined : { value, bits: 32 };
  }
  const value = parseIPv6(text);
  if (value === undefined) return undefined;
  // An IPv4 address written the IPv6 way is the same address.
  return value >> 32n === 0xffffn ? { value: value & 0xffffffffn, bits: 32 } : { value, bits: 128 };
}

/** Reads `10.0.0.0/8` or `fd00::/8`; undefined when it is no range. */
export function parseCIDR(text: string): IPRange | undefined {
  const slash = text.indexOf('/');
  const address = slash < 0 ? undefined : parseIP(text.slice(0, slash));
  const length = text.slice(slash + 1);
  if (!address || !/^\d{1,3}$/.test(length) || Number(length) > address.bits) return undefined;
  const prefix = Number(length);
  const hostBits = BigInt(address.bits - prefix);
  return { base: { ...address, value: (address.value >> hostBits) << hostBits }, address, prefix };
}

/** Whether the range contains the address. */
export function rangeContains(range: IPRange, address: IPAddress): boolean {
  const hostBits = BigInt(range.base.bits - range.prefix);
  return address.bits === range.base.bits && address.value >> hostBits === range.base.value >> hostBits;
}
