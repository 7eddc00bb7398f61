/** `kubectl rollout status`. */

import { type Context, command } from '../../cli/command';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { klogError } from '../../cli/klog';
import { requireRegistered } from '../../resource/file-visitor';
import { type Info, mappingOf } from '../../resource/info';
import { untilEvent } from '../../resource/until';
import { visitInTurn } from '../../resource/visit-in-turn';
import { statusViewer } from './status-text';
import { findWorkloads, requireWorkload, workloadFlags } from './workload';

const FLAGS = {
  ...workloadFlags(),
  revision: flag.int64('Follow this revision only; 0 means the latest.'),
  timeout: flag.duration('How long to follow, with a unit (1s, 2m, 3h); zero never gives up.', { default: '0s' }),
  watch: flag.bool('Follow the rollout until it is done.', { shorthand: 'w', default: true }),
};

type Flags = ValuesOf<typeof FLAGS>;

export const status = command({
  name: 'status',
  usage: 'status (TYPE NAME | TYPE/NAME) [flags]',
  short: 'Show how far a rollout has come',
  long: `Shows how far the latest rollout has come, and follows it until it is done.

With --watch=false it only looks once. A rollout that starts in between is followed instead; with --revision=N that is an error.`,
  examples: `# Follow the rollout of a deployment
kubectl rollout status deployment/front`,
  flags: FLAGS,
  access: (_args, flags) => (flags.watch ? 'write' : 'read'),
  async run(ctx, args, flags) {
    requireWorkload(args, flags);
    const revision = flags.revision;
    if (revision < 0) throw new Error(`revision must be a positive integer: ${revision}`);
    const result = await findWorkloads(ctx, args, flags, true);
    let found = false;
    const error = await visitInTurn(ctx, result, async (info) => {
      found = true;
      await follow(ctx, info, revision, flags);
    });
    if (error) throw error;
    if (!found) ctx.streams.err.write(`No resources found in ${ctx.namespace} namespace.\n`);
  },
});

async function follow(ctx: Context, info: Info, revision: number, flags: Flags): Promise<void> {
  if (info.object) requireRegistered(info.object.apiVersion, info.object.kind);
  const view = statusViewer(mappingOf(info));
  const timeout = flags.timeout;
  if (timeout < 0) klogError(ctx, 'until.go:159', 'Timeout for context shall not be negative!');
  const ended = await untilEvent(
    ctx,
    info,
    ({ type, object }) => {
      if (type === 'DELETED') throw new Error('object has been deleted');
      const { text, done } = view(object, revision);
      ctx.streams.out.write(text);
      return done || !flags.watch;
    },
    { timeout: timeout > 0 ? timeout : undefined },
  );
  if (!ended) throw new Error('timed out waiting for the condition');
}
