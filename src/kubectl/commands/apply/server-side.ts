import { StatusError } from '../../../kube/errors/status-error';
import { asJSON, type KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import { LAST_APPLIED, lastAppliedOf } from '../../options/last-applied';
import { Helper } from '../../resource/helper';
import type { Info } from '../../resource/info';
import { appliersOf, migrated } from './migration';
import { type Outcome, warnIfDeleting } from './object';
import { type ApplyOptions, SERVER_SIDE_MANAGER } from './options';

/** The manager that keeps the annotation of client-side apply from going with the first server-side one. */
const ANNOTATION_MANAGER = 'kubectl-last-applied';

/** Sends the manifest; `info.object` becomes what the server makes of it. Throws with advice where others own fields. */
export function applyServerSide(ctx: Context, info: Info, options: ApplyOptions): Outcome {
  const manifest = info.object as KubeObject;
  const helper = new Helper(ctx, options);
  const send = () => {
    info.object = helper.patch(info, 'apply', asJSON(manifest), options.forceConflicts);
  };
  try {
    send();
  } catch (err) {
    throw withAdvice(err as Error);
  }
  migrate(ctx, info, options, helper, send);
  warnIfDeleting(ctx, info.object as KubeObject);
  return 'serverside-applied';
}

/** Takes over what client-side apply left behind. What goes wrong with it is no error: the next apply tries again. */
function migrate(ctx: Context, info: Info, options: ApplyOptions, helper: Helper, send: () => void): void {
  const warn = (what: string) => (err: unknown) => {
    const retried = 'This is non-fatal and will be retried next time you apply.';
    ctx.streams.err.write(`Warning: ${what}. ${retried} Error: ${(err as Error).message}\n`);
  };
  const attempt = (step: () => boolean, failed: (err: unknown) => void): boolean => {
    try {
      return step();
    } catch (err) {
      failed(err);
      return false;
    }
  };
  const annotated = attempt(
    () => keepAnnotation(ctx, info, options),
    warn(`failed to migrate ${LAST_APPLIED} for Server-Side Apply`),
  );
  if (!annotated) return;
  const moved = attempt(
    () => migrateManager(info, options, helper),
    warn('server rejected managed fields migration to Server-Side Apply'),
  );
  if (!moved) return;
  // Between two requests controllers see what the first one changed.
  ctx.session.runDue();
  attempt(() => {
    send();
    return true;
  }, warn('failed to re-apply configuration after performing Server-Side Apply migration'));
}

/** Says whether all is well. */
function keepAnnotation(ctx: Context, info: Info, options: ApplyOptions): boolean {
  const object = info.object as KubeObject;
  const text = lastAppliedOf(object);
  if (options.fieldManager !== SERVER_SIDE_MANAGER || text === undefined) return true;
  if (appliersOf(object, 'Apply', LAST_APPLIED).length > 0) return true;
  const { apiVersion, kind } = object;
  const { name, namespace } = object.metadata;
  const metadata = { name, ...(namespace ? { namespace } : {}), annotations: { [LAST_APPLIED]: text } };
  const helper = new Helper(ctx, { ...options, fieldManager: ANNOTATION_MANAGER });
  info.object = helper.patch(info, 'apply', { apiVersion, kind, metadata });
  return true;
}

/** What client-side apply owns becomes the applier's. Says whether there was anything. */
function migrateManager(info: Info, { fieldManager }: ApplyOptions, helper: Helper): boolean {
  const object = info.object as KubeObject;
  const managedFields = migrated(object, appliersOf(object, 'Update', LAST_APPLIED), fieldManager);
  if (!managedFields) return false;
  info.object = helper.patch(info, 'json', [
    { op: 'replace', path: '/metadata/managedFields', value: managedFields },
    { op: 'replace', path: '/metadata/resourceVersion', value: object.metadata.resourceVersion ?? '' },
  ]);
  return true;
}

function withAdvice(err: Error): Error {
  if (!(err instanceof StatusError)) return err;
  if (err.status.code === 415) return new Error(`Server-side apply not available on the server: (${err.message})`);
  if (err.reason !== 'Conflict') return err;
  return new Error(`${err.message}
Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts`);
}
