/** `kubectl get -w`: what is there, then every change of it. */

import { encodeJSON } from '../../apimachinery/json';
import type { JsonValue, KubeObject } from '../../apimachinery/meta';
import { KUBECTL_TABLE, TabWriter } from '../../apimachinery/tabwriter';
import { parseTimeout } from '../../client/timeout';
import type { Change } from '../../cluster/session';
import type { ObjectPrinter } from '../../printers/object-printer';
import { TablePrinter } from '../../printers/table-printer';
import type { Context, FlagValues } from '../command';
import { type Info, isList, mappingOf, targetOf } from '../resource/info';
import type { Result } from '../resource/result';
import { tableOptions } from './tables';

/** Follows the one resource the arguments name until interrupted. */
export async function watch(
  ctx: Context,
  flags: FlagValues,
  result: Result,
  printer: ObjectPrinter | undefined,
): Promise<void> {
  const infos = result.infos();
  const [info] = infos;
  if (infos.length > 1 || !info) throw new Error('you may only specify a single resource type');
  const show = printer ? objectLines(ctx, flags, printer) : tableLines(ctx, flags, info);
  const object = info.object as KubeObject;
  const items = isList(object) ? (object.items as KubeObject[]) : [object];
  if (!flags.bool('watch-only')) show(items.map((item) => ({ type: 'ADDED', object: item })));
  const since = Number(ctx.session.client.list(targetOf({ ...info, name: '' })).resourceVersion);
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

type Shown = Pick<Change, 'type' | 'object'> & { time?: number };

/** Turns changes of the store into what this watch sees of them: objects that come into or leave the selection. */
function matcher(ctx: Context, flags: FlagValues, info: Info): (change: Change) => Shown[] {
  const { key } = ctx.session.client.resourceFor(apiVersionOf(info), mappingOf(info).kind) ?? { key: '' };
  const selects = ctx.session.client.selection(targetOf(info), {
    labelSelector: flags.string('selector'),
    fieldSelector: flags.string('field-selector'),
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

function tableLines(ctx: Context, flags: FlagValues, info: Info): (shown: Shown[]) => void {
  const printer = new TablePrinter(tableOptions(flags, mappingOf(info), false));
  const writer = new TabWriter(KUBECTL_TABLE);
  return (shown) => {
    let listed = '';
    const flush = () => ctx.streams.out.write(writer.flush());
    for (const { type, object, time } of shown) {
      const table = ctx.session.client.table(targetOf(info), [object], time);
      const line = printer.lines(table, flags.bool('output-watch-events') ? type : undefined);
      writer.write(line);
      // What was there at the start is laid out together, every later line by itself.
      if (time !== undefined) flush();
      listed += line;
    }
    if (listed) flush();
  };
}

function objectLines(ctx: Context, flags: FlagValues, printer: ObjectPrinter): (shown: Shown[]) => void {
  const write = (text: string) => ctx.streams.out.write(text);
  return (shown) => {
    for (const { type, object } of shown) {
      if (!flags.bool('output-watch-events')) printer(object, write);
      else if (flags.string('output') === 'json') write(`${encodeJSON({ object, type } as JsonValue, '    ')}\n`);
      else printer({ type, object } as unknown as KubeObject, write);
    }
  };
}

function apiVersionOf(info: Info): string {
  const { group, version } = mappingOf(info);
  return group ? `${group}/${version}` : version;
}
