/** `kubectl patch`. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PatchType } from '../../control-plane/client/client';
import { deepEqual } from '../../go/json/deep';
import { decodeJSON } from '../../go/json/syntax';
import type { JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/quote';
import { decodeYAML } from '../../go/yaml/decode';
import { badRequest, StatusError } from '../../kube/errors/status-error';
import type { KubeObject } from '../../kube/meta/meta';
import { type Context, command } from '../cli/command';
import { type DryRun, dryRunStrategy } from '../cli/dry-run';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { resultPrinter } from '../options/output';
import { recorder } from '../options/recorder';
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  filenameOptions,
  printFlags,
  recordFlag,
  subresourceFlag,
} from '../options/standard';
import { Builder } from '../resource/builder';
import { Helper } from '../resource/helper';
import { type Info, mappingOf } from '../resource/info';
import { patchLocally } from './patch/local';

const TYPES: readonly PatchType[] = ['json', 'merge', 'strategic'];
const SUBRESOURCES = ['status', 'scale'];

const FLAGS = {
  ...filenameFlags('identifying the resource to update'),
  ...printFlags(),
  ...dryRunFlag(),
  ...fieldManagerFlag('kubectl-patch'),
  ...recordFlag(),
  ...subresourceFlag('Patch this subresource instead of the object itself.', SUBRESOURCES),
  local: flag.bool('Patch what the file says, without asking the server.'),
  patch: flag.string('The patch.', { shorthand: 'p' }),
  'patch-file': flag.string('A file with the patch.'),
  type: flag.string(`The kind of patch; one of [${TYPES.join(' ')}]`, { default: 'strategic' }),
};

type Flags = ValuesOf<typeof FLAGS>;

export const patch = command({
  name: 'patch',
  usage: 'patch (-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]',
  short: 'Change some fields of a resource',
  long: `Changes fields of a resource by a strategic merge patch, a JSON merge patch or a JSON patch.

JSON and YAML are understood.`,
  examples: `# One field, by a strategic merge patch
kubectl patch statefulset web -p '{"spec":{"replicas":3}}'

# The same in YAML
kubectl patch statefulset web -p $'spec:\\n replicas: 3'

# The image of one container of several; the name says which
kubectl patch pod web-0 -p '{"spec":{"containers":[{"name":"nginx","image":"nginx:1.25"}]}}'

# By position, with a JSON patch
kubectl patch pod web-0 --type=json -p='[{"op":"replace","path":"/spec/containers/0/image","value":"nginx:1.25"}]'

# Through a subresource
kubectl patch statefulset web --subresource=scale --type=merge -p '{"spec":{"replicas":2}}'`,
  flags: FLAGS,
  access: (_args, flags) => (flags.local ? 'none' : 'write'),
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    const type = validated(args, flags, dryRun);
    const body = readPatch(ctx, flags, type);
    const result = await builder(ctx, args, flags).do();
    const record = recorder(ctx, args, flags);
    const local = flags.local || dryRun === 'client';
    const helper = new Helper(ctx, {
      dryRun,
      fieldManager: flags['field-manager'],
      subresource: flags.subresource,
    });
    let count = 0;
    result.visit((info) => {
      count++;
      const object = info.object as KubeObject;
      const patched = local ? patchLocally(object, type, body()) : patchRemotely(helper, info, type, body());
      const operation = deepEqual(patched, object) ? 'patched (no change)' : 'patched';
      // A printer for each object: YAML documents come without a line between them, and a dry run is not told.
      resultPrinter(ctx, flags)(recorded(info, patched, local, record, helper), operation);
    });
    if (count === 0) throw new Error('no objects passed to patch');
  },
});

/** Throws the server's error. Custom resources have no strategic merge patch, which is told with the kind. */
function patchRemotely(helper: Helper, info: Info, type: PatchType, body: JsonValue): KubeObject {
  try {
    return helper.patch(info, type, body);
  } catch (err) {
    if (!(err instanceof StatusError) || err.reason !== 'UnsupportedMediaType') throw err;
    const { group, version, kind } = mappingOf(info);
    throw new Error(
      `application/strategic-merge-patch+json is not supported by ${group}/${version}, Kind=${kind}: ${err.message}`,
    );
  }
}

function validated(args: string[], flags: Flags, dryRun: DryRun): PatchType {
  const inline = flags.patch;
  const file = flags['patch-file'];
  if (inline && file) throw new Error('cannot specify --patch and --patch-file together');
  if (!inline && !file) throw new Error('must specify --patch or --patch-file containing the contents of the patch');
  if (flags.local && args.length > 0) throw new Error('cannot specify --local and server resources');
  if (flags.local && dryRun === 'server')
    throw new Error('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
  const given = flags.type;
  const type = given === '' ? 'strategic' : TYPES.find((name) => name === given.toLowerCase());
  if (!type) throw new Error(`--type must be one of [${TYPES.join(' ')}], not ${quote(given)}`);
  const subresource = flags.subresource;
  if (subresource && !SUBRESOURCES.includes(subresource))
    throw new Error(`invalid subresource value: ${quote(subresource)}. Must be one of [${SUBRESOURCES.join(' ')}]`);
  return type;
}

/** The patch. What begins like JSON goes to the server unread, and it is the server that finds it wrong. */
function readPatch(ctx: Context, flags: Flags, type: PatchType): () => JsonValue {
  const text = flags['patch-file'] ? readPatchFile(ctx, flags['patch-file']) : flags.patch;
  if (text.trimStart().startsWith('{')) return () => decodeJSONPatchBody(text, type);
  try {
    const value = decodeYAML(text);
    return () => value;
  } catch (err) {
    throw new Error(`unable to parse ${quote(flags.patch)}: ${(err as Error).message}`);
  }
}

function decodeJSONPatchBody(text: string, type: PatchType): JsonValue {
  try {
    return decodeJSON(text);
  } catch (err) {
    throw badRequest(`${type === 'strategic' ? '' : 'error decoding patch: '}${(err as Error).message}`);
  }
}

function readPatchFile(ctx: Context, file: string): string {
  try {
    return readFileSync(path.resolve(ctx.cwd, file), 'utf8');
  } catch (err) {
    const why = (err as NodeJS.ErrnoException).code === 'EISDIR' ? 'is a directory' : 'no such file or directory';
    const call = why === 'is a directory' ? 'read' : 'open';
    throw new Error(`unable to read patch file: ${call} ${file}: ${why}`);
  }
}

function builder(ctx: Context, args: string[], flags: Flags): Builder {
  return new Builder(ctx)
    .continueOnError()
    .local(flags.local)
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
    .subresource(flags.subresource)
    .resourceTypeOrNameArgs(false, args)
    .flatten();
}

/** The change's cause goes to the server in a patch of its own. */
function recorded(
  info: Info,
  patched: KubeObject,
  local: boolean,
  record: (object: KubeObject) => KubeObject,
  helper: Helper,
): KubeObject {
  const after = record(patched);
  if (local || deepEqual(after, patched)) return patched;
  return helper.patch(info, 'merge', { metadata: { annotations: after.metadata.annotations } });
}
