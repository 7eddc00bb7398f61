/** `kubectl run`. */

import type { KubeObject } from '../../kube/meta/meta';
import { encodeTyped } from '../../kube/schema/strict-decode';
import { type Context, command } from '../cli/command';
import { aggregate } from '../cli/errors';
import { applyOverrides } from '../options/overrides';
import { recorder } from '../options/recorder';
import { Helper } from '../resource/helper';
import type { Info } from '../resource/info';
import { typedLastAppliedAnnotation } from './create/saved-config';
import { runAttached } from './run/attached';
import { type Flags, runFlags } from './run/flags';
import { generatePod, generateService, type PodParameters } from './run/generator';
import { type RunOptions, runOptions } from './run/options';

export const run = command({
  name: 'run',
  usage:
    'run NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] [--command] -- [COMMAND] [args...]',
  short: 'Start a pod from an image',
  long: 'Creates a pod with one container and starts it.',
  examples: `# An nginx pod
kubectl run nginx --image=nginx

# A pod whose container listens on a port, and a service for it
kubectl run web --image=nginx --port=80 --expose

# A pod with environment variables and labels
kubectl run cache --image=redis --env=LEVEL=debug --env=SIZE=10 --labels=app=cache,tier=back

# What would be created
kubectl run nginx --image=nginx --dry-run=client -o yaml

# A pod with fields the flags do not know
kubectl run nginx --image=nginx --overrides='{"spec":{"nodeName":"node-1"}}'

# A shell in a pod that is deleted afterwards
kubectl run -i -t busybox --image=busybox --restart=Never --rm

# Arguments for the image's own command
kubectl run nginx --image=nginx -- ARG1 ARG2

# Another command
kubectl run once --image=busybox --command -- date -u`,
  flags: runFlags(),
  access: 'write',
  async run(ctx, args, flags) {
    const options = runOptions(ctx, args, flags);
    const parameters: PodParameters = { name: args[0] ?? '', args: args.slice(1), flags };
    const send = sender(ctx, args, flags, options);
    const pod = send(applyOverrides(generatePod(parameters), flags), 'pods');
    const created = [pod];
    const errors: Error[] = [];
    if (flags.expose) {
      try {
        created.push(exposed(ctx, flags, options, () => send(generateService(parameters), 'services')));
      } catch (err) {
        errors.push(err as Error);
      }
    }
    if (options.attach) return runAttached(ctx, options, created);
    options.print(pod.object as KubeObject, 'created');
    const error = aggregate(errors);
    if (error) throw error;
  },
});

/** Sends objects to the server and gives them back as they are then, as Go types. */
function sender(
  ctx: Context,
  args: string[],
  flags: Flags,
  { dryRun }: RunOptions,
): (object: KubeObject, resource: string) => Info {
  const record = recorder(ctx, args, flags);
  const helper = new Helper(ctx, { dryRun, fieldManager: flags['field-manager'] });
  return (generated, resource) => {
    const recorded = record(generated);
    const mapping = { group: '', version: 'v1', resource, kind: generated.kind, namespaced: true };
    const info: Info = { source: '', mapping, namespace: ctx.namespace, name: recorded.metadata.name };
    if (dryRun === 'client') return { ...info, object: inNamespace(ctx, recorded) };
    const object = helper.create(info, flags['save-config'] ? typedLastAppliedAnnotation(recorded) : recorded);
    return { ...info, object: encodeTyped(object, object) };
  };
}

function inNamespace(ctx: Context, object: KubeObject): KubeObject {
  if (!ctx.enforceNamespace) return object;
  return encodeTyped({ ...object, metadata: { ...object.metadata, namespace: ctx.namespace } }, object);
}

/** The service is printed at once, before the pod; YAML gets a separator of its own. */
function exposed(ctx: Context, flags: Flags, { print }: RunOptions, create: () => Info): Info {
  const service = create();
  print(service.object as KubeObject, 'created');
  if (flags.output === 'yaml') ctx.streams.out.write('---\n');
  return service;
}
