/** `kubectl set image`. */

import { fieldOf } from '../../../go/json/field';
import { quote } from '../../../go/strconv/quote';
import type { Container } from '../../../kube/api/core/v1';
import { command } from '../../cli/command';
import { dryRunStrategy } from '../../cli/dry-run';
import { aggregate } from '../../cli/errors';
import { resultPrinter } from '../../options/output';
import { parsePairs, resourcesAndPairs } from '../../options/pairs';
import { recorder } from '../../options/recorder';
import { recordFlag } from '../../options/standard';
import { namesFiles, setAccess, setFlags, setInfos } from './flags';
import { changeObjects } from './patches';
import { podSpecOf } from './pod-spec';

export const setImage = command({
  name: 'image',
  usage: 'image (-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N',
  short: 'Update the image of a pod template',
  long: `Gives containers other images.

Works on pod (po), replicationcontroller (rc), deployment (deploy), daemonset (ds), statefulset (sts), cronjob (cj) and replicaset (rs).`,
  examples: `# Two containers of a deployment
kubectl set image deployment/nginx busybox=busybox nginx=nginx:1.9.1

# The container nginx of all deployments and replication controllers
kubectl set image deployments,rc nginx=nginx:1.9.1 --all

# All containers of a daemon set
kubectl set image daemonset abc *=nginx:1.9.1

# Only print what a file would become
kubectl set image -f path/to/file.yaml nginx=nginx:1.9.1 --local -o yaml`,
  flags: { ...setFlags(), ...recordFlag() },
  access: setAccess,
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    const print = resultPrinter(ctx, flags, { dryRun, typed: true });
    const { resources, pairs } = resourcesAndPairs(args, 'image');
    const images = parsePairs(pairs, 'image', false).added;
    const infos = await setInfos(ctx, resources, flags);
    const wrong: string[] = [];
    if (flags.all && flags.selector) wrong.push('cannot set --all and --selector at the same time');
    if (resources.length === 0 && !namesFiles(flags))
      wrong.push('one or more resources must be specified as <resource> <name> or <resource>/<name>');
    const names = Object.keys(images).sort();
    if (names.length === 0) wrong.push('at least one image update is required');
    else if (names.length > 1 && names.includes('*'))
      wrong.push(
        'all containers are already specified by *, but saw more than one container_name=container_image pairs',
      );
    if (flags.local && dryRun === 'server')
      wrong.push('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
    const misuse = aggregate(wrong.map((message) => new Error(message)));
    if (misuse) throw misuse;
    const record = recorder(ctx, args, flags);
    const errors: Error[] = [];
    changeObjects(ctx, infos, flags, {
      operation: 'image updated',
      failure: 'failed to patch image update to pod template: ',
      dryRun,
      print,
      errors,
      mutate(object) {
        const { initContainers = [], containers = [] } = podSpecOf(object);
        for (const name of names)
          if (!replaceImage([...initContainers, ...containers], name, fieldOf(images, name) as string))
            errors.push(new Error(`error: unable to find container named ${quote(name)}`));
        object.metadata = record(object).metadata;
        return true;
      },
    });
  },
});

function replaceImage(containers: Container[], name: string, image: string): boolean {
  const found = containers.filter((container) => name === '*' || container.name === name);
  for (const container of found) container.image = image;
  return found.length > 0;
}
