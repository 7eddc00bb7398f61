/** The container `kubectl debug` adds, and the pod it starts on a node. */
import type { Container, Pod } from '../../../kube/api/core/v1';

/** What was said of it. */
export interface DebugFlags {
  name: string;
  image: string;
  pullPolicy: string;
  env: readonly string[];
  stdin: boolean;
  tty: boolean;
  words: readonly string[];
}

/** The container as it was asked for. A policy there is not the server refuses. */
export function debugContainer(flags: DebugFlags, argumentsOnly: boolean): Container {
  const { name, image, pullPolicy, env, stdin, tty, words } = flags;
  const variables = env.map((text) => {
    const [key = '', value = ''] = text.split(/=(.*)/s);
    return { name: key, value };
  });
  return {
    name,
    image,
    ...(pullPolicy === '' ? {} : { imagePullPolicy: pullPolicy as Container['imagePullPolicy'] }),
    ...(variables.length > 0 ? { env: variables } : {}),
    ...(words.length === 0 ? {} : argumentsOnly ? { args: [...words] } : { command: [...words] }),
    ...(stdin ? { stdin } : {}),
    ...(tty ? { tty } : {}),
    terminationMessagePolicy: 'File',
  };
}

/** A pod in the namespaces of a node, with the node's files under `/host` (`generateNodeDebugPod`). */
export function nodePod(node: string, name: string, namespace: string, container: Container): Pod {
  const mounted = { ...container, volumeMounts: [{ name: 'host-root', mountPath: '/host' }] };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: {
      containers: [mounted],
      hostIPC: true,
      hostNetwork: true,
      hostPID: true,
      nodeName: node,
      restartPolicy: 'Never',
      tolerations: [{ operator: 'Exists' }],
      volumes: [{ name: 'host-root', hostPath: { path: '/' } }],
    },
  };
}
