/** `kubectl debug`: a container more in a pod, a changed copy of a pod, or a pod that looks at a node. */
import type { EphemeralContainer, Node, Pod } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';
import { type Context, command } from '../cli/command';
import { flag, type ValuesOf } from '../cli/flags/declare';
import { filenameFlag } from '../options/standard';
import { Builder } from '../resource/builder';
import { attach as attachToContainer } from './attach/attach';
import { containerFlag, interactiveFlags } from './attach/flags';
import { currentPod, statusIn } from './attach/status';
import { type DebugFlags, debugContainer, nodePod } from './debug/debug-container';
import { copiedPod } from './debug/pod-copy';

function debugFlags() {
  return {
    ...containerFlag(),
    ...interactiveFlags(),
    ...filenameFlag('identifying the resource to debug'),
    'arguments-only': flag.bool('What follows -- are arguments, no command.'),
    attach: flag.bool('Attach to the container once it runs.'),
    'copy-to': flag.string('Debug a copy of the pod with this name.'),
    env: flag.stringArray('Environment variables of the container.'),
    image: flag.string('Image of the container.'),
    'image-pull-policy': flag.string('When to pull the image.'),
    profile: flag.string('How much the container may: legacy, general, baseline, netadmin or restricted.', {
      default: 'legacy',
    }),
    replace: flag.bool('Delete the pod that is copied.'),
    'same-node': flag.bool('Put the copy on the same node.'),
    'set-image': flag.stringArray('Other images for the containers of the copy.'),
    'share-processes': flag.bool('Share processes in the copy.', { default: true }),
    target: flag.string('Container whose processes to see.'),
  };
}

type Flags = ValuesOf<ReturnType<typeof debugFlags>>;

const PROFILES = ['legacy', 'general', 'baseline', 'netadmin', 'restricted'];

export const debug = command({
  name: 'debug',
  usage: 'debug (POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ]',
  short: 'Add something to debug with to a pod or a node',
  long: 'Adds a container to a running pod, makes a changed copy of a pod, or starts a pod that looks at a node.',
  examples: `# A shell beside the containers of a pod
kubectl debug mypod -it --image=busybox

# One that sees the processes of a container
kubectl debug mypod -it --image=busybox --target=app

# A copy of a pod with another command
kubectl debug mypod --copy-to=mypod-debug --container=app -- sleep 1d

# A pod on a node, with the node's files under /host
kubectl debug node/mynode -it --image=busybox`,
  flags: debugFlags(),
  access: 'write',
  async run(ctx, args, flags) {
    const dash = ctx.argsLenAtDash;
    const words = dash < 0 ? args.slice(1) : args.slice(dash);
    const names = dash < 0 ? args.slice(0, 1) : args.slice(0, dash);
    validate(names, words, flags);
    for (const object of await objectsFor(ctx, names)) {
      if (object.kind === 'Node') await visitNode(ctx, object as Node, words, flags);
      else if (object.kind === 'Pod') await visitPod(ctx, object as Pod, words, flags);
      else throw new Error(`"${object.kind}" not supported by debug`);
    }
  },
});

/** DebugOptions.Validate, in its order. */
function validate(names: readonly string[], words: readonly string[], flags: Flags): void {
  if (names.length === 0) throw new Error('NAME is required for debug');
  if (flags['copy-to'] !== '') {
    if (flags.image === '' && flags['set-image'].length === 0 && words.length === 0)
      throw new Error('you must specify --image, --set-image or command arguments.');
  } else if (flags.image === '') throw new Error('you must specify --image when not using --copy-to.');
  if (flags.tty && !flags.stdin) throw new Error('-i/--stdin is required for containers with -t/--tty=true');
  if (!PROFILES.includes(flags.profile)) throw new Error(`unknown profile: ${flags.profile}`);
}

const podTarget = (namespace: string | undefined, name?: string) => ({
  resource: 'pods',
  group: '',
  version: 'v1',
  namespace,
  ...(name === undefined ? {} : { name }),
});

