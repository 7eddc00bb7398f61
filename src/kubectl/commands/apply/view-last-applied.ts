/** `kubectl apply view-last-applied`. */

import { decodeJSON } from '../../../go/json/syntax';
import { encodeYAML } from '../../../go/yaml/encode';
import type { KubeObject } from '../../../kube/meta/meta';
import { type Context, command } from '../../cli/command';
import { addSourceToError } from '../../cli/errors';
import { flag } from '../../cli/flags/declare';
import { lastAppliedOf } from '../../options/last-applied';
import { allFlag, filenameFlags, filenameOptions, selectorFlag } from '../../options/standard';
import { Builder } from '../../resource/builder';
import type { Info } from '../../resource/info';
import { indentJSON } from './indent-json';

export const viewLastApplied = command({
  name: 'view-last-applied',
  usage: 'view-last-applied (TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)',
  short: 'View the latest last-applied-configuration annotations of a resource/object',
  long: `Shows what was last applied to objects, in YAML, or with -o json in JSON.`,
  examples: `# By type and name
kubectl apply view-last-applied deployment/nginx

# What a file names, as JSON
kubectl apply view-last-applied -f deploy.yaml -o json`,
  flags: {
    ...filenameFlags('that contains the last-applied-configuration annotations'),
    ...allFlag('Select all resources in the namespace of the specified resource types'),
    ...selectorFlag(),
    output: flag.string('Output format: yaml or json', { shorthand: 'o', default: 'yaml' }),
  },
  access: 'read',
  async run(ctx, args, flags) {
    const result = await new Builder(ctx)
      .namespaceParam(ctx.namespace)
      .defaultNamespace()
      .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
      .resourceTypeOrNameArgs(ctx.enforceNamespace, args)
      .selectAllParam(flags.all)
      .labelSelectorParam(flags.selector)
      .latest()
      .flatten()
      .do();
    const texts: string[] = [];
    result.visit((info) => {
      const text = lastAppliedOf(info.object as KubeObject);
      if (text !== undefined) texts.push(text);
      else if (info.source) throw noAnnotation(info);
    });
    for (const text of texts) ctx.streams.out.write(shown(ctx, text, flags.output));
  },
});

/** kubectl words this with an error it does not have; without a file to name it says nothing at all. */
function noAnnotation({ name, source }: Info): Error {
  const verb = `no last-applied-configuration annotation found on resource: ${name}\n`;
  return addSourceToError(verb, source, new Error('<nil>'));
}

function shown(ctx: Context, text: string, output: string): string {
  if (output === 'json') return indentJSON(text);
  if (output === 'yaml') return encodeYAML(decodeJSON(text));
  throw ctx.usageError(`Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json`);
}
