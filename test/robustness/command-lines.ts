/** Command lines of every command with flags, values and arguments in any combination. */
import fc from 'fast-check';
import type { Command } from '../../src/kubectl/cli/command';
import { entries } from '../../src/kubectl/cli/find';
import { namedFlags } from '../../src/kubectl/cli/flags/declare';
import type { Flag } from '../../src/kubectl/cli/flags/flag';
import { rootCommand } from '../../src/kubectl/cli/root-command';
import { commandsOf } from '../../src/kubemu/commands/commands';

/** One command line with what is typed into it. */
export interface CommandLine {
  binary: 'kubectl' | 'kubemu';
  args: string[];
  stdin: string;
}

/** These serve, play or wait for others until they are stopped. */
const ENDLESS = new Set(['proxy', 'port-forward', 'replay', 'serve']);
/** These flags start programs of the user's machine, or read from the network. */
const OUTSIDE = new Set(['kustomize', 'kubeconfig', 'state', 'profile-output']);

const WORDS = [
  'pod',
  'pods',
  'po',
  'web',
  'web-0',
  'pod/web-0',
  'sts/web',
  'statefulset',
  'statefulsets.apps',
  'statefulsets.v1.apps',
  'svc',
  'service/web',
  'cm',
  'configmap/web',
  'node',
  'nodes',
  'ns',
  'namespace/default',
  'all',
  'pods,svc',
  'pods/web-0,svc',
  'pvc',
  'foo',
  'foo/bar',
  'pods.v2',
  'a=b',
  'a-',
  'a=',
  '=',
  '/',
  'pod/',
  '/web',
  'pod//web',
  'a/b/c',
  'default',
  '-',
  '--',
  '',
  ' ',
  '.',
  '*',
  'c=nginx',
  '--replicas',
  'UPPER',
  'é',
  '💥',
  '__proto__',
  'constructor',
  'x'.repeat(300),
  'KEY=value:NoSchedule',
  'status',
  'sh',
  '80',
  '8080:80',
];

const VALUES = [
  '',
  '0',
  '1',
  '-1',
  '3',
  '1.5',
  '99999999999999999999',
  'abc',
  'true',
  'false',
  'none',
  'client',
  'server',
  'strict',
  'yaml',
  'json',
  'name',
  'wide',
  'jsonpath={.items[*].metadata.name}',
  'jsonpath={.items[',
  'jsonpath',
  'go-template={{range .items}}{{.metadata.name}}{{end}}',
  'go-template={{.a.b | index 3}}',
  'go-template={{',
  'custom-columns=A:.metadata.name,B:.x',
  'custom-columns=A',
  'custom-columns-file=/nonexistent',
  'jsonpath-file=/nonexistent',
  'app=web',
  'app in (web,x)',
  'app in (',
  '!app',
  'a==b,,c',
  'metadata.name=web',
  'spec.nodeName!=x',
  'status.foo=1',
  '.metadata.name',
  '{.metadata.name}',
  '{.spec',
  '/api/v1/pods',
  '/nope',
  '1s',
  '-5s',
  '10x',
  'default',
  'kube-system',
  'missing',
  'background',
  'orphan',
  '{"spec":{"replicas":2}}',
  '{"metadata":null}',
  '[{"op":"replace","path":"/spec/replicas","value":"x"}]',
  '[{"op":"remove","path":"/nope"}]',
  '{',
  '- a',
  'null',
  'merge',
  'Never',
  'nginx:1.25',
  ':',
  'http://',
  'a=b,c=d',
  'k=v',
  'cpu=1',
  '-',
  '/nonexistent.yaml',
  '.',
  '💥',
  '__proto__=1',
  'x'.repeat(300),
];

interface Known {
  binary: CommandLine['binary'];
  path: string[];
  flags: Flag[];
}

/** Command lines made from all commands there are. */
export async function commandLines(): Promise<fc.Arbitrary<CommandLine>> {
  const all = [...(await known('kubectl')), ...(await known('kubemu'))];
  const word = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: fc.string() });
  const value = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...VALUES, ...WORDS) },
    { weight: 1, arbitrary: fc.string() },
  );
  return fc.constantFrom(...all).chain(({ binary, path, flags }) => {
    const flag = fc
      .tuple(fc.constantFrom(...flags), fc.nat(9), value)
      .map(([given, form, text]) => spelled(given, form, text));
    const piece = fc.oneof({ weight: 3, arbitrary: flag }, { weight: 3, arbitrary: word.map((text) => [text]) });
    const wrong = fc.constantFrom([], [], [], [], [], ['--nope'], ['-Z'], ['--'], ['--=x'], ['---a']);
    return fc
      .tuple(fc.array(piece, { maxLength: 6 }), wrong, fc.constantFrom('', '', 'a: b', '{}', '[]'))
      .map(([pieces, more, stdin]) => ({ binary, args: [...path, ...pieces.flat(), ...more], stdin }));
  });
}

/** A flag as one may type it. */
function spelled({ name, shorthand, type }: Flag, form: number, value: string): string[] {
  if (type === 'bool' && form < 5) return [`--${name}`];
  if (shorthand && form < 2) return [`-${shorthand}${value}`];
  if (shorthand && form < 4) return [`-${shorthand}`, value];
  return form === 9 ? [`--${name}`] : form > 6 ? [`--${name}`, value] : [`--${name}=${value}`];
}

async function known(binary: CommandLine['binary']): Promise<Known[]> {
  const root = rootCommand({ binary, env: {} });
  const globals = namedFlags(root.persistentFlags);
  const found: Known[] = [{ binary, path: [], flags: globals.filter(usable) }];
  const visit = (command: Command, path: string[], inherited: Flag[]) => {
    if (ENDLESS.has(command.name)) return;
    const handedDown = [...inherited, ...namedFlags(command.persistentFlags)];
    const flags = [...namedFlags(command.flags), ...handedDown].filter(usable);
    found.push({ binary, path, flags });
    for (const child of command.subcommands ?? []) visit(child, [...path, child.name], handedDown);
  };
  for (const entry of entries(commandsOf(binary))) {
    const command = await entry.load().catch(() => undefined);
    if (command) visit(command, [entry.name], globals);
  }
  return found;
}

const usable = ({ name }: Flag) => !OUTSIDE.has(name);
