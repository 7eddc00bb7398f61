/** `kubectl api-versions`. */
import { compareStrings } from '../../go/fmt/value';
import { groupVersion } from '../../kube/meta/meta';
import type { Command } from '../cli/command';

export const apiVersions: Command = {
  name: 'api-versions',
  usage: 'api-versions',
  short: 'List the API versions the server knows, as "group/version"',
  long: 'Lists the API versions the server knows, in the form "group/version".',
  examples: `# All API versions
kubectl api-versions`,
  access: 'read',
  run(ctx, args) {
    if (args.length > 0) throw ctx.usageError(`unexpected arguments: [${args.join(' ')}]`);
    const versions = new Set(ctx.session.client.discovery().map(groupVersion));
    for (const version of [...versions].sort(compareStrings)) ctx.streams.out.write(`${version}\n`);
  },
};
