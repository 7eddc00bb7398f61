/** `kubectl kustomize`. */
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathErrorText } from '../../go/os/system-error';
import type { Command, Context, FlagValues } from '../cli/command';
import { build, printResources } from '../kustomize/build';
import { effectiveNamespace, isClusterScoped, NO_NAMESPACE } from '../kustomize/id';
import type { Resource } from '../kustomize/resource';

const RESTRICTORS = ['LoadRestrictionsRootOnly', 'LoadRestrictionsNone'] as const;
const ORDERS = ['legacy', 'none'] as const;

export const kustomize: Command = {
  name: 'kustomize',
  usage: 'kustomize DIR',
  short: 'Print what a kustomization folder makes',
  long: `Prints the resources that a folder with a 'kustomization.yaml' makes.

Without DIR it is the working folder. Resources on other machines, plugins, functions, Helm charts, replacements and vars are not simulated.`,
  examples: `# The working folder
kubectl kustomize

# Another folder
kubectl kustomize overlays/production`,
  flags: [
    { name: 'as-current-user', type: 'bool', usage: 'Accepted: no function is run.' },
    { name: 'enable-alpha-plugins', type: 'bool', usage: 'Accepted: no plugin is run.' },
    { name: 'enable-helm', type: 'bool', usage: 'Accepted: no chart is inflated.' },
    { name: 'env', shorthand: 'e', type: 'stringArray', usage: 'Accepted: no function is run.' },
    { name: 'helm-command', type: 'string', default: 'helm', usage: 'Accepted: no chart is inflated.' },
    {
      name: 'load-restrictor',
      type: 'string',
      default: RESTRICTORS[0],
      usage: `With ${RESTRICTORS[1]}, files may come from outside of the folder.`,
    },
    { name: 'mount', type: 'stringArray', usage: 'Accepted: no function is run.' },
    { name: 'network', type: 'bool', usage: 'Accepted: no function is run.' },
    { name: 'network-name', type: 'string', default: 'bridge', usage: 'Accepted: no function is run.' },
    { name: 'output', shorthand: 'o', type: 'string', usage: 'Write to this file or folder instead.' },
    {
      name: 'reorder',
      type: 'string',
      default: ORDERS[0],
      usage: 'Order of the resources.',
      deprecated: "use the new 'sortOptions' field in kustomization.yaml instead.",
    },
  ],
  access: 'none',
  run(ctx, args, flags) {
    if (args.length > 1) throw new Error('specify one path to kustomization.yaml');
    const restrictor = oneOf(RESTRICTORS, 'load-restrictor', flags);
    const order = oneOf(ORDERS, 'reorder', flags);
    const warn = (line: string) => ctx.streams.err.write(`${line}\n`);
    const resources = build(args[0] ?? '.', { cwd: ctx.cwd, warn, order, restrictor });
    write(ctx, flags.string('output'), resources);
  },
};

function oneOf<T extends string>(legal: readonly T[], name: string, flags: FlagValues): T {
  const found = legal.find((value) => value === flags.string(name));
  if (found) return found;
  throw new Error(`illegal flag value --${name} ${flags.string(name)}; legal values: [${legal.join(' ')}]`);
}

function write({ cwd, streams }: Context, output: string, resources: readonly Resource[]): void {
  if (!output) {
    streams.out.write(printResources(resources));
    return;
  }
  const target = path.resolve(cwd, output);
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory();
  const files = isFolder ? namedFiles(target, resources) : [[target, printResources(resources)] as const];
  try {
    for (const [file, text] of files) writeFileSync(file, text);
  } catch (err) {
    throw new Error(pathErrorText(err, output));
  }
}

/** A file for each: `apps_v1_deployment_web.yaml`, after its namespace where there are several. */
function namedFiles(folder: string, resources: readonly Resource[]): [file: string, text: string][] {
  const namespaces = new Set(resources.map(({ id }) => effectiveNamespace(id)).filter((name) => name !== NO_NAMESPACE));
  return resources.map((resource) => {
    const { id } = resource;
    const namespace = namespaces.size > 1 && !isClusterScoped(id) ? effectiveNamespace(id) : '';
    const parts = [namespace, id.group, id.version, id.kind, id.name].filter(Boolean);
    return [path.join(folder, `${parts.join('_').toLowerCase()}.yaml`), printResources([resource])];
  });
}
