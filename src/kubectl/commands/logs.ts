/** `kubectl logs`. */
import type { KubeObject } from '../../kube/meta/meta';
import { type Context, command } from '../cli/command';
import { aggregate } from '../cli/errors';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { changed } from '../cli/flags/flag-values';
import { selectorFlag } from '../options/standard';
import { Builder } from '../resource/builder';
import { containerFlag, runningTimeoutFlag } from './attach/flags';
import { answered } from './attach/library';
import { followLogs } from './logs/follow';
import { chosenLines, type LineOptions, shownText } from './logs/lines';
import { checkLog, type LogSource, logSources } from './logs/sources';

const USAGE = `expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.
POD or TYPE/NAME is a required argument for the logs command`;

/** How much of each log is shown where several pods are selected. */
const SELECTOR_TAIL = 10;

function logsFlags() {
  return {
    ...containerFlag(),
    ...selectorFlag(),
    ...runningTimeoutFlag('20s'),
    'all-containers': flag.bool('The logs of all containers.'),
    follow: flag.bool('Go on as more is logged.', { shorthand: 'f' }),
    'ignore-errors': flag.bool('Go on in spite of errors.'),
    'insecure-skip-tls-verify-backend': flag.bool('Accept any certificate of the kubelet.'),
    'limit-bytes': flag.int64('How many bytes at most.'),
    'max-log-requests': flag.int('How many logs to follow at once.', { default: 5 }),
    prefix: flag.bool('Put pod and container in front of each line.'),
    previous: flag.bool('The log of the container that ran before.', { shorthand: 'p' }),
    since: flag.duration('Only what is newer than this.', { default: '0s' }),
    'since-time': flag.string('Only what is newer than this time (RFC3339).'),
    tail: flag.int64('How many of the last lines.', { default: -1 }),
    timestamps: flag.bool('Put the time in front of each line.'),
  };
}

type Flags = ValuesOf<ReturnType<typeof logsFlags>>;

export const logs = command({
  name: 'logs',
  usage: 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]',
  short: 'Print the log of a container',
  long: 'Prints the log of a container of a pod. The container need not be named where there is only one.',
  examples: `# A pod with one container
kubectl logs nginx

# All containers of a pod
kubectl logs nginx --all-containers=true

# Pods by their label
kubectl logs -l app=nginx --all-containers=true

# The run before the last restart
kubectl logs -p -c ruby web-1

# As it is written
kubectl logs -f -c ruby web-1

# The last 20 lines, or those of the last hour
kubectl logs --tail=20 nginx
kubectl logs --since=1h nginx

# The first container of a job, a container of a deployment
kubectl logs job/hello
kubectl logs deployment/nginx -c nginx-1`,
  flags: logsFlags(),
  access: 'write',
  async run(ctx, args, flags) {
    const selector = flags.selector;
    if (args.length === 0 && selector === '') throw ctx.usageError(USAGE);
    if (args.length > 2) throw ctx.usageError(USAGE);
    if (args.length > 0 && selector !== '') throw ctx.usageError('only a selector (-l) or a POD name is allowed');
    const options = lineOptions(flags, ctx.session.now());
    const objects = await objectsFor(ctx, args, selector);
    if (objects.length === 0) {
      ctx.streams.err.write(`No resources found in ${ctx.namespace} namespace.\n`);
      return;
    }
    validate(flags, args);
    const sources = await logSources(ctx, objects, {
      container: args[1] ?? flags.container,
      allContainers: flags['all-containers'],
      timeout: flags['pod-running-timeout'],
    });
    const prefixed = sources.map((source) => ({
      source,
      options: { ...options, prefix: flags.prefix ? prefixOf(source) : '' },
    }));
    if (flags.follow) await follow(ctx, prefixed, flags);
    else await print(ctx, prefixed, flags);
  },
});

const prefixOf = ({ pod, container }: LogSource) => `[pod/${pod.metadata.name}/${container}] `;

type Requested = { source: LogSource; options: LineOptions };

