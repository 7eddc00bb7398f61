import { describe, expect, it } from 'vitest';
import type { Command, CommandGroup } from '../../../src/kubectl/cli/command';
import { findCommand } from '../../../src/kubectl/cli/find';
import { flag } from '../../../src/kubectl/cli/flags/declare';
import type { Flag } from '../../../src/kubectl/cli/flags/flag';

const leaf = (name: string, rest: Partial<Command> = {}): Command => ({
  name,
  usage: name,
  short: '',
  access: 'none',
  ...rest,
});
const configmap = leaf('configmap', { aliases: ['cm'], flags: { 'from-file': flag.string('') } });
const create = leaf('create', {
  subcommands: [configmap, leaf('quota')],
  flags: { edit: flag.bool('') },
  persistentFlags: { manager: flag.string('', { shorthand: 'm' }) },
});
const root = leaf('kubectl', { persistentFlags: { namespace: flag.string('', { shorthand: 'n' }) } });
const groups: CommandGroup[] = [{ heading: '', commands: [{ name: 'create', short: '', load: async () => create }] }];
const help = (): Flag => ({ name: 'help', shorthand: 'h', type: 'bool', usage: '' });

describe('the command of a line', () => {
  it.each([
    ['', 'kubectl', '', undefined],
    ['bogus x', 'kubectl', 'bogus x', 'bogus'],
    ['create', 'kubectl create', '', undefined],
    ['create cm a', 'kubectl create configmap', 'a', 'a'],
    ['-n x create --edit cm', 'kubectl create configmap', '-n x --edit', undefined],
    ['-nx create -m cm configmap', 'kubectl create configmap', '-nx -m cm', undefined],
    ['--namespace=create create cm cm', 'kubectl create configmap', '--namespace=create cm', 'cm'],
    ['-h create', 'kubectl create', '-h', undefined],
    ['--bogus create cm', 'kubectl', '--bogus create cm', 'cm'],
    ['-n create', 'kubectl', '-n create', undefined],
    ['create -- cm', 'kubectl create', '-- cm', undefined],
    ['create CM', 'kubectl create', 'CM', 'CM'],
  ])('%s', async (line, path, args, next) => {
    const found = await findCommand(root, groups, help, line.split(' ').filter(Boolean));
    expect([found.path.join(' '), found.args.join(' '), found.next]).toEqual([path, args, next]);
  });

  it('has its own flags and those handed down', async () => {
    const { flags } = await findCommand(root, groups, help, ['create', 'cm']);
    expect([...flags.all()].map(({ name }) => name)).toEqual(['from-file', 'manager', 'namespace', 'help']);
  });
});
