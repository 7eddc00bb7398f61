/** `kubectl create poddisruptionbudget`. */

import type { JsonObject } from '../../../go/json/value';
import { parseToLabelSelector } from '../../../kube/labels/label-selector';
import { parseIntOrString } from '../../../kube/meta/intstr';
import { flag } from '../../cli/flags/declare';
import { generatorCommand, requireName } from './generator';

export const podDisruptionBudget = generatorCommand({
  name: 'poddisruptionbudget',
  aliases: ['pdb'],
  usage: 'poddisruptionbudget NAME --selector=SELECTOR --min-available=N [--dry-run=server|client|none]',
  short: 'Make a budget for missing pods',
  long: 'Creates a budget that says how many of the selected pods must stay, or may be missing, while nodes are drained.',
  examples: `# One pod of the web must always be there
kubectl create poddisruptionbudget web --selector=app=web --min-available=1

# A third of them may be missing
kubectl create pdb web --selector=app=web --max-unavailable=33%`,
  flags: {
    'max-unavailable': flag.string('How many or what percentage of the pods may be missing.'),
    'min-available': flag.string('How many or what percentage of the pods must be there.'),
    selector: flag.string('Labels of the pods the budget is for.'),
  },
  resource: { group: 'policy', version: 'v1', resource: 'poddisruptionbudgets' },
  failure: 'failed to create poddisruptionbudgets: ',
  generate({ name, flags }) {
    requireName(name);
    validate(flags);
    const selector = parseToLabelSelector(flags.selector) as JsonObject;
    return {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name },
      spec: { ...limit(flags), selector },
    };
  },
});

type Budget = Record<'selector' | 'max-unavailable' | 'min-available', string>;

function validate(flags: Budget): void {
  if (flags.selector === '') throw new Error('a selector must be specified');
  const given = (['max-unavailable', 'min-available'] as const).filter((flag) => flags[flag] !== '');
  if (given.length === 0) throw new Error('one of min-available or max-unavailable must be specified');
  if (given.length === 2) throw new Error('min-available and max-unavailable cannot be both specified');
  for (const flag of given)
    if (!/^[0-9]+%?$/.test(flags[flag])) throw new Error(`invalid format specified for ${flag}`);
}

function limit(flags: Budget): JsonObject {
  const minAvailable = flags['min-available'];
  return minAvailable
    ? { minAvailable: parseIntOrString(minAvailable) }
    : { maxUnavailable: parseIntOrString(flags['max-unavailable']) };
}
