/** Columns of `kubectl get certificatesigningrequests`: `printCertificateSigningRequest`. */
import { humanDuration } from '../../../../kube/meta/human-duration';
import type { KubeObject } from '../../../../kube/meta/meta';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** `Pending`, `Approved,Issued`, ...: what became of the request. */
function conditionText({ status }: KubeObject): string {
  const types = ((status?.conditions ?? []) as { type: string }[]).map(({ type }) => type);
  const decision = types.includes('Denied') ? 'Denied' : types.includes('Approved') ? 'Approved' : 'Pending';
  return decision + (types.includes('Failed') ? ',Failed' : '') + (status?.certificate ? ',Issued' : '');
}

/** Columns of a CertificateSigningRequest. */
export const certificateSigningRequestColumns: Column[] = [
  nameColumn,
  ageColumn,
  { name: 'SignerName', cell: ({ spec }) => spec?.signerName || '<none>' },
  { name: 'Requestor', cell: ({ spec }) => spec?.username ?? '' },
  {
    name: 'RequestedDuration',
    cell: ({ spec }) =>
      spec?.expirationSeconds === undefined ? '<none>' : humanDuration(spec.expirationSeconds * 1000),
  },
  { name: 'Condition', cell: conditionText },
];
