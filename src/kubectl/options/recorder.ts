/** `--record`: the command line as an annotation of what it changes (genericclioptions.ChangeCauseRecorder). */
import type { KubeObject } from '../../kube/meta/meta';
import type { Context } from '../cli/command';

/** The annotation `kubectl rollout history` shows. */
export const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** Gives objects the annotation when `--record` was given; without it they come back as they are. */
export function recorder(
  ctx: Context,
  args: readonly string[],
  flags: { record: boolean },
): (object: KubeObject) => KubeObject {
  if (!flags.record) return (object) => object;
  const cause = changeCause(ctx, args);
  return (object) => {
    const annotations = { ...object.metadata.annotations, [CHANGE_CAUSE]: cause };
    return { ...object, metadata: { ...object.metadata, annotations } };
  };
}

/** The command line with its flags behind the arguments, each as `--name=value`. */
function changeCause(ctx: Context, args: readonly string[]): string {
  return [...ctx.path, ...args, ...ctx.given].join(' ');
}
