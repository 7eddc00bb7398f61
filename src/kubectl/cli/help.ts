/** The help of a command in kubectl's layout (k8s.io/kubectl/pkg/util/templates). */
import type { Command, CommandGroup } from './command';
import { namedFlags } from './flags/declare';
import { defaultText, type Flag } from './flags/flag';

/** What is known of a command when its help is written. */
export interface HelpSubject {
  /** From the root: `['kubectl', 'create', 'configmap']`. */
  path: readonly string[];
  command: Pick<Command, 'name' | 'aliases' | 'usage' | 'short' | 'long' | 'examples' | 'flags'>;
  /** Its subcommands under their headings; one group headed `Available Commands` for all but the root. */
  groups: readonly CommandGroup[];
}

/** The whole help: description, then `usageText`. */
export function helpText(subject: HelpSubject): string {
  const { long, short } = subject.command;
  return `${long ? longText(long) : `${short}.`}${usageText(subject)}`;
}

/** Everything below the description, starting with the blank line that parts them. */
export function usageText({ path, command, groups }: HelpSubject): string {
  const flags = visible(namedFlags(command.flags));
  const sections = [
    command.aliases?.length && `Aliases:\n${[command.name, ...command.aliases].join(', ')}`,
    command.examples && `Examples:\n${indent(command.examples.trim())}`,
    ...groups.map((group) => groupText(group, nameWidth(groups))),
    flags.length > 0 && `Options:\n${flagUsages(flags)}`,
    `Usage:\n  ${usageLine(path, command.usage)}`,
    tips(path, groups.length > 0),
  ];
  return `\n\n${sections.filter(Boolean).join('\n\n')}\n`;
}

/** Every flag with its default and its explanation, by name, a blank line between two. */
export function flagUsages(flags: readonly Flag[]): string {
  return [...flags]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(
      (flag) =>
        `    ${flag.shorthand ? `-${flag.shorthand}, ` : ''}--${flag.name}=${shownDefault(flag)}:\n\t${flag.usage}`,
    )
    .join('\n\n');
}

/** The flags help shows: neither hidden nor deprecated. */
export function visible(flags: readonly Flag[]): Flag[] {
  return flags.filter((flag) => !flag.hidden && flag.deprecated === undefined);
}

function shownDefault(flag: Flag): string {
  return flag.type === 'string' ? `'${defaultText(flag)}'` : defaultText(flag);
}

/** kubectl's LongDesc: every paragraph but the first is set in by a blank. */
function longText(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .join('\n\n ');
}

/** kubectl's Examples: two blanks before every line, empty ones included. */
function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}

function nameWidth(groups: readonly CommandGroup[]): number {
  return Math.max(11, ...groups.flatMap((group) => group.commands.map((command) => command.name.length)));
}

function groupText(group: CommandGroup, width: number): string {
  const lines = group.commands
    .filter((command) => !command.hidden && !command.unlisted)
    .map((command) => `  ${command.name.padEnd(width)}   ${command.short}`);
  return lines.length > 0 ? `${group.heading}:\n${lines.join('\n')}` : '';
}

function usageLine(path: readonly string[], usage: string): string {
  const line = [...path.slice(0, -1), usage].join(' ');
  return line.includes('[options]') ? line : `${line} [options]`;
}

function tips(path: readonly string[], hasSubcommands: boolean): string {
  const options = `Use "${path[0]} options" for a list of global command-line options (applies to all commands).`;
  return hasSubcommands
    ? `Use "${path.join(' ')} <command> --help" for more information about a given command.\n${options}`
    : options;
}
