/** `kubectl scale`. */
import type { Scale } from '../../kube/api/autoscaling/v1';
import type { KubeObject } from '../../kube/meta/meta';
import type { Command, Context, FlagValues } from '../cli/command';
import { dryRunStrategy } from '../cli/dry-run';
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

export const scale: Command = {
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
  flags: [
    ...filenameFlags('identifying the resource to set a new size'),
    ...printFlags(),
    allFlag('Select all resources in the namespace of the specified resource types'),
    dryRunFlag(),
    recordFlag(),
    selectorFlag(),
    {
      name: 'current-replicas',
      type: 'int',
      default: -1,
      usage: 'Scale only if this is the present number of replicas.',
    },
    { name: 'replicas', type: 'int', required: true, usage: 'The new number of replicas.' },
    { name: 'resource-version', type: 'string', usage: 'Scale only if this is the present version of the resource.' },
    {
      name: 'timeout',
      type: 'duration',
      default: '0s',
      usage: 'How long to wait until the size is reached; zero does not wait.',
    },
  ],
  access: 'write',
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    const print = resultPrinter(ctx, flags, { dryRun });
    if (flags.int('replicas') < 0)
      throw new Error('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
    if (flags.int('current-replicas') < -1)
      throw new Error('The --current-replicas must specify an integer of -1 or greater');
    const result = await new Builder(ctx)
      .continueOnError()
      .namespaceParam(ctx.namespace)
      .defaultNamespace()
      .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
      .resourceTypeOrNameArgs(flags.bool('all'), args)
      .flatten()
      .labelSelectorParam(flags.string('selector'))
      .do();
    // Objects that are not there are passed over, and counted out at the end.
    if (result.failure) throw result.failure;
    const { infos, error } = result.collect();
    if (infos.length === 0) throw new Error('no objects passed to scale');
    if (flags.string('resource-version') && infos.length > 1)
      throw new Error('cannot use --resource-version with multiple resources');
    for (const info of infos) {
      if (dryRun !== 'client') scaleOne(ctx, flags, info, dryRun === 'server');
      // the object as it was found: it is not read again
      print(info.object as KubeObject, 'scaled');
    }
    if (error) throw error;
  },
};

/** A patch says the number and no more; only what is conditional is read and written back (scale.genericScaler). */
function scaleOne(ctx: Context, flags: FlagValues, info: Info, dryRun: boolean): void {
  const { client } = ctx.session;
  const target = targetOf(info, 'scale');
  const expected = flags.int('current-replicas');
  const version = flags.string('resource-version');
  const options = { dryRun, fieldManager: 'kubectl' };
  const spec = { replicas: flags.int('replicas') };
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
