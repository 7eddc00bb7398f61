/** `kubectl set serviceaccount`. */
import { command } from '../../cli/command';
import { dryRunStrategy } from '../../cli/dry-run';
import { resultPrinter } from '../../options/output';
import { recorder } from '../../options/recorder';
import { recordFlag } from '../../options/standard';
import { namingFlags, setAccess, setInfos } from './flags';
import { changeObjects } from './patches';
import { podSpecOf } from './pod-spec';

export const setServiceAccount = command({
  name: 'serviceaccount',
  aliases: ['sa'],
  usage: 'serviceaccount (-f FILENAME | TYPE NAME) SERVICE_ACCOUNT',
  short: 'Update the service account of a resource',
  long: `Lets pods run under another service account.

Works on replicationcontroller (rc), deployment (deploy), daemonset (ds), job, replicaset (rs) and statefulset.`,
  examples: `# The pods of a deployment
kubectl set serviceaccount deployment nginx-deployment serviceaccount1

# Only print what a file would become
kubectl set sa -f nginx-deployment.yaml serviceaccount1 --local -o yaml`,
  flags: { ...namingFlags(), ...recordFlag() },
  access: setAccess,
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    const print = resultPrinter(ctx, flags, { dryRun, typed: true });
    if (flags.local && dryRun === 'server')
      throw new Error('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
    const account = args.at(-1);
    if (account === undefined) throw new Error('serviceaccount is required');
    // With --local whatever else is named is not looked at.
    const infos = await setInfos(ctx, flags.local ? [] : args.slice(0, -1), flags);
    const record = recorder(ctx, args, flags);
    changeObjects(ctx, infos, flags, {
      operation: 'serviceaccount updated',
      failure: 'failed to patch ServiceAccountName ',
      dryRun,
      print,
      always: true,
      mutate(object) {
        podSpecOf(object).serviceAccountName = account;
        object.metadata = record(object).metadata;
        return true;
      },
    });
  },
});
