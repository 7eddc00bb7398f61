/** `kubectl set selector`. */

import { type LabelSelector, parseToLabelSelector } from '../../../kube/labels/label-selector';
import type { KubeObject } from '../../../kube/meta/meta';
import { command } from '../../cli/command';
import { dryRunStrategy } from '../../cli/dry-run';
import { aggregate } from '../../cli/errors';
import { flag } from '../../cli/flags/declare';
import { resultPrinter } from '../../options/output';
import { recorder } from '../../options/recorder';
import { recordFlag } from '../../options/standard';
import { Helper } from '../../resource/helper';
import { namingFlags, setAccess, setInfos } from './flags';
import { selectorPatch } from './selector-patch';

/** `-k` and `-l` are not there, and folders are looked through to the bottom unless told otherwise. */
const { kustomize: _, recursive, ...others } = namingFlags();

export const setSelector = command({
  name: 'selector',
  usage: 'selector (-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]',
  short: 'Set the selector on a resource',
  long: `Gives a service another selector in the place of the one it has.

Keys and values have up to 63 letters, digits, hyphens, dots and underscores and begin with a letter or a digit. With --resource-version the change is made to that version only. Only services have such a selector.`,
  examples: `# A service and its deployment with the same label
kubectl create service clusterip my-svc --clusterip="None" -o yaml --dry-run=client | kubectl set selector --local -f - 'environment=qa' -o yaml | kubectl create -f -
kubectl create deployment my-dep -o yaml --dry-run=client | kubectl label --local -f - environment=qa -o yaml | kubectl create -f -`,
  flags: {
    ...others,
    recursive: { ...recursive, default: true },
    ...recordFlag(),
    'resource-version': flag.string('Change only if this is the present version of the resource.'),
  },
  access: setAccess,
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    const text = args.at(-1);
    const selector: LabelSelector | undefined = text === undefined ? undefined : parseToLabelSelector(text);
    const print = resultPrinter(ctx, flags, { dryRun, typed: true });
    if (!selector) throw new Error('one selector is required');
    const infos = await setInfos(ctx, args.slice(0, -1), flags);
    const record = recorder(ctx, args, flags);
    const helper = new Helper(ctx, { dryRun, fieldManager: flags['field-manager'] });
    const locally = flags.local || dryRun === 'client';
    const version = flags['resource-version'];
    const errors: Error[] = [];
    for (const info of infos) {
      try {
        const { after, patch } = selectorPatch(info.object as KubeObject, selector, version, record);
        print(locally ? after : helper.patch(info, 'strategic', patch), 'selector updated');
      } catch (err) {
        errors.push(err as Error);
      }
    }
    const failed = aggregate(errors);
    if (failed) throw failed;
  },
});
