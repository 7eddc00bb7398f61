/** The digits of the Kubernetes documentation's favourite job. */

/** What `perl -Mbignum=bpi -wle 'print bpi(2000)'` prints; undefined for other commands. */
export function piDigits(argv: string[]): string | undefined {
  const [, digits] = /^perl\b.*\bprint bpi\((\d+)\)/.exec(argv.join(' ').replace(/^\S*\//, '')) ?? [];
  return digits === undefined ? undefined : `${pi(Math.min(Number(digits), 10_000))}\n`;
}

/** Pi to so many digits, rounded (Machin's formula). */
function pi(digits: number): string {
  const one = 10n ** BigInt(digits + 10);
  const scaled = 4n * (4n * inverseTangent(5n, one) - inverseTangent(239n, one));
  const text = String((scaled + 5n * 10n ** 10n) / 10n ** 11n);
  return digits <= 1 ? text.slice(0, 1) : `${text[0]}.${text.slice(1, digits)}`;
}

function inverseTangent(inverse: bigint, one: bigint): bigint {
  let term = one / inverse;
  let sum = term;
  for (let n = 3n, sign = -1n; term !== 0n; n += 2n, sign = -sign) {
    term /= inverse * inverse;
    sum += (sign * term) / n;
  }
  return sum;
}
