/** `kubectl create role`. */
import { generatorCommand, requireName } from './generator';
import { PolicyRules, policyRuleFlags, policySubject } from './policy-rules';

export const role = generatorCommand({
  name: 'role',
  usage:
    'role NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename] [--dry-run=server|client|none]',
  short: 'Make a role for one namespace',
  long: 'Creates a role: what may be done with which resources of a namespace.',
  examples: `# Looking at pods
kubectl create role pod-reader --verb=get,list,watch --resource=pods

# One config map, by name
kubectl create role settings --verb=get --resource=configmaps --resource-name=settings

# A resource of another group, and a subresource
kubectl create role scaler --verb=get,update --resource=deployments.apps,deployments.apps/scale`,
  flags: policyRuleFlags(),
  resource: { group: 'rbac.authorization.k8s.io', version: 'v1', resource: 'roles' },
  generate({ ctx, name, flags }) {
    requireName(name);
    const subject = policySubject(flags);
    const rules = new PolicyRules(ctx);
    if (subject.verbs.length === 0) throw new Error('at least one verb must be specified');
    rules.warnOfVerbs(subject.verbs);
    if (subject.resources.length === 0) throw new Error('at least one resource must be specified');
    rules.validateResources(subject);
    return {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name },
      rules: rules.rules(subject),
    };
  },
});
