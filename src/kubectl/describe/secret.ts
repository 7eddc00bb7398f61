/** Secrets. */
import type { Secret } from '../../kube/api/core/v1';
import type { Description } from './description';
import { describeMetadata, sortedEntries } from './metadata';

/** `describeSecret`: sizes only, but for the token of a service account. Entries come sorted; there are no events. */
export function describeSecret(page: Description, secret: Secret): void {
  describeMetadata(page, secret);
  page.write('\n');
  page.field('Type', secret.type ?? '');
  page.write('\nData\n====\n');
  for (const [key, value] of sortedEntries(secret.data)) {
    const bytes = Buffer.from(value, 'base64');
    const isToken = key === 'token' && secret.type === 'kubernetes.io/service-account-token';
    page.field(key, isToken ? bytes.toString() : `${bytes.length} bytes`);
  }
}
