const UNITS: Record<string, number> = { '': 1, s: 1, m: 60, h: 3600, d: 86400 };

/**
 * How long `sleep` with these arguments takes, in milliseconds: `5`, `0.5`, `1m 30s`; undefined for `infinity`, NaN for
 * arguments that `sleep` refuses.
 */
export function sleepTime(args: readonly string[]): number | undefined {
  if (args.length === 0) return Number.NaN;
  let total = 0;
  for (const arg of args) {
    if (/^inf(inity)?$/i.test(arg)) return undefined;
    const [, amount = '', unit = ''] = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(arg) ?? [];
    total += amount === '' ? Number.NaN : Number(amount) * 1000 * (UNITS[unit] ?? 1);
  }
  return total;
}
