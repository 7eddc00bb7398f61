/** `kubectl label`. */
import { fieldOf, setField } from '../../go/json/field';
import { encodeJSON } from '../../go/json/json';
import { quote } from '../../go/strconv/quote';
import { asJSON, type KubeObject } from '../../kube/meta/meta';
import { isValidLabelValue } from '../../kube/names/name-formats';
import { createMergePatch } from '../../kube/patch/merge-patch';
import { type Context, command } from '../cli/command';
import { dryRunStrategy } from '../cli/dry-run';
import { aggregate } from '../cli/errors';
import { checkUse, metadataBuilder, metadataFlags, printList, withoutVersion } from '../options/metadata';
import { resultPrinter } from '../options/output';
import { type Pairs, resourcesAndPairs } from '../options/pairs';
import { recorder } from '../options/recorder';
import { Helper } from '../resource/helper';

export const label = command({
  name: 'label',
  usage: 'label [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  short: 'Change the labels of a resource',
  long: `Sets and removes labels of resources.

A key or a value has up to 63 letters, digits, hyphens, dots and underscores and begins with a letter or a digit; a key may have a DNS subdomain and a slash in front, as in example.com/my-app.

A label that exists keeps its value unless --overwrite is given. With --resource-version the change is made to that version only.`,
  examples: `# Give a pod a label
kubectl label pods web-0 unhealthy=true

# Give it another value
kubectl label --overwrite pods web-0 status=unhealthy

# All pods of the namespace
kubectl label pods --all status=unhealthy

# What a file names
kubectl label -f pod.json status=unhealthy

# Only if the pod is unchanged since version 1
kubectl label pods web-0 status=unhealthy --resource-version=1

# Take a label away
kubectl label pods web-0 unhealthy-`,
  flags: metadataFlags('label', 'label'),
  access: (_args, flags) => (flags.local ? 'none' : 'write'),
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    const { resources, pairs } = resourcesAndPairs(args, 'label');
    const changes = parseLabels(pairs);
    const list = flags.list;
    if (list && flags.output) throw new Error('--list and --output may not be specified together');
    checkUse(flags, resources, Object.keys(changes.added).length + changes.removed.length, dryRun, {
      what: 'label',
      file: 'pod',
    });
    const result = await metadataBuilder(ctx, flags, resources).do();
    const version = flags['resource-version'];
    if (version && !result.singleItemImplied)
      throw new Error('--resource-version may only be used with a single resource');
    const locally = dryRun === 'client' || flags.local || list;
    const record = locally ? (object: KubeObject) => object : recorder(ctx, args, flags);
    const helper = new Helper(ctx, { dryRun, fieldManager: flags['field-manager'] });
    result.visit((info) => {
      const before = version ? withoutVersion(info.object as KubeObject) : (info.object as KubeObject);
      if (!locally) sayMissing(ctx, before, changes.removed);
      const after = record(labelled(before, changes, flags.overwrite, version));
      if (!locally) helper.patch(info, 'merge', createMergePatch(asJSON(before), asJSON(after)));
      if (list) return printList(ctx, info, after.metadata.labels ?? {}, result.singleItemImplied, 'labels');
      // A printer for each object: YAML documents come without a line between them.
      resultPrinter(ctx, flags, { dryRun })(after, changeText(before, after, flags.overwrite));
    });
  },
});

function parseLabels(specs: readonly string[]): Pairs {
  const labels: Pairs = { added: {}, removed: [] };
  for (const spec of specs) {
    const [key, value, ...more] = spec.split('=') as [string, ...string[]];
    if (value === undefined) {
      labels.removed.push(spec.slice(0, -1));
      continue;
    }
    if (more.length > 0) throw new Error(`invalid label spec: ${spec}`);
    const wrong = isValidLabelValue(value);
    if (wrong.length > 0) throw new Error(`invalid label value: ${quote(spec)}: ${wrong.join(';')}`);
    setField(labels.added, key, value);
  }
  if (labels.removed.some((key) => Object.hasOwn(labels.added, key)))
    throw new Error('can not both modify and remove a label in the same command');
  return labels;
}

function sayMissing(ctx: Context, { metadata }: KubeObject, removed: readonly string[]): void {
  for (const key of removed)
    if (fieldOf(metadata.labels, key) === undefined) ctx.streams.out.write(`label ${quote(key)} not found.\n`);
}

function labelled(object: KubeObject, { added, removed }: Pairs, overwrite: boolean, version: string): KubeObject {
  if (!overwrite) checkOverwrites(object.metadata.labels ?? {}, added);
  const labels = { ...object.metadata.labels, ...added };
  for (const key of removed) delete labels[key];
  return { ...object, metadata: { ...object.metadata, labels, ...(version ? { resourceVersion: version } : {}) } };
}

function checkOverwrites(labels: Record<string, string>, added: Record<string, string>): void {
  const taken = Object.keys(added)
    .filter((key) => fieldOf(labels, key) !== undefined && fieldOf(labels, key) !== fieldOf(added, key))
    .sort();
  const error = aggregate(
    taken.map((key) => new Error(`'${key}' already has a value (${fieldOf(labels, key)}), and --overwrite is false`)),
  );
  if (error) throw error;
}

/** An object whose JSON got shorter counts as unlabeled, unless values may have been overwritten. */
function changeText(before: KubeObject, after: KubeObject, overwrite: boolean): string {
  const [old, now] = [before, after].map((object) => Buffer.from(encodeJSON(asJSON(object)))) as [Buffer, Buffer];
  if (old.equals(now)) return 'not labeled';
  return !overwrite && now.length < old.length ? 'unlabeled' : 'labeled';
}
