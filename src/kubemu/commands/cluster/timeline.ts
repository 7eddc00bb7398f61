/** `kubemu cluster timeline`. */

import { parseSelector } from '../../../kube/labels/selector';
import { formatTime, type KubeObject } from '../../../kube/meta/meta';
import { type Context, command } from '../../../kubectl/cli/command';
import { flag } from '../../../kubectl/cli/flags/declare';
import type { Choice, Timeline } from '../../timeline/history';
import { timelineOf } from '../../timeline/history';
import { timelineHTML, timelineSVG } from '../../timeline/svg';
import { timelineText } from '../../timeline/text';
import { simulationOf } from '../simulation';

/** Where a terminal does not say how wide it is. */
const WIDTH = 100;

const FORMATS = ['text', 'svg', 'html', 'json'];

export const timeline = command({
  name: 'timeline',
  usage: 'timeline [TYPE/NAME] [-n NAMESPACE | -A] [-l SELECTOR] [-o text|svg|html|json]',
  short: 'Show what happened in the cluster as a picture',
  long: `Shows what happened in the cluster on one axis of time: pods as bars through their phases, the claims of their volumes, nodes that went down, and what was done to the workloads.

It reaches as far back as the changes that are kept for watches, about a thousand of them.`,
  examples: `# Everything in the namespace
kubemu cluster timeline

# A StatefulSet and what belongs to it, as a picture
kubemu cluster timeline statefulset/web -o svg > web.svg`,
  flags: {
    output: flag.string(`Format: ${FORMATS.join(', ')}`, { shorthand: 'o', default: 'text' }),
    selector: flag.string('Only objects with these labels, and what belongs to them', { shorthand: 'l' }),
    'all-namespaces': flag.bool('All namespaces', { shorthand: 'A' }),
  },
  access: 'read',
  async run(ctx, args, flags) {
    if (args.length > 1) throw ctx.usageError('at most one TYPE/NAME can be given');
    const format = flags.output;
    if (!FORMATS.includes(format)) throw ctx.usageError(`--output must be one of ${FORMATS.join(', ')}`);
    const session = simulationOf(ctx);
    const namespace = flags['all-namespaces'] ? undefined : (ctx.globals.namespace ?? session.namespace ?? 'default');
    const choice = choiceOf(namespace, args[0], flags.selector, ctx);
    const drawn = timelineOf(session.history(), choice, session.now());
    ctx.streams.out.write(
      await written(drawn, format, ctx.streams.outIsTTY && !ctx.env.NO_COLOR, Number(ctx.env.COLUMNS)),
    );
  },
});

async function written(drawn: Timeline, format: string, colours: boolean, columns: number): Promise<string> {
  if (format === 'svg') return timelineSVG(drawn);
  if (format === 'html') return timelineHTML(drawn);
  if (format === 'json') return `${JSON.stringify(readable(drawn), undefined, 2)}\n`;
  if (drawn.bars.length + drawn.marks.length === 0) return 'Nothing has happened.\n';
  const { Chalk } = await import('chalk');
  const lines = timelineText(drawn, columns || process.stdout.columns || WIDTH, new Chalk({ level: colours ? 1 : 0 }));
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** Times as Kubernetes writes them. */
function readable({ from, to, marks, bars }: Timeline) {
  return {
    from: formatTime(from),
    to: formatTime(to),
    marks: marks.map(({ at, text }) => ({ at: formatTime(at), text })),
    bars: bars.map((bar) => ({
      ...bar,
      spans: bar.spans.map(({ state, from: begin, to: end }) => ({
        state,
        from: formatTime(begin),
        to: formatTime(end),
      })),
    })),
  };
}

/** `statefulset/web`, a selector, or all of a namespace; nodes belong to all of them. */
function choiceOf(namespace: string | undefined, name: string | undefined, selector: string, ctx: Context): Choice {
  const selects = selector === '' ? undefined : parseSelector(selector);
  const [type = '', only, ...more] = name?.split('/') ?? [];
  if (name !== undefined && (!only || more.length > 0)) throw ctx.usageError(`TYPE/NAME is wanted, not ${name}`);
  return (resource, object: KubeObject) => {
    const { metadata } = object;
    if (resource === 'nodes') return true;
    if (namespace !== undefined && metadata.namespace !== namespace) return false;
    if (selects && !selects.matches(metadata.labels ?? {})) return false;
    return only === undefined || (metadata.name === only && isOf(type.toLowerCase(), resource, object.kind));
  };
}

const SHORT: Record<string, string> = {
  po: 'pod',
  sts: 'statefulset',
  deploy: 'deployment',
  ds: 'daemonset',
  rs: 'replicaset',
  pvc: 'persistentvolumeclaim',
};

function isOf(type: string, resource: string, kind: string): boolean {
  const word = SHORT[type] ?? type;
  return word === kind.toLowerCase() || word === resource || word === resource.split('.')[0];
}
