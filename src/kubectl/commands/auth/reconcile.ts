/** `kubectl auth reconcile`. */

import type { PolicyRule, Subject } from '../../../kube/api/rbac/v1';
import { parseGroupVersion } from '../../../kube/meta/meta';
import { type Context, command } from '../../cli/command';
import { dryRunStrategy } from '../../cli/dry-run';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { resultPrinter } from '../../options/output';
import { dryRunFlag, filenameFlags, filenameOptions, printFlags } from '../../options/standard';
import { Builder } from '../../resource/builder';
import type { Info } from '../../resource/info';
import { type Reconciliation, reconcileBinding, reconcileRole } from './reconciliation';
import { list } from './rules';

const FLAGS = {
  ...filenameFlags('identifying the resource to reconcile.'),
  ...printFlags(),
  ...dryRunFlag(),
  'remove-extra-permissions': flag.bool('Take rules that are not in the file away from roles'),
  'remove-extra-subjects': flag.bool('Take subjects that are not in the file away from bindings'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const reconcile = command({
  name: 'reconcile',
  usage: 'reconcile -f FILENAME',
  short: 'Give roles and bindings what files say they shall have',
  long: `Gives roles and cluster roles the rules, and their bindings the subjects, that files say they shall have. What is missing is created.

What else they have stays, unless --remove-extra-permissions or --remove-extra-subjects is given.`,
  examples: `# What a file says
kubectl auth reconcile -f my-rbac-rules.yaml`,
  flags: FLAGS,
  access: 'write',
  async run(ctx, args, flags) {
    if (flags.filename.length === 0 && !flags.kustomize) throw new Error('must specify one of -f and -k');
    if (args.length > 0) throw new Error('no arguments are allowed');
    const dryRun = dryRunStrategy(flags, ctx);
    if (dryRun === 'server') throw new Error('--dry-run=server for command reconcile is not supported yet');
    const print = resultPrinter(ctx, flags, { dryRun, typed: true });
    const result = await builder(ctx, flags).do();
    result.visit((info) => {
      const outcome = reconcileOne(ctx, info, flags, dryRun === 'client');
      if (!outcome) return;
      print(outcome.object, 'reconciled');
      ctx.streams.err.write(report(outcome, flags));
    });
  },
});

/** Objects are taken as the files have them: one without a namespace gets none. */
function builder(ctx: Context, flags: Flags): Builder {
  return new Builder(ctx)
    .withScheme()
    .continueOnError()
    .local()
    .namespaceParam(ctx.namespace)
    .defaultNamespace()
    .filenameParam(ctx.enforceNamespace, filenameOptions(flags))
    .flatten();
}

function reconcileOne(ctx: Context, info: Info, flags: Flags, dryRun: boolean): Reconciliation | undefined {
  const { apiVersion = '', kind = '' } = info.object ?? {};
  const { group, version } = parseGroupVersion(apiVersion);
  if (group !== 'rbac.authorization.k8s.io') return undefined;
  const namespaced = !kind.startsWith('Cluster');
  info.mapping = { group, version, resource: `${kind.toLowerCase()}s`, kind, namespaced };
  if (namespaced && !info.namespace)
    throw new Error('an empty namespace may not be set when a resource name is provided');
  if (kind.endsWith('RoleBinding')) return reconcileBinding(ctx, info, flags['remove-extra-subjects'], dryRun);
  return reconcileRole(ctx, info, flags['remove-extra-permissions'], dryRun);
}

function report({ operation, missingRules, extraRules, missingSubjects, extraSubjects }: Reconciliation, flags: Flags) {
  const lines = operation === 'none' ? [] : [`\treconciliation required ${operation}`];
  const section = (heading: string, items: string[]) => {
    if (items.length > 0) lines.push(`\t${heading}:`, ...items.map((item) => `\t\t${item}`));
  };
  section('missing rules added', missingRules.map(goRule));
  if (flags['remove-extra-permissions']) section('extra rules removed', extraRules.map(goRule));
  section('missing subjects added', missingSubjects.map(goSubject));
  if (flags['remove-extra-subjects']) section('extra subjects removed', extraSubjects.map(goSubject));
  return lines.map((line) => `${line}\n`).join('');
}

/** A rule as Go's `%+v` prints it. */
function goRule({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): string {
  return `{Verbs:${list(verbs)} APIGroups:${list(apiGroups)} Resources:${list(resources)} ResourceNames:${list(resourceNames)} NonResourceURLs:${list(nonResourceURLs)}}`;
}

function goSubject({ kind, apiGroup = '', name, namespace = '' }: Subject): string {
  return `{Kind:${kind} APIGroup:${apiGroup} Name:${name} Namespace:${namespace}}`;
}
