/** `kubectl create clusterrole`. */

import type { JsonObject } from '../../../go/json/value';
import type { Context } from '../../cli/command';
import { flag } from '../../cli/flags/declare';
import { type GeneratedObject, generatorCommand, requireName } from './generator';
import { type PolicyFlags, PolicyRules, policyRuleFlags, policySubject } from './policy-rules';

export const clusterRole = generatorCommand({
  name: 'clusterrole',
  usage:
    'clusterrole NAME --verb=verb --resource=resource.group [--resource-name=resourcename] [--dry-run=server|client|none]',
  short: 'Make a role for the whole cluster',
  long: 'Creates a role for the whole cluster: its nodes and namespaces, too, or paths that are no resources.',
  examples: `# Looking at nodes
kubectl create clusterrole node-reader --verb=get,list,watch --resource=nodes

# Paths of the API server
kubectl create clusterrole metrics --verb=get --non-resource-url=/metrics,/logs/*

# What other cluster roles with these labels allow
kubectl create clusterrole monitoring --aggregation-rule="example.com/monitoring=true"`,
  flags: {
    'aggregation-rule': flag.mapStringString('Labels of the cluster roles this one takes its rules from.'),
    'non-resource-url': flag.stringSlice('Path of the server the rule is for.'),
    ...policyRuleFlags(),
  },
  resource: { group: 'rbac.authorization.k8s.io', version: 'v1', resource: 'clusterroles' },
  clusterScoped: true,
  generate({ ctx, name, flags }) {
    requireName(name);
    const matchLabels = flags['aggregation-rule'];
    return Object.keys(matchLabels).length > 0 ? aggregated(name, matchLabels, flags) : withRules(ctx, name, flags);
  },
});

type RuleFlags = PolicyFlags & { 'non-resource-url': string[] };

const NON_RESOURCE_VERBS = ['*', 'get', 'post', 'put', 'delete', 'patch', 'head', 'options'];

const clusterRoleObject = (name: string, rest: JsonObject): GeneratedObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name },
  ...rest,
});

function aggregated(name: string, matchLabels: Record<string, string>, flags: RuleFlags): GeneratedObject {
  const others = [flags['non-resource-url'], flags.verb, flags.resource, flags['resource-name']];
  if (others.some((given) => given.length > 0))
    throw new Error('aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames');
  return clusterRoleObject(name, { aggregationRule: { clusterRoleSelectors: [{ matchLabels }] } });
}

function withRules(ctx: Context, name: string, flags: RuleFlags): GeneratedObject {
  const subject = policySubject(flags);
  const { verbs, resources } = subject;
  const nonResourceURLs = [...new Set(flags['non-resource-url'])];
  const rules = new PolicyRules(ctx);
  if (verbs.length === 0) throw new Error('at least one verb must be specified');
  if (resources.length === 0 && nonResourceURLs.length === 0)
    throw new Error('one of resource or nonResourceURL must be specified');
  if (resources.length > 0) {
    rules.warnOfVerbs(verbs);
    rules.validateResources(subject);
  }
  if (nonResourceURLs.length > 0) validateNonResource(verbs, nonResourceURLs);
  const all = rules.rules(subject);
  if (nonResourceURLs.length > 0) all.push({ verbs, nonResourceURLs });
  return clusterRoleObject(name, { rules: all });
}

function validateNonResource(verbs: readonly string[], urls: readonly string[]): void {
  const wrong = verbs.find((verb) => !NON_RESOURCE_VERBS.includes(verb));
  if (wrong !== undefined) throw new Error(`invalid verb: '${wrong}' for nonResourceURL`);
  for (const url of urls) {
    if (url === '*') continue;
    if (!url.startsWith('/')) throw new Error('nonResourceURL should start with /');
    if (url.slice(0, -1).includes('*'))
      throw new Error("nonResourceURL only supports wildcard matches when '*' is at the end");
  }
}
