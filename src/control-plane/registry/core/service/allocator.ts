/**
 * Hands out numbers of a range as kube-apiserver's bitmap allocators do: at random, from the upper part first, so that
 * the lower part stays free for those who ask for a number of their own.
 */
import type { RequestContext } from '../../strategy';
import type { ServiceNetwork } from './network';

/** Why a number could not be had: the text that ends up in the error of the request. */
export class AllocationError extends Error {}

/** A range of consecutive numbers, some of them in use. */
export class RangeAllocator {
  constructor(
    private readonly first: number,
    private readonly size: number,
    /** How many numbers at the start are given out only when the rest is full. */
    private readonly reserved: number,
    private readonly used: Set<number>,
    private readonly notInRange: (value: number) => string,
    private readonly allocated: string,
  ) {}

  /** Takes one number. Throws AllocationError when it is in use or outside of the range. */
  allocate(value: number): void {
    if (value < this.first || value >= this.first + this.size) throw new AllocationError(this.notInRange(value));
    if (this.used.has(value)) throw new AllocationError(this.allocated);
    this.used.add(value);
  }

  /** Takes any free number; `draw` picks where to start looking. Throws AllocationError when all are in use. */
  allocateNext(draw: (below: number) => number): number {
    const upper = this.size - this.reserved;
    const found = this.scan(this.first + this.reserved, upper, draw) ?? this.scan(this.first, this.reserved, draw);
    if (found === undefined) throw new AllocationError('range is full');
    this.used.add(found);
    return found;
  }

  private scan(from: number, length: number, draw: (below: number) => number): number | undefined {
    if (length <= 0) return undefined;
    const start = draw(length);
    for (let i = 0; i < length; i++) {
      const value = from + ((start + i) % length);
      if (!this.used.has(value)) return value;
    }
    return undefined;
  }
}

/** An IPv4 address as a number, or undefined. Leading zeros are read as decimal, as `ParseIPSloppy`. */
export function parseIPv4(text: string): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (!match) return undefined;
  const parts = match.slice(1).map(Number);
  if (parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** The dotted form of an IPv4 address. */
export function formatIPv4(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

/** The allocator of cluster IPs; network and broadcast address are never given out. */
export function clusterIPAllocator(network: ServiceNetwork, ctx: RequestContext, except?: string): RangeAllocator {
  const [base = '', bits = '32'] = network.cidr.split('/');
  const size = 2 ** (32 - Number(bits));
  const address = parseIPv4(base) ?? 0;
  const usable = size - 2;
  const used = new Set<number>();
  for (const service of ctx.list('services')) {
    if (service.metadata.uid === except) continue;
    for (const ip of service.spec?.clusterIPs ?? []) used.add(parseIPv4(ip) ?? -1);
  }
  const reserved = Math.min(Math.max(16, Math.floor(usable / 16)), 256);
  return new RangeAllocator(
    address - (address % size) + 1,
    usable,
    usable > 16 ? reserved : 0,
    used,
    (value) =>
      `the provided IP (${formatIPv4(value)}) is not in the valid range. The range of valid IPs is ${network.cidr}`,
    'provided IP is already allocated',
  );
}

/** The allocator of node ports. */
export function nodePortAllocator(network: ServiceNetwork, ctx: RequestContext): RangeAllocator {
  const [first, last] = network.nodePorts;
  const size = last - first + 1;
  const used = new Set<number>();
  for (const service of ctx.list('services')) {
    for (const port of service.spec?.ports ?? []) if (port.nodePort) used.add(port.nodePort);
    if (service.spec?.healthCheckNodePort) used.add(service.spec.healthCheckNodePort);
  }
  const reserved = Math.min(Math.max(16, Math.floor(size / 32)), 128);
  return new RangeAllocator(
    first,
    size,
    size > 16 ? reserved : 0,
    used,
    () => `provided port is not in the valid range. The range of valid ports is ${first}-${last}`,
    'provided port is already allocated',
  );
}
