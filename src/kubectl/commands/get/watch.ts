/** `kubectl get -w`: what is there, then every change of it. */

import { parseTimeout } from '../../../control-plane/client/timeout';
import { encodeJSON } from '../../../go/json/json';
import { KUBECTL_TABLE, TabWriter } from '../../../go/tabwriter/tabwriter';
import { withManagedFields } from '../../../kube/merge/managed-fields/view';
import { asJSON, isList, type KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import type { Change } from '../../cli/session';
import type { ObjectPrinter } from '../../printers/object-printer';
import { TablePrinter } from '../../printers/table-printer';
import { type Info, mappingOf, targetOf } from '../../resource/info';
import type { Result } from '../../resource/result';
import type { Flags } from './flags';
import { asTables, getPrinter } from './objects';
import { tableOptions } from './tables';

/** Follows the one resource the arguments name until interrupted. */
export async function watch(ctx: Context, flags: Flags, result: Result): Promise<void> {
  const infos = result.infos();
  const [info] = infos;
  if (!info || infos.some((other) => kindOf(other) !== kindOf(info)))
    throw new Error(
      'watch is only supported on individual resources and resource collections - more than 1 resource was found',
    );
  const show = asTables(flags) ? tableLines(ctx, flags, info) : objectLines(ctx, flags, getPrinter(ctx, flags, true));
  const items = infos.flatMap(({ object }) => (!object ? [] : isList(object) ? object.items : [object]));
  if (!flags['watch-only']) show(items.map((item) => ({ type: 'ADDED', object: item })));
  if (infos.length > 1) throw new Error('you may only watch a single resource or type of resource at a time');
  const since = ctx.session.resourceVersion;
  noteWatch(ctx, flags, info, since);
  const matches = matcher(ctx, flags, info);
  await ctx.session.follow(
    since,
    (changes) => {
      show(changes.flatMap(matches));
      return undefined;
    },
    parseTimeout(ctx.globals.requestTimeout),
  );
}

/** The request of a watch, for those who see what is sent. */
function noteWatch(ctx: Context, flags: Flags, info: Info, since: number): void {
  const timeout = parseTimeout(ctx.globals.requestTimeout);
  ctx.session.client.note(targetOf({ ...info, name: '' }), {
    fieldSelector: info.name ? `metadata.name=${info.name}` : flags['field-selector'],
    labelSelector: flags.selector,
    resourceVersion: String(since),
    timeout: timeout !== undefined && Number.isFinite(timeout) ? `${timeout / 1000}s` : undefined,
    watch: 'true',
  });
}

type Shown = Pick<Change, 'type' | 'object'> & { time?: number };

/** Turns changes of the store into what this watch sees of them: objects that come into or leave the selection. */
function matcher(ctx: Context, flags: Flags, info: Info): (change: Change) => Shown[] {
  const { key } = ctx.session.client.resourceFor(apiVersionOf(info), mappingOf(info).kind) ?? { key: '' };
  const selects = ctx.session.client.selection(targetOf(info), {
    labelSelector: flags.selector,
    fieldSelector: flags['field-selector'],
  });
  const mine = (object: KubeObject | undefined) =>
    object !== undefined &&
    (!info.name || object.metadata.name === info.name) &&
    (!info.namespace || object.metadata.namespace === info.namespace) &&
    (!selects || selects(object));
  return ({ type, resource, object, old, time }) => {
    if (resource !== key) return [];
    const now = type !== 'DELETED' && mine(object);
    const before = type === 'DELETED' ? mine(object) : mine(old);
    if (now) return [{ type: before ? 'MODIFIED' : 'ADDED', object, time }];
    return before ? [{ type: 'DELETED', object, time }] : [];
  };
}

function tableLines(ctx: Context, flags: Flags, info: Info): (shown: Shown[]) => void {
  const printer = new TablePrinter(tableOptions(flags, mappingOf(info), false));
  return lines(ctx, ({ type, object, time }, write) => {
    const table = ctx.session.client.table(targetOf(info), [object], time);
    write(printer.lines(table, flags['output-watch-events'] ? type : undefined));
  });
}

function objectLines(ctx: Context, flags: Flags, printer: ObjectPrinter): (shown: Shown[]) => void {
  return lines(ctx, ({ type, object }, write) => {
    if (!flags['output-watch-events']) return printer(object, write);
    const event = asJSON({ object: withManagedFields(object), type });
    if (flags.output === 'json') write(`${encodeJSON(event, '    ')}\n`);
    else printer(event as unknown as KubeObject, write);
  });
}

/** What was there at the start is laid out together, every later line by itself; whatever has tabs becomes columns. */
function lines(ctx: Context, print: (shown: Shown, write: (text: string) => void) => void): (shown: Shown[]) => void {
  const writer = new TabWriter(KUBECTL_TABLE);
  const flush = () => ctx.streams.out.write(writer.flush());
  return (shown) => {
    for (const each of shown) {
      print(each, (text) => writer.write(text));
      if (each.time !== undefined) flush();
    }
    flush();
  };
}

function kindOf(info: Info): string {
  const { group, kind } = mappingOf(info);
  return `${kind}.${group}`;
}

function apiVersionOf(info: Info): string {
  const { group, version } = mappingOf(info);
  return group ? `${group}/${version}` : version;
}
