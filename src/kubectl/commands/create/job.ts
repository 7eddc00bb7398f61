/** `kubectl create job`. */
import type { CronJob } from '../../../kube/api/batch/v1';
import { asJSON, type KubeObject, newControllerRef } from '../../../kube/meta/meta';

import type { Context } from '../../cli/command';
import { flag } from '../../cli/flags/declare';
import { Builder } from '../../resource/builder';
import { type GeneratedObject, generatorCommand } from './generator';

export const job = generatorCommand({
  name: 'job',
  usage: 'job NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...]',
  short: 'Make a job from an image or a cron job',
  long: 'Creates a job from an image, or one as a cron job would start it.',
  examples: `# A job
kubectl create job once --image=busybox

# With a command
kubectl create job once --image=busybox -- date

# What a cron job does, now
kubectl create job now --from=cronjob/nightly`,
  flags: {
    from: flag.string('What to make the job like: cronjob/NAME.'),
    image: flag.string('Image of the container.'),
  },
  resource: { group: 'batch', version: 'v1', resource: 'jobs' },
  failure: 'failed to create job: ',
  generate({ ctx, name, flags: { image, from }, command }) {
    if ((image === '') === (from === '')) throw new Error('either --image or --from must be specified');
    if (from && command.length > 0) throw new Error('cannot specify --from and command');
    return from ? jobFrom(ctx, name, from) : plainJob(name, image, command);
  },
});

/** A job of one container. */
function plainJob(name: string, image: string, command: string[]): GeneratedObject {
  const template = { spec: { containers: [{ name, image, command }], restartPolicy: 'Never' } };
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec: { template } };
}

async function jobFrom(ctx: Context, name: string, from: string): Promise<GeneratedObject> {
  const result = await new Builder(ctx)
    .withScheme()
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .resourceTypeOrNameArgs(false, [from])
    .flatten()
    .latest()
    .do();
  const infos = result.infos();
  if (infos.length !== 1) throw new Error('from must be an existing cronjob');
  const cronJob = infos[0]?.object as CronJob;
  if (cronJob.kind !== 'CronJob') throw new Error(`unknown object type ${goType(cronJob)}`);
  const { metadata, spec } = cronJob.spec.jobTemplate;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', ...metadata?.annotations },
      labels: metadata?.labels,
      ownerReferences: [{ ...newControllerRef(cronJob) }],
    },
    spec: asJSON(spec),
  };
}

/** `*v1.Pod`. */
function goType({ apiVersion, kind }: KubeObject): string {
  return `*${apiVersion.split('/').pop()}.${kind}`;
}
