/** `kubectl wait`. */

import type { KubeObject } from '../../kube/meta/meta';
import { type Context, command } from '../cli/command';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { resultPrinter } from '../options/output';
import { allFlag, allNamespacesFlag, fieldSelectorFlag, printFlags, selectorFlag } from '../options/standard';
import { Builder } from '../resource/builder';
import type { Result } from '../resource/result';
import { localResourceError } from '../resource/selection';
import { visitInTurn } from '../resource/visit-in-turn';
import { parseCondition } from './wait/condition';
import { waitFor } from './wait/wait-for';

const FLAGS = {
  ...printFlags(),
  ...allFlag('Select all resources in the namespace of the specified resource types'),
  ...allNamespacesFlag(),
  ...fieldSelectorFlag(),
  ...selectorFlag(),
  filename: flag.stringSlice('File, folder or URL of the files that name them.', { shorthand: 'f' }),
  recursive: flag.bool('Look into the folders below those given with -f, too.', { shorthand: 'R', default: true }),
  local: flag.bool('Ask no server; nothing can be waited for then.'),
  for: flag.string(
    "What to wait for: [delete|condition=condition-name[=condition-value]|jsonpath='{JSONPath expression}'=[JSONPath value]]. A condition's value is true unless given; upper and lower case are the same.",
  ),
  timeout: flag.duration('How long to wait for all of them. Zero looks once, less than zero waits for a week.', {
    default: '30s',
  }),
};

type Flags = ValuesOf<typeof FLAGS>;

export const wait = command({
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
  flags: FLAGS,
  access: 'write',
  async run(ctx, args, flags) {
    const print = resultPrinter(ctx, flags);
    const condition = parseCondition(flags.for);
    const timeout = flags.timeout;
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
});

const WEEK = 7 * 24 * 3_600_000;

function find(ctx: Context, args: string[], flags: Flags): Promise<Result> {
  const builder = new Builder(ctx)
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .allNamespaces(flags['all-namespaces'])
    .filenameParam(ctx.enforceNamespace, {
      filenames: flags.filename,
      recursive: flags.recursive,
    });
  if (flags.local) {
    if (args.length > 0) throw localResourceError();
    builder.local();
  } else
    builder
      .resourceTypeOrNameArgs(flags.all, args)
      .labelSelectorParam(flags.selector)
      .fieldSelectorParam(flags['field-selector'])
      .latest();
  return builder.continueOnError().flatten().requireObject(false).do();
}
