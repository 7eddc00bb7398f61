/** What is known to take more memory than its container may. */
import type { Container } from '../../kube/api/core/v1';
import { parseQuantity, value } from '../../kube/quantity/quantity';

const UNITS: Record<string, bigint> = { b: 1n, k: 1n << 10n, m: 1n << 20n, g: 1n << 30n };
/** What a worker of `stress` takes when it is not told. */
const DEFAULT = 256n << 20n;

/** Whether a command is a `stress` whose workers together need more than the container's limit. */
export function exceedsMemory(argv: readonly string[], { resources }: Container): boolean {
  const name = argv[0]?.split('/').pop();
  const limit = resources?.limits?.memory;
  if (!limit || (name !== 'stress' && name !== 'stress-ng')) return false;
  const workers = BigInt(option(argv, '--vm', '-m') ?? 0);
  return workers * bytes(option(argv, '--vm-bytes')) > value(parseQuantity(limit));
}

function option(argv: readonly string[], ...names: string[]): string | undefined {
  for (const [index, word] of argv.entries()) {
    if (names.includes(word)) return argv[index + 1];
    const given = names.find((name) => word.startsWith(`${name}=`));
    if (given) return word.slice(given.length + 1);
  }
  return undefined;
}

function bytes(text: string | undefined): bigint {
  const [, digits, unit = 'b'] = /^(\d+)([bkmg]?)$/i.exec(text ?? '') ?? [];
  return digits === undefined ? DEFAULT : BigInt(digits) * (UNITS[unit.toLowerCase() || 'b'] ?? 1n);
}
