/** `kubectl set resources`. */

import { canonical } from '../../../kube/quantity/quantity';
import { command } from '../../cli/command';
import { dryRunStrategy } from '../../cli/dry-run';
import { flag } from '../../cli/flags/declare';
import { resultPrinter } from '../../options/output';
import { recorder } from '../../options/recorder';
import { recordFlag } from '../../options/standard';
import { checkSetFlags, setAccess, setFlags, setInfos } from './flags';
import { changeObjects } from './patches';
import { podSpecOf, selectContainers } from './pod-spec';

export const setResources = command({
  name: 'resources',
  usage: 'resources (-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS]',
  short: 'Update resource requests/limits on objects with pod templates',
  long: `Says how much of CPU and memory containers ask for (requests) and may use at most (limits).

Where there is a limit and no request, the request is the limit.`,
  examples: `# Limits for one container of a deployment
kubectl set resources deployment nginx -c=nginx --limits=cpu=200m,memory=512Mi

# Limits and requests for all its containers
kubectl set resources deployment nginx --limits=cpu=200m,memory=512Mi --requests=cpu=100m,memory=256Mi

# No limits and requests to speak of
kubectl set resources deployment nginx --limits=cpu=0,memory=0 --requests=cpu=0,memory=0

# Only print what a file would become
kubectl set resources -f path/to/file.yaml --limits=cpu=200m,memory=512Mi --local -o yaml`,
  flags: {
    ...setFlags(),
    ...recordFlag(),
    containers: flag.string('Which containers to change, by name; * stands for any part of a name', {
      shorthand: 'c',
      default: '*',
    }),
    limits: flag.string("Limits of the containers, as 'cpu=100m,memory=256Mi'."),
    requests: flag.string("Requests of the containers, as 'cpu=100m,memory=256Mi'."),
  },
  access: setAccess,
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    const print = resultPrinter(ctx, flags, { dryRun, typed: true });
    const infos = await setInfos(ctx, args, flags);
    checkSetFlags(flags, dryRun);
    const lists = { limits: flags.limits, requests: flags.requests };
    if (!lists.limits && !lists.requests)
      throw new Error('you must specify an update to requests or limits (in the form of --requests/--limits)');
    const limits = parseResourceList(lists.limits);
    const requests = parseResourceList(lists.requests);
    const record = recorder(ctx, args, flags);
    const errors: Error[] = [];
    const pattern = flags.containers;
    changeObjects(ctx, infos, flags, {
      operation: 'resource requirements updated',
      failure: 'failed to patch resources update to pod template ',
      dryRun,
      print,
      errors,
      mutate(object) {
        const containers = selectContainers(podSpecOf(object), pattern);
        if (containers.length === 0) errors.push(new Error(`error: unable to find container named ${pattern}`));
        for (const container of containers) {
          container.resources = {
            ...container.resources,
            limits: { ...container.resources?.limits, ...limits },
            requests: { ...container.resources?.requests, ...requests },
          };
        }
        object.metadata = record(object).metadata;
        return containers.length > 0;
      },
    });
  },
});

/** `cpu=100m,memory=256Mi`. Throws on what is no `<resource>=<value>` and on values that are no quantities. */
function parseResourceList(text: string): Record<string, string> {
  const list: Record<string, string> = {};
  for (const statement of text === '' ? [] : text.split(',')) {
    const [resource = '', quantity, ...more] = statement.split('=');
    if (quantity === undefined || more.length > 0)
      throw new Error(`Invalid argument syntax ${statement}, expected <resource>=<value>`);
    list[resource] = canonical(quantity);
  }
  return list;
}
