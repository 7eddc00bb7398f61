/** Addresses for pods, one after the other on each node. */
import type { Profile } from '../profiles/profile';

const PER_BLOCK = 253;

/** The next address on a node: its own /24 first, then further ones beyond those of all nodes. */
export function podAddress(
  profile: Profile,
  nodeName: string,
  sequence: (stream: string) => number,
): string | undefined {
  const index = profile.nodes.findIndex((node) => node.name === nodeName);
  const node = profile.nodes[index];
  if (!node) return undefined;
  const [a = 10, b = 32, c = 0] = node.podCIDR.split('.').map(Number);
  const n = sequence(`podIP/${nodeName}`);
  const third = c + profile.nodes.length * Math.floor(n / PER_BLOCK);
  return `${a}.${b + Math.floor(third / 256)}.${third % 256}.${2 + (n % PER_BLOCK)}`;
}

/** The `n`th address after a network's own. */
export function addressAt(network: string, n: number): string {
  const value = network.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + n;
  return [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) % 256).join('.');
}
