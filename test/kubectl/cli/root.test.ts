import { describe, expect, it } from 'vitest';
import { runKubectl, splitLine } from '../commands/run';

const usage = (command: string) => `See '${command} --help' for usage.\n`;

/** What kubectl 1.28 prints on stderr, ending with code 1. */
const failures: [line: string, stderr: string][] = [
  ['bogus', 'error: unknown command "bogus" for "kubectl"\n\nDid you mean this?\n\tlogs\n'],
  ['gett', 'error: unknown command "gett" for "kubectl"\n\nDid you mean this?\n\tset\n\tget\n'],
  ['ps', 'error: unknown command "ps" for "kubectl"\n\nDid you mean this?\n\tget\n\tcp\n\twait\n'],
  ['rm', 'error: unknown command "rm" for "kubectl"\n\nDid you mean this?\n\trun\n\tdelete\n\tcp\n'],
  ['remove', 'error: unknown command "remove" for "kubectl"\n'],
  ['option', 'error: unknown command "option" for "kubectl"\n\nDid you mean this?\n\toptions\n'],
  ['bogus -n x', 'error: unknown command "bogus" for "kubectl"\n\nDid you mean this?\n\tlogs\n'],
  ['-n x bogus', 'Error: flags cannot be placed before plugin name: -n\n'],
  ['--bogus version', `error: unknown flag: --bogus\n${usage('kubectl')}`],
  ['-x', `error: unknown shorthand flag: 'x' in -x\n${usage('kubectl')}`],
  ['version --bogus', `error: unknown flag: --bogus\n${usage('kubectl version')}`],
  ['version --cli_ent', `error: unknown flag: --cli_ent\n${usage('kubectl version')}`],
  ['version -hx', `error: unknown shorthand flag: 'x' in -x\n${usage('kubectl version')}`],
  ['version -é', `error: unknown shorthand flag: 'Ã' in -é\n${usage('kubectl version')}`],
  ['version -h --bogus', `error: unknown flag: --bogus\n${usage('kubectl version')}`],
  ['version --=x', `error: bad flag syntax: --=x\n${usage('kubectl version')}`],
  ['version ---x', `error: bad flag syntax: ---x\n${usage('kubectl version')}`],
  ['version -o', `error: flag needs an argument: 'o' in -o\n${usage('kubectl version')}`],
  ['version --output', `error: flag needs an argument: --output\n${usage('kubectl version')}`],
  [
    'version --client=maybe --bogus',
    `error: invalid argument "maybe" for "--client" flag: strconv.ParseBool: parsing "maybe": invalid syntax\n${usage('kubectl version')}`,
  ],
  [
    '--v=x version',
    `error: invalid argument "x" for "-v, --v" flag: strconv.ParseInt: parsing "x": invalid syntax\n${usage('kubectl version')}`,
  ],
  ['--client version', `error: unknown flag: --client\n${usage('kubectl')}`],
  ['version -o=', "error: --output must be 'yaml' or 'json'\n"],
  ['version -o bogus', "error: --output must be 'yaml' or 'json'\n"],
  ['options -n', "error: flag needs an argument: 'n' in -n\nRun 'kubectl options' without flags.\n"],
];

const VERSION = 'Client Version: v1.28.15\nKustomize Version: v5.0.4-0.20230601165947-6ce0bf390ce3\n';

describe('the root command', () => {
  it.each(failures)('refuses kubectl %s', async (line, stderr) => {
    expect(await runKubectl(splitLine(line))).toEqual({ stdout: '', stderr, code: 1 });
  });

  it.each([
    'version --client',
    '-n x version --client=true',
    'version --client ignored --request_timeout=5s',
    'version --client -v2 --as-group a --as-group b --state x.json',
  ])('runs kubectl %s', async (line) => {
    expect(await runKubectl(splitLine(line))).toEqual({ stdout: VERSION, stderr: '', code: 0 });
  });

  it('helps with a command it finds and lists all it has for one it does not', async () => {
    expect((await runKubectl(['help', 'version'])).stdout).toBe((await runKubectl(['version', '--help'])).stdout);
    const { stdout, stderr, code } = await runKubectl(['help', 'bogus', 'x']);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^Unknown help topic \[`bogus` `x`\]\n\n\nBasic Commands \(Beginner\):\n {2}create {10}/);
    expect(code).toBe(0);
  });

  it('shows its help without a command', async () => {
    const { stdout, stderr, code } = await runKubectl(['-n', 'x']);
    expect(stdout).toMatch(/\n\nUsage:\n {2}kubectl \[flags\] \[options\]\n\nUse "kubectl <command> --help" for more/);
    expect([stderr, code]).toEqual(['', 0]);
  });
});
