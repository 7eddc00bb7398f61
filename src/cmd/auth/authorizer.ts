/** What RBAC allows: the rule resolver and authorizer of `plugin/pkg/auth/authorizer/rbac`. */
import type { ClusterRole, PolicyRule, Role } from '../../api/rbac/role';
import type { RoleBinding, RoleRef, Subject } from '../../api/rbac/rolebinding';
import { selectorFromLabelSelector } from '../../apimachinery/labels';
import type { KubeObject } from '../../apimachinery/meta';
import type { Client } from '../../client/client';
import { bootstrapClusterRoleBindings, bootstrapClusterRoles } from '../../cluster/bootstrap-policy';
import { isNotFound } from '../errors';
import { type Attributes, allows } from './rules';
import type { User } from './user';

/** The rules that hold for a user, and the roles that were to give more but are not there. */
export interface Resolution {
  rules: PolicyRule[];
  errors: string[];
}

const GROUP = 'rbac.authorization.k8s.io';

/** Reads roles and bindings through a client. The roles a cluster starts with count unless objects of their name do. */
export class Authorizer {
  private readonly bootstrap = bootstrapClusterRoles();

  constructor(private readonly client: Client) {}

  /** Everything the user may do in a namespace, or in all (empty): cluster-wide rules first. */
  rulesFor(user: User, namespace: string): Resolution {
    const resolution: Resolution = { rules: [], errors: [] };
    for (const { subjects = [], roleRef } of this.clusterRoleBindings())
      if (subjects.some((subject) => isMeant(subject, user, ''))) this.add(resolution, roleRef, '');
    if (namespace === '') return resolution;
    for (const { subjects = [], roleRef } of this.list<RoleBinding>('rolebindings', namespace))
      if (subjects.some((subject) => isMeant(subject, user, namespace))) this.add(resolution, roleRef, namespace);
    return resolution;
  }

  /** Whether a request is allowed; `reason` names roles that are missing when it is not. */
  authorize(user: User, attributes: Attributes): { allowed: boolean; reason: string } {
    if (user.groups.includes('system:masters')) return { allowed: true, reason: '' };
    const { rules, errors } = this.rulesFor(user, attributes.namespace ?? '');
    if (rules.some((rule) => allows(rule, attributes))) return { allowed: true, reason: '' };
    const reason = errors.length > 1 ? `[${errors.join(', ')}]` : (errors[0] ?? '');
    return { allowed: false, reason: reason && `RBAC: ${reason}` };
  }

  private add(resolution: Resolution, { kind, name }: RoleRef, namespace: string): void {
    try {
      resolution.rules.push(...(kind === 'Role' ? this.roleRules(name, namespace) : this.clusterRoleRules(name)));
    } catch (err) {
      if (!isNotFound(err)) throw err;
      resolution.errors.push(`${kind.toLowerCase()}.${GROUP} ${JSON.stringify(name)} not found`);
    }
  }

  private roleRules(name: string, namespace: string): PolicyRule[] {
    return (this.client.get({ ...target('roles'), namespace, name }) as Role).rules ?? [];
  }

  private clusterRoleRules(name: string): PolicyRule[] {
    try {
      const { rules, aggregationRule } = this.client.get({ ...target('clusterroles'), name }) as ClusterRole;
      const selectors = (aggregationRule?.clusterRoleSelectors ?? []).map(selectorFromLabelSelector);
      return [...(rules ?? []), ...(selectors.length > 0 ? this.aggregated(selectors) : [])];
    } catch (err) {
      const rules = this.bootstrap[name];
      if (!rules) throw err;
      return [...rules, ...this.aggregatedTo(name)];
    }
  }

  /** What cluster roles add to `admin`, `edit` and `view` by their label. */
  private aggregatedTo(name: string): PolicyRule[] {
    const matchLabels = { [`${GROUP}/aggregate-to-${name}`]: 'true' };
    return ['admin', 'edit', 'view'].includes(name)
      ? this.aggregated([selectorFromLabelSelector({ matchLabels })])
      : [];
  }

  private aggregated(selectors: ReturnType<typeof selectorFromLabelSelector>[]): PolicyRule[] {
    return this.list<ClusterRole>('clusterroles')
      .filter(({ metadata }) => selectors.some((selector) => selector.matches(metadata.labels ?? {})))
      .flatMap(({ rules }) => rules ?? []);
  }

  private clusterRoleBindings(): RoleBinding[] {
    const stored = this.list<RoleBinding>('clusterrolebindings');
    const names = new Set(stored.map(({ metadata }) => metadata.name));
    const all = [...bootstrapClusterRoleBindings().filter(({ metadata }) => !names.has(metadata.name)), ...stored];
    return all.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  }

  private list<T extends KubeObject>(resource: string, namespace?: string): T[] {
    return this.client.list({ ...target(resource), namespace }).items as T[];
  }
}

function target(resource: string) {
  return { group: GROUP, version: 'v1', resource };
}

function isMeant({ kind, name, namespace }: Subject, user: User, bindingNamespace: string): boolean {
  if (kind === 'User') return user.name === name;
  if (kind === 'Group') return user.groups.includes(name);
  return user.name === `system:serviceaccount:${namespace || bindingNamespace}:${name}`;
}
