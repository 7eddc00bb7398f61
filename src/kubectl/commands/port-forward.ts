/** `kubectl port-forward`. */
import type { Service } from '../../kube/api/core/v1';
import type { KubeObject } from '../../kube/meta/meta';
import { command } from '../cli/command';
import { flag } from '../cli/flags/declare';
import { Builder } from '../resource/builder';
import { runningTimeoutFlag } from './attach/flags';
import { attachablePod } from './attach/pod-for-object';
import { forward } from './port-forward/forward';
import { parsePort, podPort, servicePort } from './port-forward/ports';

export const portForward = command({
  name: 'port-forward',
  usage: 'port-forward TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]',
  short: 'Forward local ports to a pod',
  long: 'Forwards one or more local ports to a pod, which may be named by what it belongs to.',
  examples: `# Ports 5000 and 6000, to the same ports of a pod
kubectl port-forward pod/mypod 5000 6000

# Port 8443, to the port named https of a service's pods
kubectl port-forward service/myservice 8443:https

# Any free port, to port 5000
kubectl port-forward pod/mypod :5000

# On all addresses
kubectl port-forward --address 0.0.0.0 pod/mypod 8888:5000`,
  flags: {
    address: flag.stringSlice('Addresses to listen on: IP addresses, or localhost.', { default: ['localhost'] }),
    ...runningTimeoutFlag('1m0s'),
  },
  access: 'write',
  async run(ctx, args, flags) {
    const [resource = '', ...texts] = args;
    if (args.length < 2) throw ctx.usageError('TYPE/NAME and list of ports are required for port-forward');
    const builder = new Builder(ctx).withScheme().continueOnError().namespaceParam(ctx.namespace).defaultNamespace();
    const result = await builder.resourceNames('pods', resource).do();
    let object: KubeObject | undefined;
    result.visit((info) => {
      object ??= info.object as KubeObject;
    });
    if (!object) throw new Error('expected a resource');
    const found = object;
    const pod = await attachablePod(ctx, found, flags['pod-running-timeout']);
    const converted = texts.map((text) =>
      found.kind === 'Service' ? servicePort(text, found as Service, pod) : podPort(text, pod),
    );
    const phase = pod.status?.phase ?? '';
    const ports = converted.map(parsePort);
    if (phase !== 'Running')
      throw new Error(`unable to forward port because pod is not running. Current status=${phase}`);
    await forward(ctx, pod, ports, flags.address);
  },
});
