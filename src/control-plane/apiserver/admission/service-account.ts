import { deepCopy } from '../../../go/json/deep';
import type { Container, Pod, PodSpec, Volume } from '../../../kube/api/core/v1';
import { forbiddenError } from '../../../kube/errors/status-error';
import type { RequestContext } from '../../registry/strategy';
import type { AdmissionPlugin } from './plugin';

const MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';

/** `ServiceAccount`: every pod has an account, and a projected token of it mounted in every container. */
export const serviceAccount: AdmissionPlugin = {
  admit({ operation, resource, subresource, object, namespace, name, ctx }) {
    if (operation !== 'CREATE' || resource.key !== 'pods' || subresource) return;
    const pod = object as Pod;
    const { spec } = pod;
    spec.serviceAccountName ||= 'default';
    spec.serviceAccount = spec.serviceAccountName;
    const account = ctx.get('serviceaccounts', namespace, spec.serviceAccountName);
    if (!account) {
      const missing = `serviceaccount "${spec.serviceAccountName}" not found`;
      throw forbiddenError(
        resource,
        name,
        `error looking up service account ${namespace}/${spec.serviceAccountName}: ${missing}`,
      );
    }
    if (spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true) mountTokens(spec, ctx);
    if (!spec.imagePullSecrets?.length && account.imagePullSecrets?.length)
      spec.imagePullSecrets = deepCopy(account.imagePullSecrets);
  },
};

/** Every container that has nothing there gets the token. */
function mountTokens(spec: PodSpec, ctx: RequestContext): void {
  const existing = spec.volumes?.find((v) => v.name.startsWith('kube-api-access-'));
  const volumeName = existing?.name ?? `kube-api-access-${ctx.randomSuffix('kube-api-access', 5)}`;
  let mounted = false;
  for (const container of [...(spec.initContainers ?? []), ...(spec.containers ?? [])])
    mounted = mountToken(container, volumeName) || mounted;
  if (mounted && !existing) spec.volumes = [...(spec.volumes ?? []), tokenVolume(volumeName)];
}

function mountToken(container: Container, volumeName: string): boolean {
  if (container.volumeMounts?.some((m) => m.mountPath === MOUNT_PATH)) return false;
  const mount = { name: volumeName, readOnly: true, mountPath: MOUNT_PATH };
  container.volumeMounts = [...(container.volumeMounts ?? []), mount];
  return true;
}

function tokenVolume(name: string): Volume {
  return {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        {
          downwardAPI: {
            items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
          },
        },
      ],
      defaultMode: 420,
    },
  };
}
