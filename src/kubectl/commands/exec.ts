/** `kubectl exec`. */

import type { Pod } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';
import { type Context, command } from '../cli/command';
import { ExitError } from '../cli/errors';
import type { ValuesOf } from '../cli/flags/declare';
import { filenameFlag } from '../options/standard';
import { Builder } from '../resource/builder';
import { findContainer } from './attach/container';
import { containerFlag, interactiveFlags, runningTimeoutFlag } from './attach/flags';
import { attachablePod } from './attach/pod-for-object';
import { setUpTerminal } from './attach/terminal';
import { execute } from './exec/run-command';

function execFlags() {
  return {
    ...containerFlag(),
    ...filenameFlag('to use to exec into the resource'),
    ...runningTimeoutFlag('1m0s'),
    ...interactiveFlags(),
  };
}

type Flags = ValuesOf<ReturnType<typeof execFlags>>;

export const exec = command({
  name: 'exec',
  usage: 'exec (POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]',
  short: 'Run a command in a container',
  long: 'Runs a command in a container of a running pod.',
  examples: `# The date, from the first container of a pod
kubectl exec mypod -- date

# In a certain container
kubectl exec mypod -c sidecar -- date

# A shell to type into
kubectl exec mypod -i -t -- sh

# A command with flags of its own
kubectl exec mypod -i -t -- ls -l /usr

# In the first pod of a deployment, or of a service
kubectl exec deploy/mydeployment -- date
kubectl exec svc/myservice -- date`,
  flags: execFlags(),
  access: 'write',
  async run(ctx, args, flags) {
    const { resource, command: words } = target(ctx, args, flags);
    const timeout = flags['pod-running-timeout'];
    if (timeout <= 0) throw ctx.usageError('--pod-running-timeout must be higher than zero');
    if (resource === '' && flags.filename.length === 0)
      throw new Error('pod, type/name or --filename must be specified');
    if (words.length === 0) throw new Error('you must specify at least one command for the container');
    const pod = await attachablePod(ctx, await objectFor(ctx, resource, flags), timeout);
    const phase = pod.status?.phase ?? '';
    if (phase === 'Succeeded' || phase === 'Failed')
      throw new Error(`cannot exec into a container in a completed pod; current phase is ${phase}`);
    const quiet = flags.quiet;
    const containerName = flags.container || findContainer(ctx, pod, '', quiet).name;
    const stdin = flags.stdin;
    const tty = setUpTerminal(ctx, { stdin, tty: flags.tty, quiet });
    const code = await execute(ctx, { pod: pod as Pod, containerName, command: words, stdin, tty });
    if (code !== 0) throw new ExitError(code, `command terminated with exit code ${code}`);
  },
});

const DEPRECATED =
  'kubectl exec [POD] [COMMAND] is DEPRECATED and will be removed in a future version. Use kubectl exec [POD] -- [COMMAND] instead.\n';

/** What stands before and behind the dashes (ExecOptions.Complete). */
function target(ctx: Context, args: readonly string[], flags: Flags): { resource: string; command: string[] } {
  const dash = ctx.argsLenAtDash;
  const resource = dash === 0 ? '' : (args[0] ?? '');
  if (dash >= 0) return { resource, command: args.slice(dash) };
  const named = flags.filename.length > 0;
  if (args.length > (named ? 0 : 1) && !flags.quiet) ctx.streams.err.write(DEPRECATED);
  return named && args.length > 0 ? { resource: '', command: [...args] } : { resource, command: args.slice(1) };
}

async function objectFor(ctx: Context, resource: string, flags: Flags): Promise<KubeObject> {
  if (ctx.enforceNamespace) ctx.session.client.get(namespaceTarget(ctx.namespace));
  const builder = new Builder(ctx)
    .withScheme()
    .filenameParam(ctx.enforceNamespace, { filenames: flags.filename })
    .namespaceParam(ctx.namespace)
    .defaultNamespace();
  if (resource !== '') builder.resourceNames('pods', resource);
  const result = await builder.do();
  let object: KubeObject | undefined;
  result.visit((info) => {
    object ??= info.object as KubeObject;
  });
  if (!object) throw new Error('arguments in resource/name form must have a single resource and name');
  return object;
}

const namespaceTarget = (name: string) => ({ resource: 'namespaces', group: '', version: 'v1', name });
