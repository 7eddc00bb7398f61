/** `KEY=VALUE` and `KEY-` arguments behind the resources: cmdutil.GetResourcesAndPairs and ParsePairs. */

import { setField } from '../../go/json/field';

/** Arguments split where the first pair stands. */
export interface ResourcesAndPairs {
  resources: string[];
  pairs: string[];
}

const isPair = (arg: string) => arg.indexOf('=') > 0 || (arg.endsWith('-') && arg !== '-');

/** Throws `all resources must be specified before label changes: x` where a resource comes after a pair. */
export function resourcesAndPairs(args: readonly string[], pairType: string): ResourcesAndPairs {
  const first = args.findIndex(isPair);
  if (first < 0) return { resources: [...args], pairs: [] };
  const pairs = args.slice(first);
  const stray = pairs.find((arg) => !isPair(arg));
  if (stray !== undefined) throw new Error(`all resources must be specified before ${pairType} changes: ${stray}`);
  return { resources: args.slice(0, first), pairs };
}

/** What pairs set and what they remove. */
export interface Pairs {
  added: Record<string, string>;
  removed: string[];
}

/** Throws `invalid annotation format: x, y` naming every argument that is no pair. */
export function parsePairs(args: readonly string[], pairType: string, supportRemove: boolean): Pairs {
  const parsed: Pairs = { added: {}, removed: [] };
  const wrong: string[] = [];
  for (const arg of args) {
    const equals = arg.indexOf('=');
    if (equals > 0) setField(parsed.added, arg.slice(0, equals), arg.slice(equals + 1));
    else if (supportRemove && equals < 0 && arg.endsWith('-') && arg !== '-') parsed.removed.push(arg.slice(0, -1));
    else wrong.push(arg);
  }
  if (wrong.length > 0) throw new Error(`invalid ${pairType} format: ${wrong.join(', ')}`);
  return parsed;
}
