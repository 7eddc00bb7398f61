/** Brings a live object to what a manifest says: the three-way patch of `kubectl apply` (apply.Patcher). */
import { encodeJSON } from '../../../go/json/json';
import type { JsonObject, JsonValue } from '../../../go/json/value';
import { StatusError } from '../../../kube/errors/status-error';
import type { KubeObject } from '../../../kube/meta/meta';
import { changesIdentity, createThreeWayJSONMergePatch, createThreeWayMergePatch } from '../../../kube/patch/three-way';
import { definitionFor } from '../../../kube/schema/schema';
import type { Context } from '../../cli/command';
import { addSourceToError, isNotFound } from '../../cli/errors';
import type { DeletionFlags } from '../../options/delete';
import { lastAppliedOf } from '../../options/last-applied';
import type { Helper } from '../../resource/helper';
import { type Info, targetOf } from '../../resource/info';

/** How often a patch that met a conflict is made anew from the object as it is then. */
const RETRIES = 5;

/** How patches are made. */
export interface PatcherOptions {
  /** With false, what both the manifest and somebody else changed is an error. */
  overwrite: boolean;
  /** Where a patch cannot be, the object is deleted and created. */
  deletion?: DeletionFlags;
  /** The patch holds for this version of the object only. */
  resourceVersion?: string;
}

/** What was sent, as errors show it, and the object it made. */
export interface Patched {
  patch: JsonObject;
  object: KubeObject;
}

/** The patch that failed, with why. */
export class PatchError extends Error {
  constructor(
    readonly patch: JsonObject | undefined,
    readonly reason: Error,
  ) {
    super(reason.message);
  }
}

/** Patches one object after the other. */
export class Patcher {
  constructor(
    private readonly ctx: Context,
    private readonly helper: Helper,
    private readonly options: PatcherOptions,
  ) {}

  /** Patches `current`, which is the object of `info`, to `modified`. Rejects with a `PatchError`. */
  async patch(info: Info, current: KubeObject, modified: KubeObject): Promise<Patched> {
    let live = current;
    for (let retry = 0; ; retry++) {
      try {
        return this.patchOnce(info, live, modified);
      } catch (err) {
        const { patch, reason } = err as PatchError;
        const conflict = reason instanceof StatusError && reason.reason === 'Conflict';
        if (conflict && retry < RETRIES) live = this.ctx.session.client.get(targetOf(info));
        else if (this.options.deletion?.force && (conflict || isInvalid(reason)))
          return this.deleteAndCreate(info, live, modified, this.options.deletion);
        else throw new PatchError(patch, addSourceToError('patching', info.source, reason));
      }
    }
  }

  private patchOnce(info: Info, current: KubeObject, modified: KubeObject): Patched {
    let patch: JsonObject | undefined;
    try {
      const { type, body } = threeWayPatch(current, modified, this.options.overwrite);
      patch = body;
      if (Object.keys(body).length === 0) return { patch: body, object: current };
      const { resourceVersion } = this.options;
      if (resourceVersion) patch = { ...body, metadata: { ...(body.metadata as JsonObject), resourceVersion } };
      return { patch, object: this.helper.patch(info, type, patch) };
    } catch (err) {
      throw new PatchError(patch, err as Error);
    }
  }

  private async deleteAndCreate(
    info: Info,
    original: KubeObject,
    modified: KubeObject,
    { propagationPolicy, gracePeriod, timeout }: DeletionFlags,
  ): Promise<Patched> {
    const { session } = this.ctx;
    const patch = modified as unknown as JsonObject;
    try {
      session.client.delete(targetOf(info), {
        propagationPolicy,
        ...(gracePeriod >= 0 ? { gracePeriodSeconds: gracePeriod } : {}),
      });
      const gone = await session.waitUntil(() => (exists(this.ctx, info) ? undefined : true), timeout || undefined);
      if (!gone) throw new Error('timed out waiting for the condition');
      return { patch, object: this.recreate(info, original, modified) };
    } catch (err) {
      throw new PatchError(patch, err as Error);
    }
  }

  /** Where the new object is refused, the old one comes back, and the refusal is still an error. */
  private recreate(info: Info, original: KubeObject, modified: KubeObject): KubeObject {
    try {
      return this.helper.create(info, modified);
    } catch (err) {
      try {
        this.helper.create(info, original);
      } catch (again) {
        throw new Error(
          `An error occurred force-replacing the existing object with the newly provided one:\n\n${(err as Error).message}.\n\nAdditionally, an error occurred attempting to restore the original object:\n\n${(again as Error).message}`,
        );
      }
      throw err;
    }
  }
}

function threeWayPatch(
  current: KubeObject,
  modified: KubeObject,
  overwrite: boolean,
): { type: 'strategic' | 'merge'; body: JsonObject } {
  const original = lastAppliedOf(current);
  const [before, after, live] = [original, modified, current] as unknown as [
    string | undefined,
    JsonObject,
    JsonObject,
  ];
  const { apiVersion, kind } = modified;
  try {
    const parsed = before === undefined ? undefined : parseOriginal(before);
    if (definitionFor({ apiVersion, kind }))
      return {
        type: 'strategic',
        body: createThreeWayMergePatch(parsed, after, live, { apiVersion, kind }, overwrite),
      };
    const body = createThreeWayJSONMergePatch(parsed, after, live);
    if (!changesIdentity(body)) return { type: 'merge', body };
  } catch (err) {
    const shown = `original:\n${before ?? ''}\nmodified:\n${json(after)}\ncurrent:\n${json(live)}`;
    throw new Error(`creating patch with:\n${shown}\nfor:: ${(err as Error).message}`);
  }
  throw new Error('At least one of apiVersion, kind and name was changed');
}

function parseOriginal(text: string): JsonObject | undefined {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('invalid JSON document');
  }
}

const json = (value: JsonValue) => `${encodeJSON(value)}\n`;

function isInvalid(err: Error): boolean {
  return err instanceof StatusError && err.reason === 'Invalid';
}

function exists(ctx: Context, info: Info): boolean {
  try {
    ctx.session.client.get(targetOf(info));
    return true;
  } catch (err) {
    if (isNotFound(err)) return false;
    throw err;
  }
}
