/** `kubectl events`. */

import { KUBECTL_TABLE, TabWriter } from '../../go/tabwriter/tabwriter';
import type { Event } from '../../kube/api/core/v1';
import { groupVersion, isList, type KubeList, type KubeObject } from '../../kube/meta/meta';
import { encodeTyped } from '../../kube/schema/strict-decode';
import { type Context, command } from '../cli/command';
import { NoResourceMatchError } from '../cli/errors';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { eventInterval, sortedByTime } from '../describe/events';
import { allNamespacesFlag, chunkSizeFlag, printFlags } from '../options/standard';
import { noPrinterError, OBJECT_FORMATS, type ObjectPrinter, objectPrinter } from '../printers/object-printer';
import { Builder } from '../resource/builder';

const FLAGS = {
  ...printFlags(),
  ...allNamespacesFlag(),
  ...chunkSizeFlag(),
  for: flag.string('Only the events about this resource.'),
  'no-headers': flag.bool('Leave out the headers of the table.'),
  types: flag.stringSlice('Only events of these types.'),
  watch: flag.bool('After listing what is there, go on with new events.', { shorthand: 'w' }),
};

type Flags = ValuesOf<typeof FLAGS>;

export const events = command({
  name: 'events',
  usage:
    'events [(-o|--output=)json|yaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file] [--for TYPE/NAME] [--watch] [--event=Normal,Warning]',
  short: 'List events',
  long: `Shows what has happened lately, the latest at the end.

The events of one namespace are shown, or of all, or only those about one resource.`,
  examples: `# What happened in the current namespace
kubectl events

# In all namespaces
kubectl events --all-namespaces

# To one pod, and what happens to it from now on
kubectl events --for pod/web-0 --watch

# As YAML
kubectl events -oyaml

# Only what went wrong
kubectl events --types=Warning`,
  flags: FLAGS,
  access: (_args, flags) => (flags.watch ? 'follow' : 'read'),
  async run(ctx, _args, flags) {
    const matches = filter(ctx, flags);
    const show = printer(ctx, flags);
    const { client } = ctx.session;
    const namespace = flags['all-namespaces'] ? undefined : ctx.namespace;
    const { items, resourceVersion } = client.list({ group: '', version: 'v1', resource: 'events', namespace });
    const found = (items as Event[]).filter(matches);
    if (flags.watch) {
      for (const event of found) show(event, ctx.session.now());
      return follow(ctx, Number(resourceVersion), (event, time) => {
        if ((namespace === undefined || event.metadata.namespace === namespace) && matches(event)) show(event, time);
      });
    }
    const where = namespace === undefined ? '' : ` in ${namespace} namespace`;
    if (found.length === 0) ctx.streams.err.write(`No events found${where}.\n`);
    else show(listOf(sortedByTime(found, lastTime)), ctx.session.now());
  },
});

/** When an event happened last. */
function lastTime({ series, lastTimestamp, eventTime }: Event): string | null | undefined {
  return series ? series.lastObservedTime : lastTimestamp || eventTime;
}

function listOf(events: Event[]): KubeList {
  const items = events.map(asStruct);
  return { kind: 'EventList', apiVersion: 'v1', metadata: {} as KubeObject['metadata'], items };
}

/** An event with its fields in the order of Go's struct. */
function asStruct(event: Event): KubeObject {
  const { kind, apiVersion, ...rest } = encodeTyped(event, event);
  return { kind, apiVersion, ...rest };
}

async function follow(ctx: Context, since: number, show: (event: Event, time: number) => void): Promise<void> {
  await ctx.session.follow(since, (changes) => {
    // Events vanish after an hour, which is not worth telling.
    for (const { resource, type, object, time } of changes)
      if (resource === 'events' && type !== 'DELETED') show(object as Event, time);
    return undefined;
  });
}

/** The test `--for` and `--types` make of an event. Throws kubectl's errors for what they do not know. */
function filter(ctx: Context, flags: Flags): (event: Event) => boolean {
  const about = subject(ctx, flags.for);
  const types = flags.types.map((type) => type.toLowerCase());
  if (types.some((type) => type !== 'normal' && type !== 'warning'))
    throw new Error('valid --types are Normal or Warning');
  return ({ involvedObject: object, type = '' }) =>
    (types.length === 0 || types.includes(type.toLowerCase())) &&
    (!about?.name ||
      (object.name === about.name && object.kind === about.kind && object.apiVersion === about.apiVersion));
}

function subject(ctx: Context, text: string): { apiVersion: string; kind: string; name: string } | undefined {
  if (text === '') return undefined;
  const [type = '', name, ...more] = text.split('/');
  if (name === undefined) throw new Error('--for must be in resource/name form');
  if (more.length > 0) throw new Error('arguments in resource/name form may not have more than one slash');
  const { mapper } = new Builder(ctx);
  try {
    const mapping = mapper.mappingFor(type.toLowerCase());
    return { apiVersion: groupVersion(mapping), kind: mapping.kind, name };
  } catch {
    const [resource = '', ...group] = type.toLowerCase().split('.');
    throw new NoResourceMatchError(resource, group.join('.'));
  }
}

/** Prints one event or a list of them as they are at a time. */
function printer(ctx: Context, flags: Flags): (object: KubeObject, now: number) => void {
  const write = (text: string) => ctx.streams.out.write(text);
  const print = objectFormat(ctx, flags);
  if (print) return (object) => print(object, write);
  const writer = new TabWriter(KUBECTL_TABLE);
  const withNamespace = flags['all-namespaces'];
  let headed = flags['no-headers'];
  return (object, now) => {
    if (!headed) writer.write(`${withNamespace ? 'NAMESPACE\t' : ''}LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE\n`);
    headed = true;
    for (const event of (isList(object) ? object.items : [object]) as Event[])
      writer.write(`${withNamespace ? `${event.metadata.namespace}\t` : ''}${rowOf(event, now)}\n`);
    write(writer.flush());
  };
}

function rowOf(event: Event, now: number): string {
  const { type = '', reason = '', message = '', involvedObject: object } = event;
  const cells = [type, reason, `${object.kind ?? ''}/${object.name ?? ''}`, message.trim()];
  return [eventInterval(event, now), ...cells.map(escaped)].join('\t');
}

/** Takes control characters their effect on a terminal. */
function escaped(text: string): string {
  return text.replaceAll('\x1b', '^[').replaceAll('\r', '\\r');
}

function objectFormat(ctx: Context, flags: Flags): ObjectPrinter | undefined {
  const output = flags.output;
  if (output === '') return undefined;
  // What it gets are lists of a Go type, and of those kubectl prints no names.
  if (output.toLowerCase() === 'name') return () => {};
  const found = objectPrinter({
    output,
    template: flags.template,
    allowMissingKeys: flags['allow-missing-template-keys'],
    showManagedFields: flags['show-managed-fields'],
    typed: true,
    cwd: ctx.cwd,
  });
  if (!found) throw noPrinterError(output, OBJECT_FORMATS);
  return found;
}
