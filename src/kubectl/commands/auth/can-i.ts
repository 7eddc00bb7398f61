/** `kubectl auth can-i`. */

import { KUBECTL_TABLE, TabWriter } from '../../../go/tabwriter/tabwriter';
import type { SelfSubjectAccessReview, SelfSubjectRulesReview } from '../../../kube/api/authorization/v1';
import type { Attributes } from '../../../kube/api/rbac/attributes';
import type { PolicyRule } from '../../../kube/api/rbac/v1';
import { type Context, command } from '../../cli/command';
import { ExitError } from '../../cli/errors';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { allNamespacesFlag } from '../../options/standard';
import { RESTMapper } from '../../resource/mapper';
import { review } from './review';
import { breakdown, compact, list, ruleText } from './rules';

const GROUP = 'authorization.k8s.io';

const FLAGS = {
  ...allNamespacesFlag(),
  list: flag.bool('Print all that is allowed.'),
  'no-headers': flag.bool('Leave out the headers of the list.'),
  quiet: flag.bool('Print nothing, and say it with the exit code.', { shorthand: 'q' }),
  subresource: flag.string('Subresource such as pod/log or deployment/scale'),
};

type Flags = ValuesOf<typeof FLAGS>;

export const canI = command({
  name: 'can-i',
  usage: 'can-i VERB [TYPE | TYPE/NAME | NONRESOURCEURL]',
  short: 'Ask whether something is allowed',
  long: `Asks whether something is allowed, to you or to whom --as names.

VERB is a verb of the API such as get, list, watch or delete. TYPE is a type of resource; NAME is the name of one. NONRESOURCEURL is a path of the server that starts with /.`,
  examples: `# May I create pods anywhere
kubectl auth can-i create pods --all-namespaces

# May a service account list pods
kubectl auth can-i list pods --as=system:serviceaccount:dev:foo

# All that is allowed in a namespace
kubectl auth can-i --list --namespace=foo`,
  flags: FLAGS,
  access: 'read',
  run(ctx, args, flags) {
    if (flags.list && args.length > 0) throw new Error('list option must be specified with no arguments');
    const request = flags.list ? undefined : attributesOf(ctx, args, flags);
    checkFlags(flags);
    if (!request) {
      printRules(ctx, flags, allowedRules(ctx));
      return;
    }
    const { path, ...resourceAttributes } = request;
    const spec = path === undefined ? { resourceAttributes } : { nonResourceAttributes: { path, verb: request.verb } };
    const { status } = review<SelfSubjectAccessReview>(ctx, GROUP, 'SelfSubjectAccessReview', spec);
    const { allowed = false, reason = '' } = status ?? {};
    if (!flags.quiet) ctx.streams.out.write(allowed ? 'yes\n' : `no${reason && ` - ${reason}`}\n`);
    if (!allowed) throw new ExitError(1);
  },
});

function allowedRules(ctx: Context): PolicyRule[] {
  const spec = { namespace: ctx.namespace };
  const { status } = review<SelfSubjectRulesReview>(ctx, GROUP, 'SelfSubjectRulesReview', spec);
  return [...(status?.resourceRules ?? []), ...(status?.nonResourceRules ?? [])];
}

function checkFlags(flags: Flags): void {
  const others = flags.quiet || flags['all-namespaces'] || flags.subresource !== '';
  if (flags.list && others)
    throw new Error("list option can't be specified with neither quiet, all-namespaces nor subresource options");
  if (flags['no-headers'] && !flags.list) throw new Error('--no-headers cannot be set without --list specified');
}

const VERBS = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
  'use',
  'bind',
  'impersonate',
  '*',
];
const PATH_VERBS = ['get', 'put', 'post', 'head', 'options', 'delete', 'patch', '*'];
/** Resources of requests only: nobody serves them. */
const VIRTUAL = ['users', 'groups'];

function attributesOf(ctx: Context, args: string[], flags: Flags): Attributes {
  const [verb = '', what = ''] = args;
  if (args.length !== 2)
    throw new Error(
      "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
    );
  const subresource = flags.subresource || undefined;
  const warnOfVerb = (known: string[]) => known.includes(verb) || warn(ctx, `verb '${verb}' is not a known verb`);
  if (what.startsWith('/')) {
    if (subresource) throw new Error('--subresource can not be used with NonResourceURL');
    warnOfVerb(PATH_VERBS);
    return { verb, path: what };
  }
  const slash = what.indexOf('/');
  const type = slash < 0 ? what : what.slice(0, slash);
  const name = slash < 0 ? undefined : what.slice(slash + 1) || undefined;
  const everywhere = flags['all-namespaces'];
  const resource = resourceOf(ctx, type, everywhere);
  warnOfVerb(VERBS);
  return { verb, namespace: everywhere ? '' : ctx.namespace, ...resource, subresource, name };
}

/** What is meant by a type; one that nobody serves is taken as it is. */
function resourceOf(ctx: Context, type: string, everywhere: boolean): { group: string; resource: string } {
  if (type === '*' || VIRTUAL.includes(type)) return { group: '', resource: type };
  try {
    const { group, resource, namespaced } = new RESTMapper(ctx.session.client.discovery()).mappingFor(type);
    const place = group && ` in group '${group}'`;
    if (!namespaced && !everywhere) warn(ctx, `resource '${resource}' is not namespace scoped${place}`);
    return { group, resource };
  } catch {
    const [resource, ...group] = type.split('.');
    const place = group.length > 0 ? ` in group '${group.join('.')}'` : '';
    warn(ctx, `the server doesn't have a resource type '${resource}'${place}`);
    return { group: '', resource: type };
  }
}

function warn(ctx: Context, text: string): void {
  ctx.streams.err.write(`Warning: ${text}\n\n`);
}

function printRules(ctx: Context, flags: Flags, rules: Parameters<typeof compact>[0]): void {
  const sorted = compact(rules.flatMap(breakdown))
    .map((rule) => ({ rule, text: ruleText(rule) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const writer = new TabWriter(KUBECTL_TABLE);
  if (!flags['no-headers']) writer.write('Resources\tNon-Resource URLs\tResource Names\tVerbs\n');
  for (const { rule } of sorted) {
    const [group] = rule.apiGroups ?? [];
    const [name = '', subresource] = (rule.resources?.[0] ?? '').split('/');
    const resource = `${name}${group ? `.${group}` : ''}${subresource ? `/${subresource}` : ''}`;
    writer.write(`${[resource, list(rule.nonResourceURLs), list(rule.resourceNames), list(rule.verbs)].join('\t')}\n`);
  }
  ctx.streams.out.write(writer.flush());
}
