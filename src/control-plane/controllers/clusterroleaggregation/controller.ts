/** Gathers the rules of aggregated cluster roles: `pkg/controller/clusterroleaggregation`. */
import { deepEqual } from '../../../go/json/deep';
import type { ClusterRole, PolicyRule } from '../../../kube/api/rbac/v1';
import { selectorFromLabelSelector } from '../../../kube/labels/label-selector';
import type { KindClient } from '../../client/client';
import type { Controller, ControllerContext } from '../../client/controller';

export class ClusterRoleAggregationController implements Controller {
  readonly name = 'clusterroleaggregation';
  private readonly roles: KindClient<ClusterRole>;

  constructor(private readonly ctx: ControllerContext) {
    this.roles = ctx.client.kind('clusterroles.rbac.authorization.k8s.io') as KindClient<ClusterRole>;
  }

  start(): void {
    // Any role may be part of any other.
    this.roles.watch(() => {
      for (const { metadata, aggregationRule } of this.roles.list())
        if (aggregationRule) this.ctx.enqueue(this.name, metadata.name);
    });
  }

  sync(name: string): void {
    const role = this.roles.get(undefined, name);
    if (!role?.aggregationRule) return;
    const rules = this.gathered(role);
    if (!deepEqual(role.rules ?? [], rules)) this.roles.update({ ...role, rules });
  }

  /** The rules of all that the role's selectors choose, by name, each rule once. */
  private gathered({ metadata, aggregationRule }: ClusterRole): PolicyRule[] {
    const rules: PolicyRule[] = [];
    for (const selector of (aggregationRule?.clusterRoleSelectors ?? []).map(selectorFromLabelSelector)) {
      const chosen = [...this.roles.list()].filter((role) => selector.matches(role.metadata.labels ?? {}));
      chosen.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
      for (const role of chosen)
        if (role.metadata.name !== metadata.name)
          rules.push(...(role.rules ?? []).filter((rule) => !rules.some((known) => deepEqual(known, rule))));
    }
    return rules;
  }
}
