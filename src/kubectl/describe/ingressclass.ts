/** IngressClasses. */
import type { IngressClass } from '../../kube/api/networking/v1';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeClusterMetadata } from './metadata';

/** `describeIngressClassV1`. */
export function describeIngressClass(page: Description, ingressClass: IngressClass, view: ClusterView): void {
  const { controller = '', parameters } = ingressClass.spec ?? {};
  describeClusterMetadata(page, ingressClass);
  page.field('Controller', controller);
  if (parameters) {
    const inner = page.indented();
    page.line('Parameters:');
    if (typeof parameters.apiGroup === 'string') inner.field('APIGroup', parameters.apiGroup);
    inner.field('Kind', parameters.kind);
    inner.field('Name', parameters.name);
  }
  describeEvents(page, view.eventsOf(ingressClass), view.now);
}
