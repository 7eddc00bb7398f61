/** `kubectl scale`. */
import type { Scale } from '../../kube/api/autoscaling/v1';
import type { KubeObject } from '../../kube/meta/meta';
import { type Context, command } from '../cli/command';
import { dryRunStrategy } from '../cli/dry-run';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { resultPrinter } from '../options/output';
import {
  allFlag,
  dryRunFlag,
  filenameFlags,
  filenameOptions,
  printFlags,
  recordFlag,
  selectorFlag,
} from '../options/standard';
import { Builder } from '../resource/builder';
import { type Info, targetOf } from '../resource/info';

const FLAGS = {
  ...filenameFlags('identifying the resource to set a new size'),
  ...printFlags(),
  ...allFlag('Select all resources in the namespace of the specified resource types'),
  ...dryRunFlag(),
  ...recordFlag(),
  ...selectorFlag(),
  'current-replicas': flag.int('Scale only if this is the present number of replicas.', { default: -1 }),
  replicas: flag.int('The new number of replicas.', { required: true }),
  'resource-version': flag.string('Scale only if this is the present version of the resource.'),
  timeout: flag.duration('How long to wait until the size is reached; zero does not wait.', { default: '0s' }),
};

type Flags = ValuesOf<typeof FLAGS>;

export const scale = command({
  name: 'scale',
  usage: 'scale [--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)',
  short: 'Change how many replicas a resource has',
  long: `Sets how many replicas a deployment, a replica set, a replication controller or a stateful set shall have.

With --current-replicas or --resource-version the size changes only if that is what the server has.`,
  examples: `# Three replicas of a stateful set
kubectl scale --replicas=3 statefulset/web

# What a file names
kubectl scale --replicas=3 -f web.yaml

# Only if there are two now
kubectl scale --current-replicas=2 --replicas=3 deployment/front`,
  flags: FLAGS,
  access: 'write',
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    const print = resultPrinter(ctx, flags, { dryRun });
    if (flags.replicas < 0)
      throw new Error('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
    if (flags['current-replicas'] < -1)
      throw new Error('The --current-replicas must specify an integer of -1 or greater');
    const result = await new Builder(ctx)
      .continueOnError()
      .namespaceParam(ctx.namespace)
      .defaultNamespace()
      .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
      .resourceTypeOrNameArgs(flags.all, args)
      .flatten()
      .labelSelectorParam(flags.selector)
      .do();
    // Objects that are not there are passed over, and counted out at the end.
    if (result.failure) throw result.failure;
    const { infos, error } = result.collect();
    if (infos.length === 0) throw new Error('no objects passed to scale');
    if (flags['resource-version'] && infos.length > 1)
      throw new Error('cannot use --resource-version with multiple resources');
    for (const info of infos) {
      if (dryRun !== 'client') scaleOne(ctx, flags, info, dryRun === 'server');
      // the object as it was found: it is not read again
      print(info.object as KubeObject, 'scaled');
    }
    if (error) throw error;
  },
});

/** A patch says the number and no more; only what is conditional is read and written back (scale.genericScaler). */
function scaleOne(ctx: Context, flags: Flags, info: Info, dryRun: boolean): void {
  const { client } = ctx.session;
  const target = targetOf(info, 'scale');
  const expected = flags['current-replicas'];
  const version = flags['resource-version'];
  const options = { dryRun, fieldManager: 'kubectl' };
  const spec = { replicas: flags.replicas };
  if (expected === -1 && !version) {
    client.patch(target, 'merge', { spec }, options);
    return;
  }
  const current = client.get<Scale>(target);
  if (expected !== -1 && current.spec.replicas !== expected)
    throw new Error(`Expected replicas to be ${expected}, was ${current.spec.replicas}`);
  if (version && current.metadata.resourceVersion !== version)
    throw new Error(`Expected resource version to be ${version}, was ${current.metadata.resourceVersion}`);
  client.update(target, { ...current, spec }, options);
}
