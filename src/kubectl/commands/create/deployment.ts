/** `kubectl create deployment`. */

import type { JsonObject } from '../../../go/json/value';
import type { Context } from '../../cli/command';
import { flag } from '../../cli/flags/declare';
import { generatorCommand } from './generator';

export const deployment = generatorCommand({
  name: 'deployment',
  aliases: ['deploy'],
  usage: 'deployment NAME --image=image -- [COMMAND] [args...]',
  short: 'Make a deployment from images',
  long: 'Creates a deployment whose pods have one container for every image.',
  examples: `# One pod of nginx
kubectl create deployment web --image=nginx

# Three of them, saying which port they listen on
kubectl create deployment web --image=nginx --replicas=3 --port=80

# Two containers
kubectl create deployment web --image=nginx --image=busybox

# With a command of its own
kubectl create deployment clock --image=busybox -- date`,
  flags: {
    image: flag.stringSlice('Images of the containers.', { required: true }),
    port: flag.int32('Port the first container listens on.', { default: -1 }),
    replicas: flag.int32('Number of pods.', { shorthand: 'r', default: 1 }),
  },
  resource: { group: 'apps', version: 'v1', resource: 'deployments' },
  failure: 'failed to create deployment: ',
  generate({ ctx, name, flags, command }) {
    const images = flags.image;
    if (images.length > 1 && command.length > 0) throw new Error('cannot specify multiple --image options and command');
    const containers = images.map((image) => container(ctx, image, command));
    const port = flags.port;
    if (port >= 0 && containers[0]) containers[0].ports = [{ containerPort: port }];
    const labels = { app: name };
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, labels },
      spec: {
        replicas: flags.replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers } },
      },
    };
  },
});

function container(ctx: Context, image: string, command: string[]): JsonObject {
  return { name: containerName(ctx, image), image, command };
}

/** The last part of the image without tag or digest; where that is no name, one with a suffix that makes it unique. */
function containerName(ctx: Context, image: string): string {
  const last = image.slice(image.lastIndexOf('/') + 1);
  const name = (last.split(':')[0] as string).split('@')[0] as string;
  if (!/[_.]/.test(name)) return name;
  return `${name.replace(/[_.]/g, '-')}-${ctx.session.randomSuffix('container-name', 5)}`;
}
