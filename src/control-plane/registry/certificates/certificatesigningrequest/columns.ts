/** Columns of `kubectl get certificatesigningrequests`: `printCertificateSigningRequest`. */
import type { CertificateSigningRequest } from '../../../../kube/api/certificates/v1';
import { humanDuration } from '../../../../kube/meta/human-duration';
import { ageColumn, nameColumn } from '../../object-columns';
import type { Column } from '../../strategy';

/** `Pending`, `Approved,Issued`, ...: what became of the request. */
function conditionText({ status }: CertificateSigningRequest): string {
  const types = (status?.conditions ?? []).map(({ type }) => type);
  const decision = types.includes('Denied') ? 'Denied' : types.includes('Approved') ? 'Approved' : 'Pending';
  return decision + (types.includes('Failed') ? ',Failed' : '') + (status?.certificate ? ',Issued' : '');
}

/** Columns of a CertificateSigningRequest. */
export const certificateSigningRequestColumns: Column<CertificateSigningRequest>[] = [
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
