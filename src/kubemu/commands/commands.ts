/** Which commands each binary has. */
import type { CommandGroup } from '../../kubectl/cli/command';
import type { Host } from '../../kubectl/cli/host';
import { builtInCommands, entry, kubectlCommands } from '../../kubectl/commands/commands';

/** What only `kubemu` has: the simulation itself. */
const SIMULATION: CommandGroup = {
  heading: 'Simulation Commands',
  commands: [
    entry('cluster', 'Create, reset, advance and inspect the simulated cluster', () =>
      import('./cluster/cluster').then((m) => m.cluster),
    ),
    entry('replay', 'Run a recorded session and compare or print it', () => import('./replay').then((m) => m.replay)),
    entry('play', 'Show a document or a shell script as if it were typed, or record it', () =>
      import('./play').then((m) => m.play),
    ),
    entry('record', 'Write what is typed and answered as a document that replays', () =>
      import('./record').then((m) => m.record),
    ),
    entry('import', 'Turn what was copied from a terminal into a document that replays', () =>
      import('./import').then((m) => m.importCommand),
    ),
    entry('env', 'Print the shell settings that make kubectl this one', () => import('./env').then((m) => m.env)),
  ],
};

/** The commands of a binary: kubectl's, and for `kubemu` those that handle the simulation itself. */
export function commandsOf(binary: Host['binary']): readonly CommandGroup[] {
  return binary === 'kubemu'
    ? [...kubectlCommands, SIMULATION, builtInCommands]
    : [...kubectlCommands, builtInCommands];
}