async function print(ctx: Context, requests: readonly Requested[], flags: Flags): Promise<void> {
  const errors: Error[] = [];
  for (const { source, options } of requests) {
    try {
      await printOne(ctx, source, options, flags.previous);
    } catch (err) {
      if (!flags['ignore-errors']) throw err;
      ctx.streams.out.write(`error: ${(err as Error).message}\n`);
    }
  }
  const error = aggregate(errors);
  if (error) throw error;
}

async function printOne(ctx: Context, source: LogSource, options: LineOptions, previous: boolean): Promise<void> {
  const { pod, container } = source;
  const state = checkLog(source, previous);
  if (state === 'empty') return;
  if (state === 'gone') {
    const status = pod.status?.containerStatuses?.find(({ name }) => name === container);
    ctx.streams.out.write(`unable to retrieve container logs for ${status?.lastState?.terminated?.containerID}`);
    return;
  }
  const lines = await answered(ctx.session.containers.runtime.log(pod, container, previous));
  ctx.streams.out.write(shownText(chosenLines(lines, options), options));
}

async function follow(ctx: Context, requests: readonly Requested[], flags: Flags): Promise<void> {
  const most = flags['max-log-requests'];
  if (requests.length > most)
    throw new Error(
      `you are attempting to follow ${requests.length} log streams, but maximum allowed concurrency is ${most}, use --max-log-requests to increase the limit`,
    );
  const readable = requests.filter(({ source }) => checkLog(source, flags.previous) === 'readable');
  if (flags.previous) return print(ctx, readable, flags);
  await followLogs(ctx, readable);
}

function lineOptions(flags: Flags, now: number): LineOptions {
  const sinceTime = flags['since-time'];
  const since = flags.since;
  const parsed = sinceTime === '' ? undefined : Date.parse(sinceTime);
  if (Number.isNaN(parsed))
    throw new Error(
      `parsing time ${JSON.stringify(sinceTime)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(sinceTime)} as "2006"`,
    );
  const tail = flags.tail;
  return {
    tail: flags.selector !== '' && !changed(flags, 'tail') ? SELECTOR_TAIL : tail,
    since: parsed ?? (since > 0 ? now - since : undefined),
    timestamps: flags.timestamps,
    limitBytes: flags['limit-bytes'] > 0 ? flags['limit-bytes'] : undefined,
    prefix: '',
  };
}

/** LogsOptions.Validate, in its order. */
function validate(flags: Flags, args: readonly string[]): void {
  if (flags['since-time'] !== '' && flags.since !== 0)
    throw new Error('at most one of `sinceTime` or `sinceSeconds` may be specified');
  const container = args[1] ?? flags.container;
  if (flags['all-containers'] && container !== '')
    throw new Error(`--all-containers=true should not be specified with container name ${container}`);
  if (changed(flags, 'container') && args.length === 2)
    throw new Error('only one of -c or an inline [CONTAINER] arg is allowed');
  if (changed(flags, 'limit-bytes') && flags['limit-bytes'] < 1)
    throw new Error('--limit-bytes must be greater than 0');
  if (flags.tail < -1) throw new Error('--tail must be greater than or equal to -1');
  if (flags.since < 0) throw new Error('--since must be greater than 0');
  if (flags['max-log-requests'] <= 0) throw new Error('--max-log-requests must be greater than 0');
}

async function objectsFor(ctx: Context, [resource = '']: readonly string[], selector: string): Promise<KubeObject[]> {
  const builder = new Builder(ctx).withScheme().namespaceParam(ctx.namespace).defaultNamespace().singleResourceType();
  if (selector === '') builder.resourceNames('pods', resource);
  else builder.resourceTypes('pods').labelSelectorParam(selector);
  const result = await builder.do();
  const objects: KubeObject[] = [];
  result.visit((info) => {
    const object = info.object as KubeObject & { items?: KubeObject[] };
    objects.push(...(object.items ?? [object]));
  });
  return objects;
}
