/** `kubectl autoscale`. */

import type { KubeObject } from '../../kube/meta/meta';
import { encodeTyped } from '../../kube/schema/strict-decode';
import { type Context, command } from '../cli/command';
import { type DryRun, dryRunStrategy } from '../cli/dry-run';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { resultPrinter } from '../options/output';
import { recorder } from '../options/recorder';
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  filenameOptions,
  printFlags,
  recordFlag,
  saveConfigFlag,
} from '../options/standard';
import { Builder } from '../resource/builder';
import { Helper } from '../resource/helper';
import { type Info, mappingOf } from '../resource/info';
import type { RESTMapping } from '../resource/mapper';
import { typedLastAppliedAnnotation } from './create/saved-config';

const FLAGS = {
  ...filenameFlags('identifying the resource to autoscale.'),
  ...printFlags(),
  ...dryRunFlag(),
  ...fieldManagerFlag('kubectl-autoscale'),
  ...recordFlag(),
  ...saveConfigFlag(),
  'cpu-percent': flag.int32(
    'CPU the pods are to use on average, in percent of what they ask for; negative leaves it to the server.',
    { default: -1 },
  ),
  max: flag.int32('Most pods there may be.', { default: -1, required: true }),
  min: flag.int32('Fewest pods there may be; negative leaves it to the server.', { default: -1 }),
  name: flag.string('Name of the autoscaler; without it that of the resource.'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const autoscale = command({
  name: 'autoscale',
  usage: 'autoscale (-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu-percent=CPU]',
  short: 'Let the number of replicas follow the load',
  long: `Creates an autoscaler for a deployment, replica set, stateful set or replication controller.

It sets the number of pods, within the limits given, by how much CPU they use.`,
  examples: `# Between two and ten pods
kubectl autoscale deployment web --min=2 --max=10

# So that each uses about 80 percent of the CPU it asks for
kubectl autoscale statefulset db --max=5 --cpu-percent=80`,
  flags: FLAGS,
  access: 'write',
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    validateLimits(flags);
    const record = recorder(ctx, args, flags);
    const result = await new Builder(ctx)
      .withScheme()
      .continueOnError()
      .namespaceParam(ctx.namespace)
      .defaultNamespace()
      .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
      .resourceTypeOrNameArgs(false, args)
      .flatten()
      .do();
    let count = 0;
    result.visit((info) => {
      requireScale(ctx, mappingOf(info));
      createAutoscaler(ctx, record(autoscaler(info, flags)), flags, dryRun);
      count++;
    });
    if (count === 0) throw new Error('no objects passed to autoscale');
  },
});

function validateLimits(flags: Flags): void {
  const max = flags.max;
  const min = flags.min;
  if (max < 1) throw new Error(`--max=MAXPODS is required and must be at least 1, max: ${max}`);
  if (max < min) throw new Error(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`);
}

function requireScale(ctx: Context, { group, version, resource, kind }: RESTMapping): void {
  const served = ctx.session.client
    .discovery()
    .find((r) => r.group === group && r.version === version && r.name === resource);
  if (!served?.subresources.includes('scale'))
    throw new Error(
      `cannot autoscale a ${kind}: could not find scale subresource for ${group}/${version}, Resource=${resource} in discovery information`,
    );
}

function autoscaler(info: Info, flags: Flags): KubeObject {
  const { group, version, kind } = mappingOf(info);
  const min = flags.min;
  const cpu = flags['cpu-percent'];
  const gvk = { apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler' };
  const spec = {
    scaleTargetRef: { apiVersion: group ? `${group}/${version}` : version, kind, name: info.name },
    maxReplicas: flags.max,
    ...(min > 0 ? { minReplicas: min } : {}),
    ...(cpu >= 0 ? { targetCPUUtilizationPercentage: cpu } : {}),
  };
  return encodeTyped({ ...gvk, metadata: { name: flags.name || info.name }, spec }, gvk);
}

/** The printer is made when there is something to print: a wrong `-o` is found out after the request. */
function createAutoscaler(ctx: Context, object: KubeObject, flags: Flags, dryRun: DryRun): void {
  const print = (printed: KubeObject, operation: string) =>
    resultPrinter(ctx, flags, { dryRun, typed: true })(encodeTyped(printed, printed), operation);
  if (dryRun === 'client') {
    print(object, 'created');
    return;
  }
  const info: Info = { source: '', mapping: AUTOSCALERS, namespace: ctx.namespace, name: object.metadata.name };
  const helper = new Helper(ctx, { dryRun, fieldManager: flags['field-manager'] });
  print(helper.create(info, flags['save-config'] ? typedLastAppliedAnnotation(object) : object), 'autoscaled');
}

const AUTOSCALERS: RESTMapping = {
  group: 'autoscaling',
  version: 'v1',
  resource: 'horizontalpodautoscalers',
  kind: 'HorizontalPodAutoscaler',
  namespaced: true,
};
