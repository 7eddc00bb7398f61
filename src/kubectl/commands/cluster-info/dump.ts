/** `kubectl cluster-info dump`. */

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Pod } from '../../../kube/api/core/v1';
import { groupVersion, type KubeObject } from '../../../kube/meta/meta';
import { encodeTyped } from '../../../kube/schema/strict-decode';
import { type Context, command } from '../../cli/command';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { printFlags } from '../../options/standard';
import { noPrinterError, OBJECT_FORMATS, type ObjectPrinter, objectPrinter } from '../../printers/object-printer';

const FLAGS = {
  ...printFlags([], 'json'),
  'all-namespaces': flag.bool('All namespaces, whatever --namespaces says.', { shorthand: 'A' }),
  namespaces: flag.stringSlice('The namespaces to dump, separated by commas.'),
  'output-directory': flag.string("Folder for the files; empty or '-' for standard output."),
  'pod-running-timeout': flag.duration('How long to wait until a pod is running.', { default: '20s' }),
};

type Flags = ValuesOf<typeof FLAGS>;

export const dump = command({
  name: 'dump',
  usage: 'dump [flags]',
  short: 'Dump what helps to find out what is wrong',
  long: `Writes out what is in the current namespace and in kube-system, or in the namespaces given.

With --output-directory a folder of files is made instead of one long text.`,
  examples: `# To standard output
kubectl cluster-info dump

# Into a folder
kubectl cluster-info dump --output-directory=/path/to/cluster-state

# All namespaces
kubectl cluster-info dump --all-namespaces

# Some namespaces
kubectl cluster-info dump --namespaces default,kube-system --output-directory=/path/to/cluster-state`,
  flags: FLAGS,
  access: 'read',
  run(ctx, _args, flags) {
    const out = new DumpWriter(ctx, flags);
    out.list('nodes', { group: '', version: 'v1', resource: 'nodes', kind: 'Node' });
    for (const namespace of namespacesOf(ctx, flags)) {
      for (const [file, source] of Object.entries(LISTS)) out.list(path.join(namespace, file), source, namespace);
      const pods = out.list(path.join(namespace, 'pods'), PODS, namespace);
      for (const pod of pods as Pod[]) out.logs(path.join(namespace, pod.metadata.name, 'logs.txt'), pod);
    }
    const folder = flags['output-directory'];
    if (folder !== '' && folder !== '-') ctx.streams.out.write(`Cluster info dumped to ${folder}\n`);
  },
});

/** What is dumped of a namespace, by the name of its file. */
const LISTS: Record<string, Source> = {
  events: { group: '', version: 'v1', resource: 'events', kind: 'Event' },
  'replication-controllers': {
    group: '',
    version: 'v1',
    resource: 'replicationcontrollers',
    kind: 'ReplicationController',
  },
  services: { group: '', version: 'v1', resource: 'services', kind: 'Service' },
  daemonsets: { group: 'apps', version: 'v1', resource: 'daemonsets', kind: 'DaemonSet' },
  deployments: { group: 'apps', version: 'v1', resource: 'deployments', kind: 'Deployment' },
  replicasets: { group: 'apps', version: 'v1', resource: 'replicasets', kind: 'ReplicaSet' },
};
const PODS: Source = { group: '', version: 'v1', resource: 'pods', kind: 'Pod' };

interface Source {
  group: string;
  version: string;
  resource: string;
  kind: string;
}

function namespacesOf(ctx: Context, flags: Flags): string[] {
  const given = flags.namespaces;
  if (flags['all-namespaces'])
    return ctx.session.client
      .kind('namespaces')
      .list()
      .map(({ metadata }) => metadata.name);
  return given.length > 0 ? [...given] : ['kube-system', ctx.namespace];
}

/** Writes lists and logs to standard output, or each to a file of its own. */
class DumpWriter {
  private readonly print: ObjectPrinter;
  private readonly folder: string;
  private readonly extension: string;

  constructor(
    private readonly ctx: Context,
    flags: Flags,
  ) {
    const output = flags.output;
    const folder = flags['output-directory'];
    const print = objectPrinter({
      output,
      template: flags.template,
      allowMissingKeys: flags['allow-missing-template-keys'],
      showManagedFields: flags['show-managed-fields'],
      typed: true,
      cwd: ctx.cwd,
    });
    if (!print) throw noPrinterError(output, OBJECT_FORMATS);
    if (output === 'name') throw new Error('list types are not supported by name printing: *v1.NodeList');
    this.print = print;
    this.folder = folder === '-' ? '' : folder;
    this.extension = { json: '.json', yaml: '.yaml' }[output] ?? '.txt';
  }

  /** Writes all objects of a kind, and gives them. */
  list(file: string, { kind, ...resource }: Source, namespace?: string): KubeObject[] {
    const { items, resourceVersion } = this.ctx.session.client.list({ ...resource, namespace });
    const list = { kind: `${kind}List`, apiVersion: groupVersion(resource), metadata: { resourceVersion } };
    let text = '';
    this.print({ ...list, items: items.map(withoutKind) } as unknown as KubeObject, (part) => {
      text += part;
    });
    this.write(file + this.extension, text);
    return items;
  }

  /** Writes where the log of each container begins and ends. */
  logs(file: string, { metadata, spec }: Pod): void {
    const lines = [...(spec.initContainers ?? []), ...spec.containers].flatMap(({ name }) => {
      const title = `logs for container ${name} of pod ${metadata.namespace}/${metadata.name}`;
      return [`==== START ${title} ====\n`, `==== END ${title} ====\n`];
    });
    this.write(file, lines.join(''));
  }

  private write(file: string, text: string): void {
    if (this.folder === '') this.ctx.streams.out.write(text);
    else writeFile(path.resolve(this.ctx.cwd, this.folder, file), text);
  }
}

function writeFile(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** An object as it stands in a list of the API. */
function withoutKind(object: KubeObject): Partial<KubeObject> {
  const { kind: _kind, apiVersion: _apiVersion, ...rest } = encodeTyped(object, object);
  return rest;
}
