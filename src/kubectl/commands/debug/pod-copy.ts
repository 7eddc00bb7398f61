/** The copy of a pod that `kubectl debug --copy-to` makes (`generatePodCopyWithDebugContainer`). */
import type { Container, Pod } from '../../../kube/api/core/v1';
import { type DebugFlags, debugContainer } from './debug-container';

/** What is to be different in it. */
export interface CopyOptions extends DebugFlags {
  copyTo: string;
  sameNode: boolean;
  /** `NAME=IMAGE`; `*` for all. */
  setImage: readonly string[];
  shareProcesses: boolean;
  argumentsOnly: boolean;
}

/** The copy, and the container to look into. Labels stay behind, so that no service finds it, and probes too. */
export function copiedPod(pod: Pod, options: CopyOptions): { copy: Pod; container: string } {
  const { name, image, words, copyTo, sameNode, argumentsOnly, shareProcesses } = options;
  const { annotations, namespace } = pod.metadata;
  const images = new Map(
    options.setImage.flatMap((text) => text.split(',')).map((text) => text.split(/=(.*)/s) as [string, string]),
  );
  const containers = pod.spec.containers.map((container) => withoutProbes(container, images));
  const known = containers.find((container) => container.name === name);
  if (known) {
    if (image !== '') known.image = image;
    if (words.length > 0 && argumentsOnly) known.args = [...words];
    else if (words.length > 0) {
      known.command = [...words];
      delete known.args;
    }
  } else if (image !== '') containers.push(debugContainer(options, argumentsOnly));
  const { nodeName, ephemeralContainers, ...spec } = pod.spec;
  const copy: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: copyTo, namespace, ...(annotations ? { annotations } : {}) },
    spec: {
      ...spec,
      containers,
      ...(sameNode ? { nodeName } : {}),
      ...(shareProcesses ? { shareProcessNamespace: true } : {}),
    },
  };
  return { copy, container: name || (containers[0]?.name ?? '') };
}

function withoutProbes(container: Container, images: ReadonlyMap<string, string>): Container {
  const { livenessProbe, readinessProbe, startupProbe, lifecycle, ...rest } = container;
  const image = images.get(container.name) ?? images.get('*');
  return image === undefined ? rest : { ...rest, image };
}
