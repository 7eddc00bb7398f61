/** `kubectl api-resources`. */

import { compareStrings } from '../../go/fmt/value';
import { KUBECTL_TABLE, TabWriter } from '../../go/tabwriter/tabwriter';
import { groupVersion } from '../../kube/meta/meta';
import type { APIResource } from '../../kube/versions/discovery';
import { command } from '../cli/command';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { changed } from '../cli/flags/flag-values';

const FLAGS = {
  'api-group': flag.string('Only the resources of this API group.'),
  cached: flag.bool('Accepted; nothing is cached here.'),
  categories: flag.stringSlice('Only resources that belong to all of these categories.'),
  namespaced: flag.bool(
    'Only resources that live in namespaces, or with false those that do not. Without it both are listed.',
    { default: true },
  ),
  'no-headers': flag.bool('Leave out the headers of the table.'),
  output: flag.string('Format of the output. One of: (wide, name).', { shorthand: 'o' }),
  'sort-by': flag.string("Sort the list by this column, 'name' or 'kind'."),
  verbs: flag.stringSlice('Only resources that support all of these verbs.'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const apiResources = command({
  name: 'api-resources',
  usage: 'api-resources [flags]',
  short: 'List the resources the server knows',
  long: 'Lists the resources the server knows, each in the version it prefers.',
  examples: `# All resources
kubectl api-resources

# With their verbs and categories
kubectl api-resources -o wide

# Sorted by a column
kubectl api-resources --sort-by=name

# What lives in namespaces
kubectl api-resources --namespaced=true

# What does not
kubectl api-resources --namespaced=false

# One API group
kubectl api-resources --api-group=rbac.authorization.k8s.io`,
  flags: FLAGS,
  access: 'read',
  run(ctx, args, flags) {
    if (args.length > 0) throw ctx.usageError(`unexpected arguments: [${args.join(' ')}]`);
    const output = flags.output;
    if (!['', 'wide', 'name'].includes(output)) throw new Error(`--output ${output} is not available`);
    const sortBy = flags['sort-by'];
    if (!['', 'name', 'kind'].includes(sortBy)) throw new Error('--sort-by accepts only name or kind');
    const found = preferred(ctx.session.client.discovery())
      .filter(filter(flags))
      .sort((a, b) => compareStrings(sortKey(a, sortBy), sortKey(b, sortBy)) || compareStrings(a.name, b.name));
    const writer = new TabWriter(KUBECTL_TABLE);
    if (!flags['no-headers'] && output !== 'name') writer.write(`${headers(output).join('\t')}\n`);
    for (const resource of found) writer.write(`${row(resource, output)}\n`);
    ctx.streams.out.write(writer.flush());
  },
});

/** Each resource in the version its group prefers, or the best it has. */
function preferred(resources: readonly APIResource[]): APIResource[] {
  const found = new Map<string, APIResource>();
  for (const resource of resources) {
    const key = `${resource.group}/${resource.name}`;
    if (!found.has(key)) found.set(key, resource);
  }
  return [...found.values()];
}

function filter(flags: Flags): (resource: APIResource) => boolean {
  const verbs = flags.verbs;
  const categories = flags.categories;
  return (resource) =>
    resource.verbs.length > 0 &&
    (!changed(flags, 'api-group') || resource.group === flags['api-group']) &&
    (!changed(flags, 'namespaced') || resource.namespaced === flags.namespaced) &&
    verbs.every((verb) => resource.verbs.includes(verb)) &&
    categories.every((category) => resource.categories.includes(category));
}

function sortKey({ name, kind, group }: APIResource, sortBy: string): string {
  return sortBy === 'name' ? name : sortBy === 'kind' ? kind : group;
}

function headers(output: string): string[] {
  const names = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND'];
  return output === 'wide' ? [...names, 'VERBS', 'CATEGORIES'] : names;
}

function row(resource: APIResource, output: string): string {
  const { name, group, shortNames, namespaced, kind, verbs, categories } = resource;
  if (output === 'name') return group ? `${name}.${group}` : name;
  const cells = [name, shortNames.join(','), groupVersion(resource), String(namespaced), kind];
  return [...cells, ...(output === 'wide' ? [verbs.join(','), categories.join(',')] : [])].join('\t');
}
