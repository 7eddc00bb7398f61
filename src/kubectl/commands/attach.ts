/** `kubectl attach`. */

import type { Pod } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';
import { type Context, command } from '../cli/command';
import { Builder } from '../resource/builder';
import { attach as attachToContainer } from './attach/attach';
import { containerFlag, interactiveFlags, runningTimeoutFlag } from './attach/flags';
import { attachablePod } from './attach/pod-for-object';

export const attach = command({
  name: 'attach',
  usage: 'attach (POD | TYPE/NAME) -c CONTAINER',
  short: 'Attach to a running container',
  long: 'Attaches to a process that runs in a container already.',
  examples: `# What a running pod writes
kubectl attach mypod

# One of its containers
kubectl attach mypod -c sidecar

# Typing into it
kubectl attach mypod -c sidecar -i -t

# The first pod of a replica set
kubectl attach rs/nginx`,
  flags: { ...containerFlag(), ...runningTimeoutFlag('1m0s'), ...interactiveFlags() },
  access: 'write',
  async run(ctx, args, flags) {
    const timeout = flags['pod-running-timeout'];
    if (args.length === 0) throw new Error('at least 1 argument is required for attach');
    if (args.length > 2)
      throw ctx.usageError(
        `expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${args.length}: [${args.join(' ')}]`,
      );
    if (timeout <= 0) throw ctx.usageError('--pod-running-timeout must be higher than zero');
    const pod: Pod = await attachablePod(ctx, await objectFor(ctx, args), timeout);
    const phase = pod.status?.phase ?? '';
    if (phase === 'Succeeded' || phase === 'Failed')
      throw new Error(`cannot attach a container in a completed pod; current phase is ${phase}`);
    await attachToContainer(ctx, {
      pod,
      containerName: flags.container,
      stdin: flags.stdin,
      tty: flags.tty,
      quiet: flags.quiet,
      commandName: `${ctx.binary} attach`,
      fromStart: false,
    });
  },
});

async function objectFor(ctx: Context, args: readonly string[]): Promise<KubeObject> {
  const builder = new Builder(ctx).withScheme().namespaceParam(ctx.namespace).defaultNamespace();
  if (args.length === 1) builder.resourceNames('pods', args[0] ?? '');
  else builder.resourceNames(args[0] ?? '', args[1] ?? '');
  const result = await builder.do();
  let object: KubeObject | undefined;
  result.visit((info) => {
    object ??= info.object as KubeObject;
  });
  if (!object) throw new Error('expected a resource');
  return object;
}
