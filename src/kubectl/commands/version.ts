/** `kubectl version`. */

import { encodeYAML } from '../../go/yaml/encode';
import { KUBERNETES_VERSION } from '../../kube/versions/version';
import { command } from '../cli/command';
import { flag, type ValuesOf } from '../cli/flags/declare';

const FLAGS = {
  client: flag.bool('Only the version of the client; no server is asked'),
  output: flag.string("One of 'yaml' or 'json'.", { shorthand: 'o' }),
};

type Flags = ValuesOf<typeof FLAGS>;

export const version = command({
  name: 'version',
  usage: 'version [flags]',
  short: 'Print the versions of client and server',
  long: 'Prints the versions of the client and of the server it talks to.',
  examples: `# The versions of client and server
kubectl version`,
  flags: FLAGS,
  access: (args, flags) => (flags.client || problem(args, flags) ? 'none' : 'read'),
  run(ctx, args, flags) {
    const wrong = problem(args, flags);
    if (wrong) throw new Error(wrong);
    if (!flags.client) ctx.session.client.note('/version', { timeout: '32s' });
    const versions = {
      ...(ctx.binary === 'kubemu' ? { kubemuVersion: ctx.version } : {}),
      clientVersion: buildInfo(),
      kustomizeVersion: KUSTOMIZE,
      ...(flags.client ? {} : { serverVersion: buildInfo() }),
    };
    ctx.streams.out.write(render(flags.output, versions));
  },
});

const KUSTOMIZE = 'v5.0.4-0.20230601165947-6ce0bf390ce3';

type BuildInfo = ReturnType<typeof buildInfo>;

/** `version.Info` of the simulated release, its fields in the order of Go's struct. */
function buildInfo() {
  return {
    major: '1',
    minor: '28',
    gitVersion: KUBERNETES_VERSION,
    gitCommit: '841856557ef0f6a399096c42635d114d6f2cf7f4',
    gitTreeState: 'clean',
    buildDate: '2024-10-22T20:34:56Z',
    goVersion: 'go1.22.8',
    compiler: 'gc',
    platform: 'linux/amd64',
  };
}

function problem(args: readonly string[], flags: Flags): string | undefined {
  if (args.length > 0 && !flags.client) return `extra arguments: [${args.join(' ')}]`;
  const output = flags.output;
  if (!['', 'json', 'yaml'].includes(output)) return "--output must be 'yaml' or 'json'";
  return undefined;
}

function render(
  output: string,
  versions: { kubemuVersion?: string; clientVersion: BuildInfo; kustomizeVersion: string; serverVersion?: BuildInfo },
): string {
  if (output === 'yaml') return `${encodeYAML(versions)}\n`;
  if (output === 'json') return `${JSON.stringify(versions, undefined, 2)}\n`;
  const { kubemuVersion, clientVersion, kustomizeVersion, serverVersion } = versions;
  const own = kubemuVersion === undefined ? '' : `Kubemu Version: v${kubemuVersion}\n`;
  const server = serverVersion ? `Server Version: ${serverVersion.gitVersion}\n` : '';
  return `${own}Client Version: ${clientVersion.gitVersion}\nKustomize Version: ${kustomizeVersion}\n${server}`;
}
