/** The root itself: its help and the flags every command inherits. */
import type { Command } from './command';
import { globalFlags } from './flags/global';
import type { Host } from './host';

/** The root of a binary; its subcommands are the host's. */
export function rootCommand({ binary, env }: Pick<Host, 'binary' | 'env'>): Command {
  return {
    name: binary,
    usage: `${binary} [flags]`,
    short: 'Talk to a simulated Kubernetes cluster',
    long: `${binary} talks to a Kubernetes cluster that is simulated on this machine.

Its commands and what they print are those of kubectl: https://kubernetes.io/docs/reference/kubectl/`,
    persistentFlags: globalFlags(binary, env.HOME ?? ''),
    access: 'none',
  };
}
