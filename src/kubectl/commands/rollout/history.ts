/** `kubectl rollout history`. */

import { TabWriter } from '../../../go/tabwriter/tabwriter';
import type { PodTemplateSpec } from '../../../kube/api/core/v1';
import { type Context, command } from '../../cli/command';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { CHANGE_CAUSE } from '../../options/recorder';
import { printFlags } from '../../options/standard';
import { type Info, mappingOf } from '../../resource/info';
import { podTemplateText } from './pod-template';
import { workloadPrinter } from './printer';
import { type Revision, revisionsOf } from './revisions';
import { findWorkloads, requireRevisions, requireWorkload, workloadFlags } from './workload';

const FLAGS = { ...workloadFlags(), ...printFlags(), revision: flag.int64('Show the pod template of this revision.') };

type Flags = ValuesOf<typeof FLAGS>;

export const history = command({
  name: 'history',
  usage: 'history (TYPE NAME | TYPE/NAME) [flags]',
  short: 'Show the revisions of a rollout',
  long: 'Shows the revisions of a workload that are remembered, and what caused them.',
  examples: `# The revisions of a deployment
kubectl rollout history deployment/front

# What revision 3 of a daemon set looks like
kubectl rollout history daemonset/agent --revision=3`,
  flags: FLAGS,
  access: 'read',
  async run(ctx, args, flags) {
    requireWorkload(args, flags);
    const wanted = flags.revision;
    if (wanted < 0) throw new Error(`revision must be a positive integer: ${wanted}`);
    const result = await findWorkloads(ctx, args, flags);
    const print = workloadPrinter(ctx, flags);
    result.visit((info) => {
      const revisions = historyOf(ctx, info);
      if (flags.output) printRevisions(revisions, wanted, (revision) => print(revision.object, ''));
      else showHistory(ctx, flags, info, revisions, wanted);
    });
  },
});

function historyOf(ctx: Context, info: Info): Revision[] {
  requireRevisions(mappingOf(info), 'no history viewer has been implemented for', 'error retrieving history for');
  return revisionsOf(ctx.session.client, info);
}

/** kubectl v1.28 crashes for a revision that is not there; here that is the error it has without `-o`. */
function printRevisions(revisions: Revision[], wanted: number, print: (revision: Revision) => void): void {
  if (wanted > 0) print(find(revisions, wanted));
  else for (const revision of revisions) print(revision);
}

function showHistory(ctx: Context, flags: Flags, info: Info, revisions: Revision[], wanted: number): void {
  const heading = wanted > 0 ? `with revision #${wanted}` : '';
  const text = revisions.length === 0 ? 'No rollout history found.' : detailsOrTable(revisions, wanted);
  if (info.object) workloadPrinter(ctx, flags)(info.object, `${heading}\n${text}`);
}

function detailsOrTable(revisions: Revision[], wanted: number): string {
  if (wanted > 0) return podTemplateText(shownTemplate(find(revisions, wanted)));
  const writer = new TabWriter({ minWidth: 0, tabWidth: 8, padding: 2, padChar: ' ' });
  writer.write('REVISION\tCHANGE-CAUSE\n');
  for (const { revision, changeCause } of revisions) writer.write(`${revision}\t${changeCause || '<none>'}\n`);
  return writer.flush();
}

/** A deployment's revision shows what caused it among the annotations. */
function shownTemplate({ template, changeCause, data }: Revision): PodTemplateSpec {
  if (data || !changeCause) return template;
  const annotations = { ...template.metadata?.annotations, [CHANGE_CAUSE]: changeCause };
  return { ...template, metadata: { ...template.metadata, annotations } };
}

function find(revisions: Revision[], wanted: number): Revision {
  const found = revisions.find(({ revision }) => revision === wanted);
  if (!found) throw new Error('unable to find the specified revision');
  return found;
}
