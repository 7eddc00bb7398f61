/** `kubectl kustomize`. */

import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathErrorText } from '../../go/os/system-error';
import { type Context, command } from '../cli/command';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { build, printResources } from '../kustomize/build';
import { effectiveNamespace, isClusterScoped, NO_NAMESPACE } from '../kustomize/id';
import type { Resource } from '../kustomize/resource';

const RESTRICTORS = ['LoadRestrictionsRootOnly', 'LoadRestrictionsNone'] as const;
const ORDERS = ['legacy', 'none'] as const;

const FLAGS = {
  'as-current-user': flag.bool('Accepted: no function is run.'),
  'enable-alpha-plugins': flag.bool('Accepted: no plugin is run.'),
  'enable-helm': flag.bool('Accepted: no chart is inflated.'),
  env: flag.stringArray('Accepted: no function is run.', { shorthand: 'e' }),
  'helm-command': flag.string('Accepted: no chart is inflated.', { default: 'helm' }),
  'load-restrictor': flag.string(`With ${RESTRICTORS[1]}, files may come from outside of the folder.`, {
    default: RESTRICTORS[0],
  }),
  mount: flag.stringArray('Accepted: no function is run.'),
  network: flag.bool('Accepted: no function is run.'),
  'network-name': flag.string('Accepted: no function is run.', { default: 'bridge' }),
  output: flag.string('Write to this file or folder instead.', { shorthand: 'o' }),
  reorder: flag.string('Order of the resources.', {
    default: ORDERS[0],
    deprecated: "use the new 'sortOptions' field in kustomization.yaml instead.",
  }),
};

type Flags = ValuesOf<typeof FLAGS>;

export const kustomize = command({
  name: 'kustomize',
  usage: 'kustomize DIR',
  short: 'Print what a kustomization folder makes',
  long: `Prints the resources that a folder with a 'kustomization.yaml' makes.

Without DIR it is the working folder. Resources on other machines, plugins, functions, Helm charts, replacements and vars are not simulated.`,
  examples: `# The working folder
kubectl kustomize

# Another folder
kubectl kustomize overlays/production`,
  flags: FLAGS,
  access: 'none',
  run(ctx, args, flags) {
    if (args.length > 1) throw new Error('specify one path to kustomization.yaml');
    const restrictor = oneOf(RESTRICTORS, 'load-restrictor', flags);
    const order = oneOf(ORDERS, 'reorder', flags);
    const warn = (line: string) => ctx.streams.err.write(`${line}\n`);
    const resources = build(args[0] ?? '.', { cwd: ctx.cwd, warn, order, restrictor });
    write(ctx, flags.output, resources);
  },
});

function oneOf<T extends string>(legal: readonly T[], name: 'load-restrictor' | 'reorder', flags: Flags): T {
  const found = legal.find((value) => value === flags[name]);
  if (found) return found;
  throw new Error(`illegal flag value --${name} ${flags[name]}; legal values: [${legal.join(' ')}]`);
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
