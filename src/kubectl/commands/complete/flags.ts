/** Completions of flags and of their values. */

import type { Flag } from '../../cli/flags/flag';
import type { FlagValues } from '../../cli/flags/flag-values';
import { KubeconfigAccess } from '../../kubeconfig/access';
import type { Section } from '../../kubeconfig/fields';
import { type Completions, choices, Directive, NOTHING } from './directive';
import type { CompletionFactory } from './factory';
import type { CompletionLine } from './line';
import { containerNames, resourceNames } from './resources';

/** The flags a word may become; while required ones are missing, only those. */
export function flagNames({ found, values, word }: CompletionLine): Completions {
  const required = requiredFlags(found.flags.all(), values, word);
  if (required.length > 0) return { words: required, directive: Directive.NoFileComp };
  // the root has only flags it hands down
  const own = new Set([...Object.keys(found.command.flags ?? {}), ...(found.path.length > 1 ? ['help'] : [])]);
  const all = [...found.flags.all()].filter((flag) => isOffered(flag, values)).sort(byName);
  const words = [...all.filter((flag) => !own.has(flag.name)), ...all.filter((flag) => own.has(flag.name))].flatMap(
    (flag) => spellings(flag, word),
  );
  return { words, directive: Directive.NoFileComp };
}

/** The required flags nobody has given yet. */
export function requiredFlags(flags: Iterable<Flag>, values: FlagValues, word: string): string[] {
  return [...flags]
    .filter((flag) => flag.required && !values.changed(flag.name))
    .sort(byName)
    .flatMap((flag) => spellings(flag, word));
}

function isOffered(flag: Flag, values: FlagValues): boolean {
  const isList = flag.type === 'stringArray' || flag.type === 'stringSlice';
  return (
    (!flag.hidden || flag.name === 'help') && flag.deprecated === undefined && (isList || !values.changed(flag.name))
  );
}

function byName(a: Flag, b: Flag): number {
  return a.name < b.name ? -1 : 1;
}

function spellings({ name, shorthand, usage }: Flag, word: string): string[] {
  const all = [`--${name}`, ...(shorthand ? [`-${shorthand}`] : [])];
  return all.filter((spelling) => spelling.startsWith(word)).map((spelling) => `${spelling}\t${usage}`);
}

/** The values of a flag. */
export function flagValues(site: CompletionFactory, { flag, word, args }: CompletionLine): Completions {
  switch (flag?.name) {
    case 'namespace':
      return choices(resourceNames(site, 'namespaces'), word);
    case 'context':
    case 'cluster':
    case 'user':
      return choices(entryNames(site, `${flag.name}s` as Section), word);
    case 'output':
      return formats(flag, word);
    case 'filename':
      return { words: ['json', 'yaml', 'yml'], directive: Directive.FilterFileExt };
    case 'kustomize':
      return { words: [], directive: Directive.FilterDirs };
    case 'container':
      return choices(containerNames(site, args[0]), word);
  }
  return NOTHING;
}

/** The entries of the kubeconfig. */
export function entryNames(site: CompletionFactory, section: Section): string[] {
  return [...new KubeconfigAccess(site).load()[section].keys()];
}

/** A flag's explanation lists the formats it takes. */
function formats({ usage }: Flag, word: string): Completions {
  const [, list] = /One of:? \(?([^).]+)\)?/.exec(usage) ?? [];
  return list
    ? choices(
        list.split(/, |\|| or /).map((format) => format.replace(/['"]/g, '').trim()),
        word,
      )
    : NOTHING;
}
