/** `kubectl apply`. */

import { sortKeys } from '../../go/json/json';
import type { JsonObject } from '../../go/json/value';
import { asJSON, asKubeObject, type KubeList, type KubeObject } from '../../kube/meta/meta';
import { type Context, command } from '../cli/command';
import { aggregate } from '../cli/errors';
import { klogInfo, LOGS_REQUESTS } from '../cli/klog';
import { resultPrinter } from '../options/output';
import { recorder } from '../options/recorder';
import { type FilenameFlags, filenameOptions } from '../options/standard';
import { noteSchemas } from '../options/validation';
import { Builder } from '../resource/builder';
import { type Info, mappingOf } from '../resource/info';
import { editLastApplied } from './apply/edit-last-applied';
import { applyFlags } from './apply/flags';
import { applyObject, type Outcome } from './apply/object';
import { type ApplyOptions, applyOptions } from './apply/options';
import { deletePruned, type PruneResource, parsePruneResources, prunable } from './apply/prune';
import { applyServerSide } from './apply/server-side';
import { setLastApplied } from './apply/set-last-applied';
import { viewLastApplied } from './apply/view-last-applied';

/** The `-v` from which on `apply` tells of its steps. */
const LOGS_STEPS = 4;

export const apply = command({
  name: 'apply',
  usage: 'apply (-f FILENAME | -k DIRECTORY)',
  short: 'Bring resources to what files or standard input say',
  long: `Creates what files or standard input describe, or changes it to what they say.

What was applied is kept with the object, so that a field that is taken out of a file goes from the object with the next apply. Objects that shall be applied are best created by apply, or by create --save-config.

JSON and YAML are understood.`,
  examples: `# What a file says
kubectl apply -f pod.json

# A folder with a kustomization.yaml
kubectl apply -k dir/

# What comes through a pipe
cat pod.json | kubectl apply -f -

# All files of a folder that end in .json
kubectl apply -f '*.json'

# Delete what has the label and is no longer in the file
kubectl apply --prune -f manifest.yaml -l app=nginx

# Delete all config maps that are not in the file
kubectl apply --prune -f manifest.yaml --all --prune-allowlist=core/v1/ConfigMap`,
  flags: applyFlags(),
  subcommands: [editLastApplied, setLastApplied, viewLastApplied],
  access: 'write',
  async run(ctx, args, flags) {
    const builder = new Builder(ctx);
    const options = applyOptions(ctx, args, flags, builder.mapper);
    const { applySet } = options;
    const { verbosity } = ctx.globals;
    const allowlist: PruneResource[] = options.prune
      ? parsePruneResources(builder.mapper, [...flags['prune-allowlist'], ...flags['prune-whitelist']])
      : [];
    const { infos, error } = await objects(ctx, flags, options, builder);
    if (infos.length === 0 && !error) throw new Error('no objects passed to apply');
    if (verbosity >= LOGS_REQUESTS) noteReads(ctx, infos, options);
    applySet?.label(infos);
    applySet?.before(infos, options);
    const visited = new Set<string>();
    const errors = error ? [error] : [];
    const record = recorder(ctx, args, flags);
    for (const info of infos) {
      try {
        info.object = record(info.object as KubeObject);
        const outcome = await applied(ctx, info, options);
        if (info.object.metadata.uid) visited.add(info.object.metadata.uid);
        if (!options.printsObjects) resultPrinter(ctx, flags, options)(info.object, outcome);
      } catch (err) {
        errors.push(err as Error);
      }
    }
    const failed = aggregate(errors);
    if (failed) throw failed;
    if (verbosity >= LOGS_STEPS) klogInfo(ctx, 'apply.go:535', 'Running apply post-processor function');
    if (options.printsObjects) resultPrinter(ctx, flags, { ...options, typed: infos.length > 1 })(asOne(infos), '');
    if (!options.prune) return;
    const { selector } = options;
    const namespaces = namespacesOf(ctx, infos);
    const left =
      applySet?.prunable(visited) ?? prunable(ctx, builder.mapper, { selector, allowlist, visited, namespaces });
    for (const found of left) {
      deletePruned(ctx, found, options);
      resultPrinter(ctx, flags, options)(found.object, 'pruned');
    }
    applySet?.after(options);
  },
});

/** What `apply` reads of the server's schemas before all else, for those who see it. */
function noteReads(ctx: Context, infos: readonly Info[], { fieldValidation }: ApplyOptions): void {
  ctx.session.client.note('/openapi/v2', { timeout: '32s' });
  if (fieldValidation !== 'Ignore') noteSchemas(ctx, infos);
}

async function objects(ctx: Context, flags: FilenameFlags, options: ApplyOptions, builder: Builder) {
  const result = await builder
    .continueOnError()
    .validate(options.fieldValidation !== 'Ignore')
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
    .labelSelectorParam(options.selector)
    .flatten()
    .do();
  return result.collect();
}

function applied(ctx: Context, info: Info, options: ApplyOptions): Outcome | Promise<Outcome> {
  const { generateName } = (info.object as KubeObject).metadata;
  if (!info.name && generateName) throw new Error(`from ${generateName}: cannot use generate name with apply`);
  return options.serverSide ? applyServerSide(ctx, info, options) : applyObject(ctx, info, options);
}

/** Several objects are printed as a list: a Go struct around objects that are maps, whose keys have an order. */
function asOne(infos: readonly Info[]): KubeObject {
  const items = infos.map((info) => info.object as KubeObject);
  if (items.length === 1) return items[0] as KubeObject;
  const metadata = {} as KubeObject['metadata'];
  const list: KubeList = {
    kind: 'List',
    apiVersion: 'v1',
    metadata,
    items: items.map((item) => asKubeObject(sortKeys(asJSON(item)) as JsonObject)),
  };
  return list;
}

/** The namespaces objects were applied to, the one of the command line among them. */
function namespacesOf(ctx: Context, infos: readonly Info[]): string[] {
  const namespaces = new Set(ctx.enforceNamespace ? [ctx.namespace] : []);
  for (const info of infos) if (mappingOf(info).namespaced) namespaces.add(info.namespace);
  return [...namespaces];
}
