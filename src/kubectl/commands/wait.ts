/** `kubectl wait`. */
import type { KubeObject } from '../../kube/meta/meta';
import type { Command, Context, FlagValues } from '../cli/command';
import { resultPrinter } from '../options/output';
import { allFlag, allNamespacesFlag, fieldSelectorFlag, printFlags, selectorFlag } from '../options/standard';
import { Builder } from '../resource/builder';
import type { Result } from '../resource/result';
import { localResourceError } from '../resource/selection';
import { visitInTurn } from '../resource/visit-in-turn';
import { parseCondition } from './wait/condition';
import { waitFor } from './wait/wait-for';

export const wait: Command = {
  name: 'wait',
  usage:
    "wait ([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=delete|--for condition=available|--for=jsonpath='{}'[=value]]",
  short: 'Wait for a condition of resources',
  long: `Waits until all resources named are in a condition, or have a field or a value in a field, or are gone.`,
  examples: `# Until a pod is ready
kubectl wait --for=condition=Ready pod/web-0

# Until it is not ready any more
kubectl wait --for=condition=Ready=false pod/web-0

# Until a field has a value
kubectl wait --for=jsonpath='{.status.phase}'=Running pod/web-0

# Until a service has an address
kubectl wait --for=jsonpath='{.status.loadBalancer.ingress}' service/front

# Until a pod is gone, one minute at most
kubectl wait --for=delete pod/web-0 --timeout=60s`,
  flags: [
    ...printFlags(),
    allFlag('Select all resources in the namespace of the specified resource types'),
    allNamespacesFlag(),
    fieldSelectorFlag(),
    selectorFlag(),
    {
      name: 'filename',
      shorthand: 'f',
      type: 'stringSlice',
      usage: 'File, folder or URL of the files that name them.',
    },
    {
      name: 'recursive',
      shorthand: 'R',
      type: 'bool',
      default: true,
      usage: 'Look into the folders below those given with -f, too.',
    },
    { name: 'local', type: 'bool', usage: 'Ask no server; nothing can be waited for then.' },
    {
      name: 'for',
      type: 'string',
      usage:
        "What to wait for: [delete|condition=condition-name[=condition-value]|jsonpath='{JSONPath expression}'=[JSONPath value]]. A condition's value is true unless given; upper and lower case are the same.",
    },
    {
      name: 'timeout',
      type: 'duration',
      default: '30s',
      usage: 'How long to wait for all of them. Zero looks once, less than zero waits for a week.',
    },
  ],
  access: 'write',
  async run(ctx, args, flags) {
    const print = resultPrinter(ctx, flags);
    const condition = parseCondition(flags.string('for'));
    const timeout = flags.duration('timeout');
    const result = await find(ctx, args, flags);
    const forDelete = condition.kind === 'delete';
    if (forDelete) result.ignoreNotFound();
    const deadline = timeout === 0 ? undefined : ctx.session.now() + (timeout < 0 ? WEEK : timeout);
    let visited = 0;
    const error = await visitInTurn(
      ctx,
      result,
      async (info) => {
        visited++;
        const object = await waitFor(ctx, info, condition, deadline);
        print(object as KubeObject, 'condition met');
      },
      { ignoreNotFound: forDelete },
    );
    if (error) throw error;
    if (visited === 0 && !forDelete) throw new Error('no matching resources found');
  },
};

const WEEK = 7 * 24 * 3_600_000;

function find(ctx: Context, args: string[], flags: FlagValues): Promise<Result> {
  const builder = new Builder(ctx)
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .allNamespaces(flags.bool('all-namespaces'))
    .filenameParam(ctx.enforceNamespace, {
      filenames: flags.strings('filename'),
      recursive: flags.bool('recursive'),
    });
  if (flags.bool('local')) {
    if (args.length > 0) throw localResourceError();
    builder.local();
  } else
    builder
      .resourceTypeOrNameArgs(flags.bool('all'), args)
      .labelSelectorParam(flags.string('selector'))
      .fieldSelectorParam(flags.string('field-selector'))
      .latest();
  return builder.continueOnError().flatten().requireObject(false).do();
}
