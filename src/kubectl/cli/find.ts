/** Finds which command a command line means, wherever its flags stand: cobra's Command.Find. */
import type { Command, CommandEntry, CommandGroup } from './command';
import { namedFlags } from './flags/declare';
import type { Flag } from './flags/flag';
import { FlagSet } from './flags/flag-set';

/** A command and the way to it. */
export interface Found {
  /** `['kubectl', 'create', 'configmap']`: real names, never aliases. */
  path: string[];
  command: Command;
  /** Its subcommands as help lists them. */
  groups: readonly CommandGroup[];
  /** Its own flags and those its parents hand down. */
  flags: FlagSet;
  /** The command line without the names of the path. */
  args: string[];
  /** The first argument that is not a flag, when there is one. */
  next?: string;
}

/** Walks from the root down the names in `argv`, loading one command per step. */
export async function findCommand(
  root: Command,
  groups: readonly CommandGroup[],
  help: (name: string) => Flag,
  argv: readonly string[],
): Promise<Found> {
  let inherited = namedFlags(root.persistentFlags);
  let found: Found = at([root.name], root, groups, inherited, help, [...argv]);
  for (;;) {
    const entry = entries(found.groups).find((e) => found.next !== undefined && answersTo(e, found.next));
    if (!entry) return found;
    const command = await entry.load();
    const args = withoutFirst(found.args, found.next as string, found.flags);
    inherited = [...namedFlags(command.persistentFlags), ...inherited];
    found = at([...found.path, command.name], command, childGroups(command), inherited, help, args);
  }
}

/** All commands of all groups. */
export function entries(groups: readonly CommandGroup[]): CommandEntry[] {
  return groups.flatMap((group) => group.commands);
}

function at(
  path: string[],
  command: Command,
  groups: readonly CommandGroup[],
  inherited: Flag[],
  help: (name: string) => Flag,
  args: string[],
): Found {
  const flags = new FlagSet([...namedFlags(command.flags), ...inherited, help(command.name)]);
  return { path, command, groups, flags, args, next: firstName(args, flags) };
}

function childGroups(command: Command): CommandGroup[] {
  const children = (command.subcommands ?? []).map((child) => ({ ...child, load: async () => child }));
  const sorted = children.sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.length > 0 ? [{ heading: 'Available Commands', commands: sorted }] : [];
}

function answersTo(entry: CommandEntry, name: string): boolean {
  return entry.name === name || (entry.aliases?.includes(name) ?? false);
}

/** Where the first argument that is neither a flag nor a flag's value stands, or -1. */
function firstNameIndex(args: readonly string[], flags: FlagSet, wanted?: string): number {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '--') return -1;
    if (flags.takesNext(arg)) i++;
    else if (arg !== '' && !arg.startsWith('-') && (wanted === undefined || arg === wanted)) return i;
  }
  return -1;
}

function firstName(args: readonly string[], flags: FlagSet): string | undefined {
  return args[firstNameIndex(args, flags)];
}

function withoutFirst(args: readonly string[], name: string, flags: FlagSet): string[] {
  const index = firstNameIndex(args, flags, name);
  return args.filter((_, i) => i !== index);
}
