/** `kubectl annotate`. */
import { fieldOf } from '../../go/json/field';
import { asJSON, type KubeObject } from '../../kube/meta/meta';
import { createMergePatch } from '../../kube/patch/merge-patch';
import { command } from '../cli/command';
import { dryRunStrategy } from '../cli/dry-run';
import { checkUse, metadataBuilder, metadataFlags, printList, withoutVersion } from '../options/metadata';
import { resultPrinter } from '../options/output';
import { type Pairs, parsePairs, resourcesAndPairs } from '../options/pairs';
import { CHANGE_CAUSE, recorder } from '../options/recorder';
import { Helper } from '../resource/helper';

export const annotate = command({
  name: 'annotate',
  usage: 'annotate [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  short: 'Change the annotations of a resource',
  long: `Sets and removes annotations of resources: keys and values of any length that mean something to people and tools.

An annotation that exists keeps its value unless --overwrite is given. With --resource-version the change is made to that version only.`,
  examples: `# Give a pod an annotation; of several values for a key the last counts
kubectl annotate pods web-0 description='my frontend'

# What a file names
kubectl annotate -f pod.json description='my frontend'

# Give it another value
kubectl annotate --overwrite pods web-0 description='my frontend running nginx'

# All pods of the namespace
kubectl annotate pods --all description='my frontend running nginx'

# Only if the pod is unchanged since version 1
kubectl annotate pods web-0 description='my frontend' --resource-version=1

# Take an annotation away
kubectl annotate pods web-0 description-`,
  flags: metadataFlags('annotation', 'annotate'),
  access: (_args, flags) => (flags.local ? 'none' : 'write'),
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    const list = flags.list;
    const print = resultPrinter(ctx, flags, { dryRun });
    const { resources, pairs } = resourcesAndPairs(args, 'annotation');
    const changes = parsePairs(pairs, 'annotation', true);
    checkUse(flags, resources, Object.keys(changes.added).length + changes.removed.length, dryRun, {
      what: 'annotation',
      file: 'rsrc',
    });
    checkBoth(changes);
    const result = await metadataBuilder(ctx, flags, resources).do();
    const version = flags['resource-version'];
    if (version && !result.singleItemImplied)
      throw new Error('--resource-version may only be used with a single resource');
    const locally = dryRun === 'client' || flags.local || list;
    const record = recorder(ctx, args, flags);
    const helper = new Helper(ctx, { dryRun, fieldManager: flags['field-manager'] });
    const overwrite = flags.overwrite;
    result.visit((info) => {
      const object = info.object as KubeObject;
      const before = version && !locally ? withoutVersion(object) : object;
      const after = annotated(locally ? before : record(before), changes, overwrite, version);
      if (list) return printList(ctx, info, after.metadata.annotations ?? {}, result.singleItemImplied, 'annotations');
      const patch = () => createMergePatch(asJSON(before), asJSON(after));
      print(locally ? after : helper.patch(info, 'merge', patch()), 'annotated');
    });
  },
});

function checkBoth({ added, removed }: Pairs): void {
  const both = removed.filter((key) => Object.hasOwn(added, key));
  if (both.length > 0)
    throw new Error(
      `can not both modify and remove the following annotation(s) in the same command: ${both.join(', ')}`,
    );
}

function annotated(object: KubeObject, { added, removed }: Pairs, overwrite: boolean, version: string): KubeObject {
  if (!overwrite) checkOverwrites(object.metadata.annotations ?? {}, added);
  const annotations = { ...object.metadata.annotations, ...added };
  for (const key of removed) delete annotations[key];
  return { ...object, metadata: { ...object.metadata, annotations, ...(version ? { resourceVersion: version } : {}) } };
}

/** The cause of a change is there to be overwritten. */
function checkOverwrites(annotations: Record<string, string>, added: Record<string, string>): void {
  const taken = Object.keys(added)
    .filter(
      (key) =>
        key !== CHANGE_CAUSE &&
        fieldOf(annotations, key) !== undefined &&
        fieldOf(annotations, key) !== fieldOf(added, key),
    )
    .sort()
    .map((key) => `'${key}' already has a value (${fieldOf(annotations, key)})`);
  if (taken.length > 0)
    throw new Error(`--overwrite is false but found the following declared annotation(s): ${taken.join('; ')}`);
}
