/** The tables of `kubectl top`: every cell ends with a tab, the last one too. */
import { KUBECTL_TABLE, TabWriter } from '../../../go/tabwriter/tabwriter';
import type { Usage } from './load';

/** Lines up the rows. */
export function table(rows: readonly (readonly string[])[]): string {
  const writer = new TabWriter(KUBECTL_TABLE);
  for (const row of rows) writer.write(`${row.map((cell) => `${cell}\t`).join('')}\n`);
  return writer.flush();
}

/** `250m`. */
export function cpuCell({ cpu }: Usage): string {
  return `${cpu}m`;
}

/** `512Mi`: whole mebibytes. */
export function memoryCell({ memory }: Usage): string {
  return `${Math.floor(memory / (1024 * 1024))}Mi`;
}

/** The flag's value. Throws for what cannot be sorted by. */
export function checkSortBy(sortBy: string): void {
  if (!['', 'cpu', 'memory'].includes(sortBy)) throw new Error('--sort-by accepts only cpu or memory');
}

/** Sorts by name, or the greatest use first. */
export function byUse<T extends { usage: Usage; name: string }>(items: T[], sortBy: string): T[] {
  const use = ({ usage }: T) => (sortBy === 'cpu' ? usage.cpu : sortBy === 'memory' ? usage.memory : 0);
  return items.sort((a, b) => use(b) - use(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
