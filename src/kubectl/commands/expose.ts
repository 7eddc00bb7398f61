/** `kubectl expose`. */

import { labelSetString } from '../../kube/labels/label-set';
import { type KubeObject, parseGroupVersion } from '../../kube/meta/meta';
import { encodeTyped } from '../../kube/schema/strict-decode';
import { type Context, command } from '../cli/command';
import { type DryRun, dryRunStrategy } from '../cli/dry-run';
import { resultPrinter } from '../options/output';
import { applyOverrides } from '../options/overrides';
import { recorder } from '../options/recorder';
import { filenameOptions } from '../options/standard';
import { Builder } from '../resource/builder';
import { Helper } from '../resource/helper';
import type { Info } from '../resource/info';
import { typedLastAppliedAnnotation } from './create/saved-config';
import { exposeFlags, type Flags } from './expose/flags';
import { checkExposable, portsFor, protocolsFor, selectorFor } from './expose/introspection';
import { exposingService, type ServiceSource } from './expose/service';

export const expose = command({
  name: 'expose',
  usage:
    'expose (-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service] [--type=type]',
  short: 'Put a service in front of a controller, a service, a deployment or a pod',
  long: `Creates a service for the pods of a deployment, replica set or replication controller, for a pod, or for those of another service.

The service selects pods as the object does, which only works for plain labels. Without --port it gets the ports of the object, without --labels its labels.

TYPE may be pod (po), service (svc), replicationcontroller (rc), deployment (deploy) or replicaset (rs).`,
  examples: `# Port 80 of the service is port 8000 of the pods
kubectl expose deployment web --port=80 --target-port=8000

# A pod, under another name
kubectl expose pod db-0 --port=444 --name=db

# A second service for the same pods
kubectl expose service web --port=443 --target-port=8443 --name=web-https

# UDP
kubectl expose rc stream --port=4100 --protocol=UDP --name=video`,
  flags: exposeFlags(),
  access: 'write',
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    const print = resultPrinter(ctx, flags, { dryRun, typed: true });
    const record = recorder(ctx, args, flags);
    const builder = builderFor(ctx, args, flags);
    const result = await builder.do();
    const exposure = new Exposure(flags);
    result.visit((info) => {
      const source = exposure.sourceFor(info.object as KubeObject, info.name);
      const object = record(applyOverrides(exposingService(source, flags), flags));
      print(dryRun === 'client' ? inNamespace(ctx, object) : create(ctx, builder, object, flags, dryRun), 'exposed');
    });
  },
});

function builderFor(ctx: Context, args: readonly string[], flags: Flags): Builder {
  return new Builder(ctx)
    .withScheme()
    .continueOnError()
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
    .resourceTypeOrNameArgs(false, args)
    .flatten();
}

/** Where a service takes from the object what the flags leave open. What was found for one object holds for the next. */
class Exposure {
  private selector: string;
  private labels: string;
  private port: string;
  private ports = '';
  private protocols: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(private readonly flags: Flags) {
    this.selector = flags.selector;
    this.labels = flags.labels;
    this.port = flags.port;
  }

  sourceFor(object: KubeObject, objectName: string): ServiceSource {
    checkExposable(object);
    this.selector ||= introspectedSelector(object);
    if (this.port === '') this.introspectPorts(object);
    const protocols = protocolsFor(object);
    if (protocols.size > 0) this.protocols = protocols;
    this.labels ||= labelSetString(object.metadata.labels);
    const name = this.flags.name || objectName.slice(0, MAX_NAME);
    const { selector, labels, port, ports } = this;
    return { name, selector, labels, ports: ports || port, protocols: this.protocols };
  }

  private introspectPorts(object: KubeObject): void {
    const [port, ...more] = portsFor(object);
    if (more.length > 0) this.ports = [port, ...more].join(',');
    else if (port !== undefined) this.port = port;
    else if (this.flags['cluster-ip'] !== 'None')
      throw new Error("couldn't find port via --port flag or introspection");
  }
}

/** `validation.DNS1035LabelMaxLength`. */
const MAX_NAME = 63;

function introspectedSelector(object: KubeObject): string {
  try {
    return selectorFor(object);
  } catch (err) {
    throw new Error(`couldn't retrieve selectors via --selector flag or introspection: ${(err as Error).message}`);
  }
}

function inNamespace(ctx: Context, object: KubeObject): KubeObject {
  if (!ctx.enforceNamespace) return object;
  return encodeTyped({ ...object, metadata: { ...object.metadata, namespace: ctx.namespace } }, object);
}

function create(ctx: Context, builder: Builder, object: KubeObject, flags: Flags, dryRun: DryRun): KubeObject {
  const { group, version } = parseGroupVersion(object.apiVersion);
  const mapping = builder.mapper.kindMapping(group, version, object.kind);
  const namespace = mapping.namespaced ? ctx.namespace : '';
  const info: Info = { source: '', mapping, namespace, name: object.metadata.name };
  const helper = new Helper(ctx, { dryRun, fieldManager: flags['field-manager'] });
  const created = helper.create(info, flags['save-config'] ? typedLastAppliedAnnotation(object) : object);
  return encodeTyped(created, created);
}
