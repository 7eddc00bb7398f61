/** The flags of `kubectl apply`. */
import { flag } from '../../cli/flags/declare';
import { deleteFlags } from '../../options/delete';
import {
  allFlag,
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  recordFlag,
  selectorFlag,
  validateFlag,
} from '../../options/standard';

/** The manager of fields set by client-side apply. */
export const CLIENT_SIDE_MANAGER = 'kubectl-client-side-apply';

/** In no particular order: help sorts them. */
export function applyFlags() {
  return {
    ...filenameFlags('that contain the configurations to apply'),
    ...printFlags(),
    ...deleteFlags(),
    ...allFlag('Select all resources in the namespace of the specified resource types.'),
    ...dryRunFlag(),
    ...fieldManagerFlag(CLIENT_SIDE_MANAGER),
    ...recordFlag(),
    ...selectorFlag(),
    ...validateFlag(),
    applyset: flag.string('The object that remembers what is applied together, as [RESOURCE][.GROUP]/NAME', {
      hidden: true,
    }),
    'force-conflicts': flag.bool('With --server-side, take over fields that others manage.'),
    'openapi-patch': flag.bool('Accepted: patches always go by the schema.', { default: true }),
    overwrite: flag.bool(
      'Where the file and somebody else changed the same field, the file wins; otherwise it is an error.',
      { default: true },
    ),
    prune: flag.bool(
      'Delete what was applied once and is not in the files now. Together with -l or --all, which say among what.',
    ),
    'prune-allowlist': flag.stringArray('Kinds to prune among, as <group/version/kind>, instead of the usual ones'),
    'prune-whitelist': flag.stringArray('The old name of --prune-allowlist', {
      deprecated: 'Use --prune-allowlist instead.',
    }),
    'server-side': flag.bool('Let the server do the work.'),
  };
}
