/** ServiceAccounts. */
import type { Secret, ServiceAccount } from '../../kube/api/core/v1';
import type { ClusterView } from './cluster-view';
import type { Description } from './description';
import { describeEvents } from './events';
import { describeMetadata } from './metadata';

/** `describeServiceAccount`. */
export function describeServiceAccount(page: Description, account: ServiceAccount, view: ClusterView): void {
  const { namespace, name, uid } = account.metadata;
  const secrets = view.client.kind('secrets').list(namespace) as Secret[];
  const existing = new Set(secrets.map(({ metadata }) => metadata.name));
  const tokens = secrets.filter(
    ({ type, metadata: { annotations = {} } }) =>
      type === 'kubernetes.io/service-account-token' &&
      annotations['kubernetes.io/service-account.name'] === name &&
      annotations['kubernetes.io/service-account.uid'] === uid,
  );
  const lines = (references: readonly { name?: string }[] = []) =>
    references.map(({ name: secret = '' }) => (existing.has(secret) ? secret : `${secret} (not found)`));
  describeMetadata(page, account);
  page.list('Image pull secrets', lines(account.imagePullSecrets));
  page.list('Mountable secrets', lines(account.secrets));
  page.list(
    'Tokens',
    tokens.map(({ metadata }) => metadata.name),
  );
  describeEvents(page, view.eventsOf(account), view.now);
}
