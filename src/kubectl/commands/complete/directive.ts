/** What a shell is to do with completions: cobra's ShellCompDirective. */

/** A sum of these; 0 lets the shell complete file names where there is nothing else. */
export const Directive = { Default: 0, Error: 1, NoSpace: 2, NoFileComp: 4, FilterFileExt: 8, FilterDirs: 16 } as const;

const NAMES: [bit: number, name: string][] = [
  [Directive.Error, 'ShellCompDirectiveError'],
  [Directive.NoSpace, 'ShellCompDirectiveNoSpace'],
  [Directive.NoFileComp, 'ShellCompDirectiveNoFileComp'],
  [Directive.FilterFileExt, 'ShellCompDirectiveFilterFileExt'],
  [Directive.FilterDirs, 'ShellCompDirectiveFilterDirs'],
];

/** The names of a directive, as the protocol tells them on stderr. */
export function directiveText(directive: number): string {
  const names = NAMES.filter(([bit]) => (directive & bit) !== 0).map(([, name]) => name);
  return names.length > 0 ? names.join(', ') : 'ShellCompDirectiveDefault';
}

/** Completions of a word; a tab parts one from its description. */
export interface Completions {
  words: string[];
  directive: number;
}

export const NOTHING: Completions = { words: [], directive: Directive.Default };

/** Words to choose from, and no file names. */
export function choices(
  words: readonly string[],
  prefix: string,
  directive: number = Directive.NoFileComp,
): Completions {
  return { words: words.filter((word) => word.startsWith(prefix)), directive };
}
