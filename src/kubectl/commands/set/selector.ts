/** `kubectl set selector`. */
import { type LabelSelector, parseToLabelSelector } from '../../../kube/labels/label-selector';
import type { KubeObject } from '../../../kube/meta/meta';
import type { Command, Flag } from '../../cli/command';
import { dryRunStrategy } from '../../cli/dry-run';
import { aggregate } from '../../cli/errors';
import { resultPrinter } from '../../options/output';
import { recorder } from '../../options/recorder';
import { recordFlag } from '../../options/standard';
import { Helper } from '../../resource/helper';
import { setAccess, setFlags, setInfos } from './flags';
import { selectorPatch } from './selector-patch';

/** `-k` and `-l` are not there, and folders are looked through to the bottom unless told otherwise. */
const flags: Flag[] = setFlags(false)
  .filter(({ name }) => name !== 'kustomize')
  .map((flag) => (flag.name === 'recursive' ? { ...flag, default: true } : flag));

export const setSelector: Command = {
  name: 'selector',
  usage: 'selector (-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]',
  short: 'Set the selector on a resource',
  long: `Gives a service another selector in the place of the one it has.

Keys and values have up to 63 letters, digits, hyphens, dots and underscores and begin with a letter or a digit. With --resource-version the change is made to that version only. Only services have such a selector.`,
  examples: `# A service and its deployment with the same label
kubectl create service clusterip my-svc --clusterip="None" -o yaml --dry-run=client | kubectl set selector --local -f - 'environment=qa' -o yaml | kubectl create -f -
kubectl create deployment my-dep -o yaml --dry-run=client | kubectl label --local -f - environment=qa -o yaml | kubectl create -f -`,
  flags: [
    ...flags,
    recordFlag(),
    { name: 'resource-version', type: 'string', usage: 'Change only if this is the present version of the resource.' },
  ],
  access: setAccess,
  async run(ctx, args, flags) {
    const dryRun = dryRunStrategy(flags, ctx);
    const text = args.at(-1);
    const selector: LabelSelector | undefined = text === undefined ? undefined : parseToLabelSelector(text);
    const print = resultPrinter(ctx, flags, { dryRun, typed: true });
    if (!selector) throw new Error('one selector is required');
    const infos = await setInfos(ctx, args.slice(0, -1), flags);
    const record = recorder(ctx, args, flags);
    const helper = new Helper(ctx, { dryRun, fieldManager: flags.string('field-manager') });
    const locally = flags.bool('local') || dryRun === 'client';
    const version = flags.string('resource-version');
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
};
