/** `--verb`, `--resource` and `--resource-name` of `kubectl create role` and `clusterrole`. */

import { compareBytes } from '../../../go/json/json';
import type { JsonObject } from '../../../go/json/value';
import type { Context } from '../../cli/command';
import { NoResourceMatchError } from '../../cli/errors';
import { flag, type ValuesOf } from '../../cli/flags/declare';
import { RESTMapper } from '../../resource/mapper';

/** The flags both commands have. */
export function policyRuleFlags() {
  return {
    resource: flag.stringSlice('Resources the rule is for'),
    'resource-name': flag.stringArray('Name of an object the rule is for, instead of all; repeat it for more'),
    verb: flag.stringSlice('What may be done with the resources'),
  };
}

/** Their values. */
export type PolicyFlags = ValuesOf<ReturnType<typeof policyRuleFlags>>;

/** One of `--resource`: `deployments.apps/scale`. */
export interface PolicyResource {
  resource: string;
  group: string;
  subresource: string;
}

/** What the flags say a rule is for. */
export interface PolicySubject {
  verbs: string[];
  resources: PolicyResource[];
  resourceNames: string[];
}

const RESOURCE_VERBS = [
  '*',
  'get',
  'delete',
  'list',
  'create',
  'update',
  'patch',
  'watch',
  'proxy',
  'deletecollection',
  'use',
  'bind',
  'escalate',
  'impersonate',
];

/** Verbs that make sense for a few resources only, some of which no server lists. */
const SPECIAL_VERBS = new Map([
  ['use', ['podsecuritypolicies.policy', 'podsecuritypolicies.extensions']],
  ['bind', ['roles.rbac.authorization.k8s.io', 'clusterroles.rbac.authorization.k8s.io']],
  ['escalate', ['roles.rbac.authorization.k8s.io', 'clusterroles.rbac.authorization.k8s.io']],
  ['impersonate', ['users.', 'serviceaccounts.', 'groups.', 'userextras.authentication.k8s.io']],
]);

/** Reads the flags; doubles are left out, and `*` stands alone. */
export function policySubject(flags: PolicyFlags): PolicySubject {
  const verbs = flags.verb;
  const resources: PolicyResource[] = [];
  for (const text of flags.resource) {
    if (text === '*') {
      resources.splice(0, resources.length, parseResource(text));
      break;
    }
    resources.push(parseResource(text));
  }
  return {
    verbs: verbs.includes('*') ? ['*'] : [...new Set(verbs)],
    resources,
    resourceNames: [...new Set(flags['resource-name'])],
  };
}

function parseResource(text: string): PolicyResource {
  const [path = '', subresource = ''] = splitOnce(text, '/');
  const [resource = '', group = ''] = splitOnce(path, '.');
  return { resource, group, subresource };
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** Knows the resources of the server by any of their names. */
export class PolicyRules {
  private readonly mapper: RESTMapper;

  constructor(private readonly ctx: Context) {
    this.mapper = new RESTMapper(ctx.session.client.discovery());
  }

  /** Warns of unusual verbs. Throws where a resource is unknown or a verb is not for it. */
  validateResources({ verbs, resources }: PolicySubject): void {
    for (const resource of resources) {
      if (resource.resource === '') throw new Error('resource must be specified if apiGroup/subresource specified');
      if (resource.resource === '*') return;
      this.validateResource(resource, verbs);
    }
  }

  /** `Warning: 'x' is not a standard resource verb`. */
  warnOfVerbs(verbs: readonly string[]): void {
    for (const verb of verbs)
      if (!RESOURCE_VERBS.includes(verb))
        this.ctx.streams.err.write(`Warning: '${verb}' is not a standard resource verb\n`);
  }

  /** One rule for every group, in the order of their names. */
  rules({ verbs, resources, resourceNames }: PolicySubject): JsonObject[] {
    const byGroup = new Map<string, Set<string>>();
    for (const wanted of resources) {
      const { resource, group } = this.resolve(wanted).found;
      const names = byGroup.get(group) ?? new Set();
      byGroup.set(group, names.add(wanted.subresource ? `${resource}/${wanted.subresource}` : resource));
    }
    return [...byGroup]
      .sort(([a], [b]) => compareBytes(a, b))
      .map(([group, names]) => ({ verbs, apiGroups: [group], resources: [...names], resourceNames }));
  }

  private validateResource(wanted: PolicyResource, verbs: readonly string[]): void {
    const { found, known } = this.resolve(wanted);
    let special = false;
    for (const verb of verbs) {
      const allowed = SPECIAL_VERBS.get(verb);
      if (!allowed) continue;
      if (!allowed.includes(`${found.resource}.${found.group}`))
        throw new Error(`can not perform '${verb}' on '${found.resource}' in group '${found.group}'`);
      special = true;
    }
    if (!known && !special) throw new NoResourceMatchError(wanted.resource, wanted.group);
  }

  private resolve({ resource, group }: PolicyResource): { found: { resource: string; group: string }; known: boolean } {
    const mapping = this.mapper.resourceFor(resource, group);
    return { found: mapping ?? { resource, group }, known: mapping !== undefined };
  }
}
