/** "Did you mean this?" for a mistyped command: cobra's rule. */
import type { CommandEntry } from './command';

/** The names near `typed`: two edits away at most, starting with it, or declared as meant by it; in list order. */
export function suggestionsFor(typed: string, commands: readonly CommandEntry[]): string[] {
  const wanted = typed.toLowerCase();
  return commands
    .filter((command) => !command.hidden)
    .flatMap((command) => [
      ...(distance(wanted, command.name.toLowerCase()) <= 2 || command.name.startsWith(wanted) ? [command.name] : []),
      ...(command.suggestFor ?? []).filter((name) => name.toLowerCase() === wanted).map(() => command.name),
    ]);
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitute, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
