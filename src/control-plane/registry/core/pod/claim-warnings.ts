/** Warnings about the claims a pod or StatefulSet makes: `GetWarningsForPersistentVolumeClaimSpec`. */
import { quote } from '../../../../go/strconv/quote';
import type { PersistentVolumeClaimSpec } from '../../../../kube/api/core/v1';
import { milliValue, parseQuantity } from '../../../../kube/quantity/quantity';

/** Storage comes in whole bytes. */
export function claimSpecWarnings(spec: PersistentVolumeClaimSpec | undefined, path: string): string[] {
  return (['requests', 'limits'] as const).flatMap((list) => {
    const amount = spec?.resources?.[list]?.storage;
    if (amount === undefined || milliValue(parseQuantity(amount)) % 1000n === 0n) return [];
    return [
      `${path}.resources.${list}[storage]: fractional byte value ${quote(amount)} is invalid, must be an integer`,
    ];
  });
}
