/** The lease a kubelet renews for its node. */
import type { Lease } from '../../kube/api/coordination/v1';
import { StatusError } from '../../kube/errors/status-error';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { longTime } from './times';

/** Who holds the lease of a node and since when, or why it cannot be read. */
export function describeLease(page: Description, name: string, view: ClusterView): void {
  const group = 'coordination.k8s.io';
  try {
    const target = { group, version: 'v1', resource: 'leases', namespace: 'kube-node-lease', name };
    const { holderIdentity = '<unset>', acquireTime, renewTime } = view.client.get<Lease>(target).spec;
    const inner = page.indented();
    page.line('Lease:');
    inner.field('HolderIdentity', holderIdentity);
    inner.field('AcquireTime', acquireTime ? longTime(acquireTime) : '<unset>');
    inner.field('RenewTime', renewTime ? longTime(renewTime) : '<unset>');
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    page.field('Lease', `Failed to get lease: ${error.message}`);
  }
}
