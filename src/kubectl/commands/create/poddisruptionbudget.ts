/** `kubectl create poddisruptionbudget`. */

import type { JsonObject } from '../../../go/json/value';
import { parseToLabelSelector } from '../../../kube/labels/label-selector';
import { parseIntOrString } from '../../../kube/meta/intstr';
import type { FlagValues } from '../../cli/command';
import { type Generator, requireName } from './generator';

export const podDisruptionBudget: Generator = {
  name: 'poddisruptionbudget',
  aliases: ['pdb'],
  usage: 'poddisruptionbudget NAME --selector=SELECTOR --min-available=N [--dry-run=server|client|none]',
  short: 'Make a budget for missing pods',
  long: 'Creates a budget that says how many of the selected pods must stay, or may be missing, while nodes are drained.',
  examples: `# One pod of the web must always be there
kubectl create poddisruptionbudget web --selector=app=web --min-available=1

# A third of them may be missing
kubectl create pdb web --selector=app=web --max-unavailable=33%`,
  flags: [
    { name: 'max-unavailable', type: 'string', usage: 'How many or what percentage of the pods may be missing.' },
    { name: 'min-available', type: 'string', usage: 'How many or what percentage of the pods must be there.' },
    { name: 'selector', type: 'string', usage: 'Labels of the pods the budget is for.' },
  ],
  resource: { group: 'policy', version: 'v1', resource: 'poddisruptionbudgets' },
  failure: 'failed to create poddisruptionbudgets: ',
  generate({ name, flags }) {
    requireName(name);
    validate(flags);
    const selector = parseToLabelSelector(flags.string('selector')) as JsonObject;
    return {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name },
      spec: { ...limit(flags), selector },
    };
  },
};

function validate(flags: FlagValues): void {
  if (flags.string('selector') === '') throw new Error('a selector must be specified');
  const given = ['max-unavailable', 'min-available'].filter((flag) => flags.string(flag) !== '');
  if (given.length === 0) throw new Error('one of min-available or max-unavailable must be specified');
  if (given.length === 2) throw new Error('min-available and max-unavailable cannot be both specified');
  for (const flag of given)
    if (!/^[0-9]+%?$/.test(flags.string(flag))) throw new Error(`invalid format specified for ${flag}`);
}

function limit(flags: FlagValues): JsonObject {
  const minAvailable = flags.string('min-available');
  return minAvailable
    ? { minAvailable: parseIntOrString(minAvailable) }
    : { maxUnavailable: parseIntOrString(flags.string('max-unavailable')) };
}