async function visitPod(ctx: Context, pod: Pod, words: readonly string[], flags: Flags): Promise<void> {
  const { client } = ctx.session;
  const { namespace, name } = pod.metadata;
  const chosen = nameFor(ctx, flags);
  const options: DebugFlags = { ...flags, name: chosen, words, pullPolicy: flags['image-pull-policy'] };
  if (flags['copy-to'] !== '') {
    const { copy, container } = copiedPod(pod, {
      ...options,
      copyTo: flags['copy-to'],
      sameNode: flags['same-node'],
      setImage: flags['set-image'],
      shareProcesses: flags['share-processes'],
      argumentsOnly: flags['arguments-only'],
    });
    const created = client.create(podTarget(namespace), copy as unknown as KubeObject) as unknown as Pod;
    if (flags.replace) client.delete(podTarget(namespace, name));
    await attachIfAsked(ctx, created, container, flags);
    return;
  }
  if (flags.target !== '')
    ctx.streams.out.write(
      `Targeting container "${flags.target}". If you don't see processes from this container it may be because the container runtime doesn't support this feature.\n`,
    );
  const names = [...(pod.spec.ephemeralContainers ?? []), ...pod.spec.containers].map((one) => one.name);
  if (names.includes(chosen)) return;
  const added: EphemeralContainer = {
    ...debugContainer(options, flags['arguments-only']),
    ...(flags.target === '' ? {} : { targetContainerName: flags.target }),
  };
  const changed = {
    ...pod,
    spec: { ...pod.spec, ephemeralContainers: [...(pod.spec.ephemeralContainers ?? []), added] },
  };
  const target = { ...podTarget(namespace, name), subresource: 'ephemeralcontainers' };
  const updated = client.update(target, changed as unknown as KubeObject) as unknown as Pod;
  await attachIfAsked(ctx, updated, chosen, flags);
}

/** A name is made up where none is given, and told. */
function nameFor(ctx: Context, flags: Flags): string {
  if (flags.container !== '') return flags.container;
  if (flags['copy-to'] !== '' && flags.image === '') return '';
  const name = `debugger-${ctx.session.randomSuffix('debugger', 5)}`;
  if (!flags.quiet) ctx.streams.out.write(`Defaulting debug container name to ${name}.\n`);
  return name;
}

async function visitNode(ctx: Context, node: Node, words: readonly string[], flags: Flags): Promise<void> {
  const name = `node-debugger-${node.metadata.name}-${ctx.session.randomSuffix('debugger', 5)}`;
  const container = flags.container || 'debugger';
  const options: DebugFlags = { ...flags, name: container, words, pullPolicy: flags['image-pull-policy'] };
  const pod = nodePod(node.metadata.name, name, ctx.namespace, debugContainer(options, flags['arguments-only']));
  const created = ctx.session.client.create(podTarget(ctx.namespace), pod as unknown as KubeObject) as unknown as Pod;
  if (!flags.quiet)
    ctx.streams.out.write(
      `Creating debugging pod ${name} with container ${container} on node ${node.metadata.name}.\n`,
    );
  await attachIfAsked(ctx, created, container, flags);
}

async function attachIfAsked(ctx: Context, pod: Pod, containerName: string, flags: Flags): Promise<void> {
  if (!flags.attach && !flags.stdin) return;
  const { session } = ctx;
  const running = await session.waitUntil(() => {
    const now = currentPod(session, pod);
    const state = statusIn(now, containerName)?.state;
    return state?.running || state?.terminated ? now : undefined;
  });
  if (!running) return;
  const { stdin, tty, quiet } = flags;
  await attachToContainer(ctx, {
    pod: running,
    containerName,
    stdin,
    tty,
    quiet,
    commandName: 'kubectl attach',
    fromStart: true,
  });
}

async function objectsFor(ctx: Context, names: readonly string[]): Promise<KubeObject[]> {
  const builder = new Builder(ctx).withScheme().namespaceParam(ctx.namespace).defaultNamespace();
  const result = await builder.resourceNames('pods', ...names).do();
  const objects: KubeObject[] = [];
  result.visit((info) => {
    objects.push(info.object as KubeObject);
  });
  return objects;
}
