import { describe, expect, it } from 'vitest';
import type { CommandEntry } from '../../../src/kubectl/cli/command';
import { flag } from '../../../src/kubectl/cli/flags/declare';
import { flagUsages, helpText } from '../../../src/kubectl/cli/help';

const load = async () => {
  throw new Error('help loads nothing');
};
const entry = (name: string, short: string, rest: Partial<CommandEntry> = {}): CommandEntry => ({
  name,
  short,
  load,
  ...rest,
});

describe('the help of a command', () => {
  it('has the parts of kubectl in its order', () => {
    const command = {
      name: 'configmap',
      aliases: ['cm'],
      usage: 'configmap NAME [--from-file=source]',
      short: 'Make a config map',
      long: 'Makes a config map.\n\nFrom files,\nor from values.',
      examples: '# One\nkubectl create cm a\n\n# Two\nkubectl create cm b',
      flags: { 'from-file': flag.stringSlice('File with a value') },
    };
    expect(helpText({ path: ['kubectl', 'create', 'configmap'], command, groups: [] })).toBe(`Makes a config map.

 From files,
or from values.

Aliases:
configmap, cm

Examples:
  # One
  kubectl create cm a
  
  # Two
  kubectl create cm b

Options:
    --from-file=[]:
	File with a value

Usage:
  kubectl create configmap NAME [--from-file=source] [options]

Use "kubectl options" for a list of global command-line options (applies to all commands).
`);
  });

  it('lists subcommands in columns', () => {
    const subject = {
      path: ['kubectl', 'set'],
      command: { name: 'set', usage: 'set SUBCOMMAND', short: 'Change things' },
      groups: [
        {
          heading: 'Available Commands',
          commands: [
            entry('env', 'Change variables'),
            entry('serviceaccount', 'Change the account'),
            entry('old', 'Gone', { hidden: true }),
          ],
        },
        { heading: '', commands: [entry('options', 'Flags', { unlisted: true })] },
      ],
    };
    expect(helpText(subject)).toBe(`Change things.

Available Commands:
  env              Change variables
  serviceaccount   Change the account

Usage:
  kubectl set SUBCOMMAND [options]

Use "kubectl set <command> --help" for more information about a given command.
Use "kubectl options" for a list of global command-line options (applies to all commands).
`);
  });

  it('shows flags by name, with their defaults as pflag writes them', () => {
    const usage = 'what for';
    expect(
      flagUsages([
        { name: 'watch', shorthand: 'w', type: 'bool', usage },
        { name: 'timeout', type: 'duration', usage },
        { name: 'output', shorthand: 'o', type: 'string', usage },
        { name: 'cascade', type: 'string', default: 'background', noOptDefault: 'background', usage },
        { name: 'replicas', type: 'int', default: -1, usage },
        { name: 'address', type: 'stringSlice', default: ['a', 'b'], usage },
        { name: 'vmodule', type: 'moduleSpec', usage },
      ]).replaceAll('\n\twhat for', ''),
    ).toBe(
      [
        '    --address=[a,b]:',
        "    --cascade='background':",
        "    -o, --output='':",
        '    --replicas=-1:',
        '    --timeout=0s:',
        '    --vmodule=:',
        '    -w, --watch=false:',
      ].join('\n\n'),
    );
  });
});
