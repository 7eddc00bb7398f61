/** Certificate signing requests: `pkg/registry/certificates/certificates`. */
import type { CertificateSigningRequest } from '../../../../kube/api/certificates/v1';
import type { Strategy } from '../../strategy';
import { certificateSigningRequestColumns } from './columns';
import { validateCertificateSigningRequest } from './validation';

/** Who the API server takes everybody for: the user a new cluster is set up with. */
const REQUESTOR = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] };

/** Requests are approved through a subresource of their own, and say who makes them. */
export const certificateSigningRequestStrategy: Strategy<CertificateSigningRequest> = {
  prepareForCreate(request) {
    request.spec = { ...request.spec, ...REQUESTOR };
    request.status = {};
  },
  prepareForUpdate(request, old) {
    request.spec = old.spec;
  },
  validate: validateCertificateSigningRequest,
  validateUpdate: () => [],
  validateName: () => [],
  selectableFields: ({ spec }) => ({ 'spec.signerName': spec.signerName ?? '' }),
  columns: certificateSigningRequestColumns,
};
