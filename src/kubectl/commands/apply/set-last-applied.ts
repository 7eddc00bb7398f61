/** `kubectl apply set-last-applied`. */

import { deepEqual } from '../../../go/json/deep';
import { encodeJSON } from '../../../go/json/json';
import { asJSON, type KubeObject } from '../../../kube/meta/meta';
import { type Context, command } from '../../cli/command';
import { dryRunStrategy } from '../../cli/dry-run';
import { addSourceToError, isNotFound } from '../../cli/errors';
import { flag } from '../../cli/flags/declare';
import { LAST_APPLIED, lastAppliedOf } from '../../options/last-applied';
import { resultPrinter } from '../../options/output';
import { dryRunFlag, filenameFlag, printFlags } from '../../options/standard';
import { Builder } from '../../resource/builder';
import { Helper } from '../../resource/helper';
import { describeInfo, type Info, retrieve } from '../../resource/info';

export const setLastApplied = command({
  name: 'set-last-applied',
  usage: 'set-last-applied -f FILENAME',
  short: 'Set the last-applied-configuration annotation on a live object to match the contents of a file',
  long: `Notes with live objects that a file was applied to them, without changing anything else.`,
  examples: `# As if the file had been applied
kubectl apply set-last-applied -f deploy.yaml

# All files of a folder
kubectl apply set-last-applied -f path/

# Also where nothing was ever applied
kubectl apply set-last-applied -f deploy.yaml --create-annotation=true`,
  flags: {
    ...filenameFlag('that contains the last-applied-configuration annotations'),
    ...printFlags(),
    ...dryRunFlag(),
    'create-annotation': flag.bool('Create the annotation where an object does not have it'),
  },
  access: 'write',
  async run(ctx, _args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    const print = resultPrinter(ctx, flags, { dryRun });
    const result = await new Builder(ctx)
      .namespaceParam(ctx.namespace)
      .defaultNamespace()
      .filenameParam(ctx.enforceNamespace, { filenames: flags.filename })
      .flatten()
      .do();
    const changes: { info: Info; text: string }[] = [];
    result.visit((info) => {
      const text = `${encodeJSON(asJSON(info.object as KubeObject))}\n`;
      const before = currentConfiguration(ctx, info);
      if (before === undefined && !flags['create-annotation'])
        throw new Error(
          `no last-applied-configuration annotation found on resource: ${info.name}, to create the annotation, run the command with --create-annotation`,
        );
      if (before === undefined || !sameJSON(before, text)) changes.push({ info, text });
      else ctx.streams.out.write(`set-last-applied ${info.name}: no changes required.\n`);
    });
    const helper = new Helper(ctx, { dryRun });
    for (const { info, text } of changes) {
      const patch = { metadata: { annotations: { [LAST_APPLIED]: text } } };
      const object = dryRun === 'client' ? info.object : helper.patch(info, 'merge', patch);
      print(object as KubeObject, 'configured');
    }
  },
});

function currentConfiguration(ctx: Context, info: Info): string | undefined {
  try {
    retrieve(info, ctx.session.client);
  } catch (err) {
    if (isNotFound(err)) throw err;
    const verb = `retrieving current configuration of:\n${describeInfo(info)}\nfrom server for:`;
    throw addSourceToError(verb, info.source, err as Error);
  }
  return lastAppliedOf(info.object as KubeObject);
}

function sameJSON(a: string, b: string): boolean {
  try {
    return deepEqual(JSON.parse(a), JSON.parse(b));
  } catch {
    return a === b;
  }
}
