import { forbiddenError, notFound } from '../../../kube/errors/status-error';
import type { AdmissionPlugin } from './plugin';

const IMMORTAL = new Set(['default', 'kube-system', 'kube-public']);
const NAMESPACES = { group: '', resource: 'namespaces' };

/** `NamespaceLifecycle`: nothing is created in a namespace that is missing or terminating; system namespaces stay. */
export const namespaceLifecycle: AdmissionPlugin = {
  admit({ operation, resource, namespace, name, ctx }) {
    if (operation === 'DELETE' && resource.key === 'namespaces' && IMMORTAL.has(name))
      throw forbiddenError(resource, name, 'this namespace may not be deleted');
    if (operation !== 'CREATE' || !namespace) return;
    const found = ctx.get('namespaces', undefined, namespace);
    if (!found) throw notFound(NAMESPACES, namespace);
    if (found.status?.phase === 'Terminating') {
      const error = forbiddenError(
        resource,
        name,
        `unable to create new content in namespace ${namespace} because it is being terminated`,
      );
      error.status.details = {
        ...error.status.details,
        causes: [
          {
            reason: 'NamespaceTerminating',
            message: `namespace ${namespace} is being terminated`,
            field: 'metadata.namespace',
          },
        ],
      };
      throw error;
    }
  },
};
