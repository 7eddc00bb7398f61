/** `rollout pause`, `resume` and `restart`: one small patch for each of the objects named. */

import type { JsonObject } from '../../../go/json/value';
import { quote } from '../../../go/strconv/quote';
import type { KubeObject } from '../../../kube/meta/meta';
import { type Command, type Context, command } from '../../cli/command';
import { Aggregate } from '../../cli/errors';
import { fieldManagerFlag, printFlags } from '../../options/standard';
import { type Info, mappingOf, targetOf } from '../../resource/info';
import { workloadPrinter } from './printer';
import { findWorkloads, requireWorkload, workloadFlags } from './workload';

/** What makes one of these commands. */
interface Change extends Pick<Command, 'name' | 'short' | 'long' | 'examples'> {
  /** What is said of an object that was changed: `paused`. */
  operation: string;
  /** The patch for an object; throws why it cannot be made, in words that follow the object's name. */
  patch(object: KubeObject, ctx: Context): JsonObject;
  /** Whether the patch would change nothing, and what is the matter then. */
  pointless?(object: KubeObject, patch: JsonObject): string | undefined;
}

/** Declares the command. */
export function changeCommand({ operation, patch, pointless, ...about }: Change): Command {
  return command({
    ...about,
    usage: `${about.name} RESOURCE`,
    flags: { ...workloadFlags(), ...printFlags(), ...fieldManagerFlag('kubectl-rollout') },
    access: 'write',
    async run(ctx, args, flags) {
      requireWorkload(args, flags);
      const { infos, error } = (await findWorkloads(ctx, args, flags)).collect();
      const errors: Error[] = error ? [error] : [];
      if (infos.length === 0 && !error) ctx.streams.err.write(`No resources found in ${ctx.namespace} namespace.\n`);
      for (const info of infos) {
        try {
          const object = info.object as KubeObject;
          const body = attempt(info, () => patch(object, ctx));
          const problem = pointless?.(object, body);
          if (problem) throw new Error(`failed to create patch for ${info.name}: ${problem}`);
          workloadPrinter(ctx, flags)(applyPatch(ctx, flags, info, body), operation);
        } catch (err) {
          errors.push(err as Error);
        }
      }
      if (errors.length > 0) throw new Aggregate(errors);
    },
  });
}

function attempt<T>(info: Info, step: () => T): T {
  try {
    return step();
  } catch (err) {
    const { resource, group } = mappingOf(info);
    const name = group ? `${resource}.${group}` : resource;
    throw new Error(`error: ${name} ${quote(info.name)} ${(err as Error).message}`);
  }
}

function applyPatch(ctx: Context, flags: { 'field-manager': string }, info: Info, body: JsonObject): KubeObject {
  const fieldManager = flags['field-manager'];
  try {
    return ctx.session.client.patch(targetOf(info), 'strategic', body, { fieldManager });
  } catch (err) {
    throw new Error(`failed to patch: ${(err as Error).message}`);
  }
}
