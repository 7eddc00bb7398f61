/** `kubectl rollout undo`. */

import { quote } from '../../../go/strconv/quote';
import type { Deployment } from '../../../kube/api/apps/v1';
import { type Context, command } from '../../cli/command';
import { type DryRun, dryRunStrategy } from '../../cli/dry-run';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { dryRunFlag, printFlags } from '../../options/standard';
import { type Info, mappingOf } from '../../resource/info';
import { podTemplateText } from './pod-template';
import { workloadPrinter } from './printer';
import { matches, patchTo } from './restore';
import { type Revision, revisionsOf } from './revisions';
import { findWorkloads, requireRevisions, requireWorkload, workloadFlags } from './workload';

const FLAGS = {
  ...workloadFlags(),
  ...printFlags(),
  ...dryRunFlag(),
  'to-revision': flag.int64('The revision to go back to; 0 means the one before.'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const undo = command({
  name: 'undo',
  usage: 'undo (TYPE NAME | TYPE/NAME) [flags]',
  short: 'Go back to an earlier revision',
  long: 'Gives a workload the pod template of an earlier revision.',
  examples: `# Back to the revision before
kubectl rollout undo deployment/front

# Back to revision 3
kubectl rollout undo daemonset/agent --to-revision=3

# Only try it
kubectl rollout undo --dry-run=server deployment/front`,
  flags: FLAGS,
  access: 'write',
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    requireWorkload(args, flags);
    const result = await findWorkloads(ctx, args, flags);
    result.visit((info) => {
      const outcome = rollBack(ctx, info, flags, dryRun);
      if (info.object) workloadPrinter(ctx, flags, dryRun)(info.object, outcome);
    });
  },
});

/** What became of it, in words. */
function rollBack(ctx: Context, info: Info, flags: Flags, dryRun: DryRun): string {
  const mapping = mappingOf(info);
  requireRevisions(mapping, 'no rollbacker has been implemented for', 'error retrieving rollbacker for');
  const wanted = flags['to-revision'];
  const isDeployment = mapping.kind === 'Deployment';
  const revision = chosen(revisionsOf(ctx.session.client, info), wanted, info, isDeployment);
  if (dryRun === 'client') return `${isDeployment ? '' : 'will roll back to '}${podTemplateText(revision.template)}`;
  if ((info.object as Deployment | undefined)?.spec.paused)
    throw new Error(
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    );
  if (info.object && matches(info.object, revision))
    return `skipped rollback (current template already matches revision ${wanted})`;
  try {
    patchTo(ctx, info, revision, dryRun === 'server');
  } catch (err) {
    throw new Error(`failed restoring revision ${wanted}: ${(err as Error).message}`);
  }
  return 'rolled back';
}

function chosen(revisions: Revision[], wanted: number, info: Info, isDeployment: boolean): Revision {
  const found = wanted === 0 ? revisions.at(-2) : revisions.find(({ revision }) => revision === wanted);
  if (found) return found;
  if (wanted !== 0) throw new Error(`unable to find specified revision ${wanted} in history`);
  throw new Error(
    isDeployment ? `no rollout history found for deployment ${quote(info.name)}` : 'no last revision to roll back to',
  );
}
