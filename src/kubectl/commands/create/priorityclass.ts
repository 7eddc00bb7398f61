/** `kubectl create priorityclass`. */
import type { Generator } from './generator';

export const priorityClass: Generator = {
  name: 'priorityclass',
  aliases: ['pc'],
  usage: 'priorityclass NAME --value=VALUE --global-default=BOOL [--dry-run=server|client|none]',
  short: 'Make a priority class',
  long: 'Creates a priority class: a name pods use to say how important they are.',
  examples: `# A class for what must run
kubectl create priorityclass important --value=1000 --description="goes first"

# The class of pods that name none
kubectl create priorityclass usual --value=100 --global-default=true`,
  flags: [
    { name: 'description', type: 'string', usage: 'When to use the class, for people.' },
    { name: 'global-default', type: 'bool', usage: 'The class is that of pods that name none.' },
    {
      name: 'preemption-policy',
      type: 'string',
      default: 'PreemptLowerPriority',
      usage: 'Whether pods of this class may take the place of less important ones: PreemptLowerPriority or Never.',
    },
    { name: 'value', type: 'int32', usage: 'The priority: the higher, the more important.' },
  ],
  resource: { group: 'scheduling.k8s.io', version: 'v1', resource: 'priorityclasses' },
  clusterScoped: true,
  failure: 'failed to create priorityclass: ',
  generate: ({ name, flags }) => ({
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value: flags.int('value'),
    globalDefault: flags.bool('global-default'),
    description: flags.string('description'),
    preemptionPolicy: flags.string('preemption-policy'),
  }),
};
