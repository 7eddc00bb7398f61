/** What RBAC allows: the rule resolver and authorizer of `plugin/pkg/auth/authorizer/rbac`. */
import { quote } from '../../../go/strconv/quote';
import type { User } from '../../../kube/api/authentication/user';
import { type Attributes, allows } from '../../../kube/api/rbac/attributes';
import type { ClusterRole, PolicyRule, Role, RoleBinding, Subject } from '../../../kube/api/rbac/v1';
import type { RequestContext } from '../strategy';

/** A rule that holds for a user, and by what: `ClusterRoleBinding "x" of ClusterRole "y" to User "jane"`. */
interface Grant {
  rule: PolicyRule;
  by: string;
}

/** The rules that hold for a user, and the roles that were to give more but are not there. */
interface Resolution {
  grants: Grant[];
  errors: string[];
}

/** Whether a request is allowed, and why; `reason` is empty where there is nothing to say. */
export interface Decision {
  allowed: boolean;
  reason: string;
}

const GROUP = 'rbac.authorization.k8s.io';

/** Decides by the roles and bindings of a cluster. */
export class Authorizer {
  constructor(private readonly cluster: Pick<RequestContext, 'get' | 'list'>) {}

  /** Everything the user may do in a namespace, or in all (empty): cluster-wide rules first. */
  rulesFor(user: User, namespace: string): { rules: PolicyRule[]; errors: string[] } {
    const { grants, errors } = this.resolve(user, namespace);
    return { rules: grants.map(({ rule }) => rule), errors };
  }

  authorize(user: User, attributes: Attributes): Decision {
    if (user.groups.includes('system:masters')) return { allowed: true, reason: '' };
    const { grants, errors } = this.resolve(user, attributes.namespace ?? '');
    const grant = grants.find(({ rule }) => allows(rule, attributes));
    if (grant) return { allowed: true, reason: `RBAC: allowed by ${grant.by}` };
    const reason = errors.length > 1 ? `[${errors.join(', ')}]` : (errors[0] ?? '');
    return { allowed: false, reason: reason && `RBAC: ${reason}` };
  }

  private resolve(user: User, namespace: string): Resolution {
    const resolution: Resolution = { grants: [], errors: [] };
    for (const binding of this.clusterRoleBindings()) this.add(resolution, binding, user);
    if (namespace !== '')
      for (const binding of this.list<RoleBinding>('rolebindings', namespace)) this.add(resolution, binding, user);
    return resolution;
  }

  private add({ grants, errors }: Resolution, { metadata, subjects = [], roleRef }: RoleBinding, user: User): void {
    const { name, namespace = '' } = metadata;
    const subject = subjects.find((one) => isMeant(one, user, namespace));
    if (!subject) return;
    const rules =
      roleRef.kind === 'Role' ? this.roleRules(roleRef.name, namespace) : this.clusterRoleRules(roleRef.name);
    if (!rules) {
      errors.push(`${roleRef.kind.toLowerCase()}.${GROUP} ${quote(roleRef.name)} not found`);
      return;
    }
    const binding = namespace ? `RoleBinding "${name}/${namespace}"` : `ClusterRoleBinding "${name}"`;
    const by = `${binding} of ${roleRef.kind} "${roleRef.name}" to ${describe(subject, namespace)}`;
    for (const rule of rules) grants.push({ rule, by });
  }

  private roleRules(name: string, namespace: string): PolicyRule[] | undefined {
    const role = this.cluster.get(`roles.${GROUP}`, namespace, name) as Role | undefined;
    return role && (role.rules ?? []);
  }

  private clusterRoleRules(name: string): PolicyRule[] | undefined {
    const role = this.cluster.get(`clusterroles.${GROUP}`, undefined, name) as ClusterRole | undefined;
    return role && (role.rules ?? []);
  }

  private clusterRoleBindings(): RoleBinding[] {
    return this.list<RoleBinding>('clusterrolebindings').sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  }

  private list<T>(resource: string, namespace?: string): T[] {
    return [...this.cluster.list(`${resource}.${GROUP}`, namespace)] as T[];
  }
}

function isMeant({ kind, name, namespace }: Subject, user: User, bindingNamespace: string): boolean {
  if (kind === 'User') return user.name === name;
  if (kind === 'Group') return user.groups.includes(name);
  return user.name === `system:serviceaccount:${namespace || bindingNamespace}:${name}`;
}

function describe({ kind, name, namespace }: Subject, bindingNamespace: string): string {
  return kind === 'ServiceAccount' ? `${kind} "${name}/${namespace || bindingNamespace}"` : `${kind} "${name}"`;
}
