/** kubectl's commands under their headings, in its order. A command's module loads when it is run. */
import type { CommandEntry, CommandGroup } from '../cli/command';

/** Declares a command that loads when it is run. */
export const entry = (
  name: string,
  short: string,
  load: CommandEntry['load'],
  rest: Partial<CommandEntry> = {},
): CommandEntry => ({ name, short, load, ...rest });

/** The commands of kubectl that help lists. */
export const kubectlCommands: readonly CommandGroup[] = [
  {
    heading: 'Basic Commands (Beginner)',
    commands: [
      entry('create', 'Create a resource from a file or from standard input', () =>
        import('./create').then((m) => m.create),
      ),
      entry('expose', 'Put a service in front of a controller, a service, a deployment or a pod', () =>
        import('./expose').then((m) => m.expose),
      ),
      entry('run', 'Start a pod from an image', () => import('./run').then((m) => m.run)),
      entry('set', 'Change one aspect of existing objects', () => import('./set').then((m) => m.set)),
    ],
  },
  {
    heading: 'Basic Commands (Intermediate)',
    commands: [
      entry('explain', 'Show what the fields of a resource mean', () => import('./explain').then((m) => m.explain)),
      entry('get', 'Show one or many resources', () => import('./get').then((m) => m.get), {
        suggestFor: ['list', 'ps'],
      }),
      entry('edit', 'Edit a resource on the server', () => import('./edit').then((m) => m.edit)),
      entry(
        'delete',
        'Delete resources by file, by name or by label selector',
        () => import('./delete').then((m) => m.deleteCommand),
        { suggestFor: ['rm'] },
      ),
    ],
  },
  {
    heading: 'Deploy Commands',
    commands: [
      entry('rollout', 'Follow and steer the rollout of a resource', () => import('./rollout').then((m) => m.rollout)),
      entry('scale', 'Change how many replicas a resource has', () => import('./scale').then((m) => m.scale)),
      entry('autoscale', 'Let the number of replicas follow the load', () =>
        import('./autoscale').then((m) => m.autoscale),
      ),
    ],
  },
  {
    heading: 'Cluster Management Commands',
    commands: [
      entry('certificate', 'Approve or deny certificate requests', () =>
        import('./certificate').then((m) => m.certificate),
      ),
      entry(
        'cluster-info',
        'Show where the cluster can be reached',
        () => import('./cluster-info').then((m) => m.clusterInfo),
        { aliases: ['clusterinfo'] },
      ),
      entry('top', 'Show CPU and memory use', () => import('./top').then((m) => m.top)),
      entry('cordon', 'Keep new pods off a node', () => import('./cordon').then((m) => m.cordon)),
      entry('uncordon', 'Let new pods onto a node again', () => import('./uncordon').then((m) => m.uncordon)),
      entry('drain', 'Empty a node for maintenance', () => import('./drain').then((m) => m.drain)),
      entry('taint', 'Change the taints of nodes', () => import('./taint').then((m) => m.taint)),
    ],
  },
  {
    heading: 'Troubleshooting and Debugging Commands',
    commands: [
      entry('describe', 'Show the details of resources', () => import('./describe').then((m) => m.describe)),
      entry('logs', 'Print the log of a container', () => import('./logs').then((m) => m.logs)),
      entry('attach', 'Attach to a running container', () => import('./attach').then((m) => m.attach)),
      entry('exec', 'Run a command in a container', () => import('./exec').then((m) => m.exec)),
      entry('port-forward', 'Forward local ports to a pod', () => import('./port-forward').then((m) => m.portForward)),
      entry('proxy', 'Serve the API on a local port', () => import('./proxy').then((m) => m.proxy)),
      entry('cp', 'Copy files into and out of containers', () => import('./cp').then((m) => m.cp)),
      entry('auth', 'Ask what is allowed', () => import('./auth').then((m) => m.auth)),
      entry('debug', 'Add something to debug with to a pod or a node', () => import('./debug').then((m) => m.debug)),
      entry('events', 'List events', () => import('./events').then((m) => m.events)),
    ],
  },
  {
    heading: 'Advanced Commands',
    commands: [
      entry('diff', 'Compare what is there with what a file would make of it', () =>
        import('./diff').then((m) => m.diff),
      ),
      entry('apply', 'Bring resources to what files or standard input say', () =>
        import('./apply').then((m) => m.apply),
      ),
      entry('patch', 'Change some fields of a resource', () => import('./patch').then((m) => m.patch)),
      entry('replace', 'Replace a resource by what a file says', () => import('./replace').then((m) => m.replace)),
      entry('wait', 'Wait for a condition of resources', () => import('./wait').then((m) => m.wait), {
        suggestFor: ['list', 'ps'],
      }),
      entry('kustomize', 'Print what a kustomization folder makes', () =>
        import('./kustomize').then((m) => m.kustomize),
      ),
    ],
  },
  {
    heading: 'Settings Commands',
    commands: [
      entry('label', 'Change the labels of a resource', () => import('./label').then((m) => m.label)),
      entry('annotate', 'Change the annotations of a resource', () => import('./annotate').then((m) => m.annotate)),
      entry('completion', 'Print completion code for a shell (bash, zsh, fish or powershell)', () =>
        import('./completion').then((m) => m.completion),
      ),
    ],
  },
  {
    heading: 'Other Commands',
    commands: [
      entry('api-resources', 'List the resources the server knows', () =>
        import('./api-resources').then((m) => m.apiResources),
      ),
      entry('api-versions', 'List the API versions the server knows, as "group/version"', () =>
        import('./api-versions').then((m) => m.apiVersions),
      ),
      entry('config', 'Change kubeconfig files', () => import('./config').then((m) => m.config)),
      entry('plugin', 'Work with plugins', () => import('./plugin').then((m) => m.plugin)),
      entry('version', 'Print the versions of client and server', () => import('./version').then((m) => m.version)),
    ],
  },
];

/** What every binary has besides, without listing it. */
export const builtInCommands: CommandGroup = {
  heading: '',
  commands: [
    entry('options', 'List the flags every command accepts', () => import('./options').then((m) => m.options), {
      unlisted: true,
    }),
    entry('help', 'Help about any command', () => import('./help-command').then((m) => m.help), { hidden: true }),
    entry('alpha', '', () => import('./alpha').then((m) => m.alpha), { hidden: true }),
    entry('__complete', '', () => import('./complete').then((m) => m.complete), { hidden: true }),
    entry('__completeNoDesc', '', () => import('./complete').then((m) => m.completeNoDesc), { hidden: true }),
  ],
};
