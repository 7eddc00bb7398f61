/** The access modes of volumes and claims, by their short names. */
const SHORT: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

/** The modes there are. */
export const accessModes = (): string[] => Object.keys(SHORT);

/** `RWO,ROX`: each mode once, always in the same order (`storage.GetAccessModesAsString`). */
export function accessModesText(modes: readonly string[] = []): string {
  return Object.entries(SHORT)
    .filter(([mode]) => modes.includes(mode))
    .map(([, short]) => short)
    .join(',');
}
