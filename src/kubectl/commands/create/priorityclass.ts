/** `kubectl create priorityclass`. */
import { flag } from '../../cli/flags/declare';
import { generatorCommand } from './generator';

export const priorityClass = generatorCommand({
  name: 'priorityclass',
  aliases: ['pc'],
  usage: 'priorityclass NAME --value=VALUE --global-default=BOOL [--dry-run=server|client|none]',
  short: 'Make a priority class',
  long: 'Creates a priority class: a name pods use to say how important they are.',
  examples: `# A class for what must run
kubectl create priorityclass important --value=1000 --description="goes first"

# The class of pods that name none
kubectl create priorityclass usual --value=100 --global-default=true`,
  flags: {
    description: flag.string('When to use the class, for people.'),
    'global-default': flag.bool('The class is that of pods that name none.'),
    'preemption-policy': flag.string(
      'Whether pods of this class may take the place of less important ones: PreemptLowerPriority or Never.',
      { default: 'PreemptLowerPriority' },
    ),
    value: flag.int32('The priority: the higher, the more important.'),
  },
  resource: { group: 'scheduling.k8s.io', version: 'v1', resource: 'priorityclasses' },
  clusterScoped: true,
  failure: 'failed to create priorityclass: ',
  generate: ({ name, flags }) => ({
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value: flags.value,
    globalDefault: flags['global-default'],
    description: flags.description,
    preemptionPolicy: flags['preemption-policy'],
  }),
});
