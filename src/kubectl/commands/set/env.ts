/** `kubectl set env`. */

import { quote } from '../../../go/strconv/quote';
import { type Context, command } from '../../cli/command';
import { type DryRun, dryRunStrategy } from '../../cli/dry-run';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { resultPrinter } from '../../options/output';
import { checkNoOverwrites, parseEnvironment, splitEnvironment, updateEnvironment } from './env-args';
import { listEnvironment } from './env-list';
import { variablesFrom } from './env-source';
import { setAccess, setFlags, setInfos } from './flags';
import { changeObjects } from './patches';
import { podSpecOf, selectContainers } from './pod-spec';

const FLAGS = {
  ...setFlags(),
  containers: flag.string('Which containers to change, by name; * stands for any part of a name', {
    shorthand: 'c',
    default: '*',
  }),
  env: flag.stringArray('KEY=VALUE of a variable to set.', { shorthand: 'e' }),
  from: flag.string('Config map or secret to take variables from'),
  keys: flag.stringSlice('The keys to take, separated by commas'),
  list: flag.bool('List the variables, with any changes.'),
  overwrite: flag.bool('Give variables that exist another value, instead of refusing to.', { default: true }),
  prefix: flag.string('What to put before the names of variables'),
  resolve: flag.bool('With --list, look references up'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const setEnv = command({
  name: 'env',
  usage: 'env RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N',
  short: 'Update environment variables on a pod template',
  long: `Lists, sets and removes the environment variables of containers.

All containers of a pod or pod template are meant, or those --containers selects. With --env - variables are read from standard input.

Works on pod (po), replicationcontroller (rc), deployment (deploy), daemonset (ds), statefulset (sts), cronjob (cj) and replicaset (rs).`,
  examples: `# A variable for a deployment
kubectl set env deployment/registry STORAGE_DIR=/local

# The variables of a deployment
kubectl set env deployment/sample-build --list

# Those of all pods
kubectl set env pods --all --list

# From a secret, and from a config map with a prefix
kubectl set env --from=secret/mysecret deployment/myapp
kubectl set env --from=configmap/myconfigmap --prefix=MYSQL_ deployment/myapp

# Some keys of a config map
kubectl set env --keys=my-example-key --from=configmap/myconfigmap deployment/myapp

# Take a variable away from one container of all deployments
kubectl set env deployments --all --containers="c1" ENV-

# Some of the shell's own variables
env | grep RAILS_ | kubectl set env -e - deployment/registry`,
  flags: FLAGS,
  access: setAccess,
  async run(ctx, args, flags) {
    if (flags.all && flags.selector) throw new Error('cannot set --all and --selector at the same time');
    const { resources, environment } = splitEnvironment(args);
    const dryRun = dryRunStrategy(flags, ctx);
    const print = resultPrinter(ctx, flags, { dryRun, typed: true });
    validate(flags, resources, dryRun);
    const changes = await parseEnvironment([...flags.env, ...environment], () => ctx.stdin.readAll());
    if (flags.from) changes.variables.push(...(await variablesFrom(ctx, flags)));
    const prefix = flags.prefix;
    changes.variables = changes.variables.map((variable) => ({ ...variable, name: prefix + variable.name }));
    const infos = await setInfos(ctx, flags.local ? [] : resources, flags);
    const list = flags.list;
    changeObjects(ctx, infos, flags, {
      operation: 'env updated',
      failure: 'failed to patch env update to pod template: ',
      dryRun,
      print,
      silent: list,
      // The flag alone may take variables away, but kubectl notices only afterwards.
      confirm() {
        if (changes.variables.length === 0 && environment.length === 0)
          throw new Error('at least one environment variable must be provided');
      },
      mutate(object) {
        const pattern = flags.containers;
        const containers = selectContainers(podSpecOf(object), pattern);
        if (containers.length === 0) warnNoContainers(ctx, object.kind, object.metadata.name, pattern);
        let unresolved = false;
        for (const container of containers) {
          if (!flags.overwrite) checkNoOverwrites(container.env ?? [], changes.variables);
          container.env = updateEnvironment(container.env ?? [], changes);
          if (list) unresolved = listEnvironment(ctx, object, container, flags.resolve) || unresolved;
        }
        if (unresolved) throw new Error('failed to retrieve valueFrom references');
        return true;
      },
    });
  },
});

function validate(flags: Flags, resources: readonly string[], dryRun: DryRun): void {
  if (flags.local && dryRun === 'server')
    throw new Error('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
  // a folder named with -k does not count
  if (flags.filename.length === 0 && resources.length === 0)
    throw new Error('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  if (flags.list && flags.output) throw new Error('--list and --output may not be specified together');
  if (flags.keys.length > 0 && !flags.from)
    throw new Error('when specifying --keys, a configmap or secret must be provided with --from');
}

function warnNoContainers(ctx: Context, kind: string, name: string, pattern: string): void {
  ctx.streams.err.write(`Warning: ${kind}/${name} does not have any containers matching ${quote(pattern)}\n`);
}
