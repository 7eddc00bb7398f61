/** Changing objects by patches: CalculatePatches, and what every subcommand does with its result. */
import { deepCopy } from '../../../go/json/deep';
import type { JsonObject } from '../../../go/json/value';
import { asJSON, type KubeObject, parseGroupVersion } from '../../../kube/meta/meta';
import { createTwoWayMergePatch } from '../../../kube/patch/three-way';
import type { Context } from '../../cli/command';
import type { DryRun } from '../../cli/dry-run';
import { aggregate } from '../../cli/errors';
import type { resultPrinter } from '../../options/output';
import { Helper } from '../../resource/helper';
import type { Info } from '../../resource/info';
import { type Flags, typed } from './flags';

/** How objects are changed and what is said of it. */
export interface Change {
  /** `image updated`. */
  operation: string;
  /** What stands before the server's refusal, e.g. `failed to patch image update to pod template: `. */
  failure: string;
  dryRun: DryRun;
  print: ReturnType<typeof resultPrinter>;
  /** Changes a copy of an object in place; false leaves the object out. Throws what is wrong with it. */
  mutate(object: KubeObject): boolean;
  /** Errors that do not keep objects from being changed, gathered by `mutate`. */
  errors?: Error[];
  /** Objects that come out the same are patched and printed all the same. */
  always?: boolean;
  /** Called when the server has taken a patch; what it throws ends the command, before anything is said of it. */
  confirm?(): void;
  /** `mutate` is all there is to it: nothing is sent or printed, and no error told. */
  silent?: boolean;
}

/** Changes, sends and prints each object. Throws everything that went wrong, at the end. */
export function changeObjects(ctx: Context, infos: readonly Info[], flags: Flags, change: Change): void {
  const errors = change.errors ?? [];
  const { dryRun, operation, print } = change;
  const helper = new Helper(ctx, { dryRun, fieldManager: flags['field-manager'] });
  const prepared = infos.map((info) => prepare(info, change)).filter((result) => result !== undefined);
  if (change.silent) return;
  for (const { info, after, patch, error } of prepared) {
    if (error) errors.push(error);
    else if (!change.always && Object.keys(patch).length === 0) continue;
    else if (flags.local || dryRun === 'client') print(after, operation);
    else {
      const actual = attempt(() => typed(helper.patch(info, 'strategic', patch)));
      if (actual instanceof Error) errors.push(new Error(change.failure + actual.message));
      else {
        change.confirm?.();
        print(actual, operation);
      }
    }
  }
  const failed = aggregate(errors);
  if (failed) throw failed;
}

function attempt<T>(request: () => T): T | Error {
  try {
    return request();
  } catch (err) {
    return err as Error;
  }
}

interface Prepared {
  info: Info;
  after: KubeObject;
  patch: JsonObject;
  error?: Error;
}

/** All objects are changed before the first is sent. */
function prepare(info: Info, { mutate }: Change): Prepared | undefined {
  const before = info.object as KubeObject;
  const copy = deepCopy(before);
  try {
    if (!mutate(copy)) return undefined;
    const after = typed(copy);
    const { apiVersion, kind } = after;
    return {
      info,
      after,
      patch: createTwoWayMergePatch(asJSON(before), asJSON(after), { apiVersion, kind }),
    };
  } catch (err) {
    return { info, after: copy, patch: {}, error: new Error(`error: ${objectName(info)} ${(err as Error).message}\n`) };
  }
}

/** `deployments/web`; by its kind where there is no server to know the resource (Info.ObjectName). */
function objectName({ mapping, name, object }: Info): string {
  if (mapping) return `${mapping.resource}/${name}`;
  const { apiVersion, kind } = object as KubeObject;
  const { group } = parseGroupVersion(apiVersion);
  return group ? `${kind.toLowerCase()}.${group}/${name}\n` : `${kind.toLowerCase()}/${name}`;
}
