/** Where resources speak of others by name. */
import type { FieldSpec } from './fields';
import type { Gvk } from './id';

/** The fields that name resources of one kind. */
export interface NameReference {
  target: Partial<Gvk>;
  fields: FieldSpec[];
}

/** Where the pod is in the kinds that have one. */
const POD_SPECS: Record<string, string> = {
  Pod: 'spec',
  PodTemplate: 'template/spec',
  Deployment: 'spec/template/spec',
  ReplicaSet: 'spec/template/spec',
  ReplicationController: 'spec/template/spec',
  DaemonSet: 'spec/template/spec',
  StatefulSet: 'spec/template/spec',
  Job: 'spec/template/spec',
  CronJob: 'spec/jobTemplate/spec/template/spec',
};
const CONFIGURED = ['Pod', 'PodTemplate', 'Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'Job', 'CronJob'];
const ACCOUNTED = ['Pod', 'StatefulSet', 'Deployment', 'ReplicationController', 'CronJob', 'Job', 'DaemonSet'];

const inPods = (kinds: string[], ...paths: string[]): FieldSpec[] =>
  kinds.flatMap((kind) => paths.map((path) => ({ path: `${POD_SPECS[kind]}/${path}`, kind })));

/** The variables of containers that come from a ConfigMap or a Secret. */
const inVariables = (key: string, all: string): string[] =>
  ['containers', 'initContainers'].flatMap((list) => [
    `${list}/env/valueFrom/${key}/name`,
    `${list}/envFrom/${all}/name`,
  ]);

const at = (kind: string, ...paths: string[]): FieldSpec[] => paths.map((path) => ({ path, kind }));

const ingressAnnotation = (name: string) => `metadata/annotations/${name.replace('/', '\\/')}`;

const RBAC = 'rbac.authorization.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';

export const NAME_REFERENCES: NameReference[] = [
  ...['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map((kind) => ({
    target: { kind },
    fields: at('HorizontalPodAutoscaler', 'spec/scaleTargetRef/name'),
  })),
  {
    target: { version: 'v1', kind: 'ConfigMap' },
    fields: [
      ...inPods(
        CONFIGURED,
        'volumes/configMap/name',
        'volumes/projected/sources/configMap/name',
        ...inVariables('configMapKeyRef', 'configMapRef'),
      ),
      ...at('Node', 'spec/configSource/configMap'),
      ...at('Role', 'rules/resourceNames'),
      ...at('ClusterRole', 'rules/resourceNames'),
      ...at('Ingress', ingressAnnotation('nginx.ingress.kubernetes.io/fastcgi-params-configmap')),
    ],
  },
  {
    target: { version: 'v1', kind: 'Secret' },
    fields: [
      ...inPods(
        CONFIGURED,
        'volumes/secret/secretName',
        'volumes/projected/sources/secret/name',
        'imagePullSecrets/name',
        ...inVariables('secretKeyRef', 'secretRef'),
      ),
      ...at(
        'Ingress',
        'spec/tls/secretName',
        ingressAnnotation('ingress.kubernetes.io/auth-secret'),
        ingressAnnotation('nginx.ingress.kubernetes.io/auth-secret'),
        ingressAnnotation('nginx.ingress.kubernetes.io/auth-tls-secret'),
      ),
      ...at('ServiceAccount', 'imagePullSecrets/name'),
      ...at(
        'StorageClass',
        ...['secretName', 'adminSecretName', 'userSecretName', 'secretRef'].map((name) => `parameters/${name}`),
      ),
      ...at('PersistentVolume', 'spec/azureFile/secretName'),
      ...at('Role', 'rules/resourceNames'),
      ...at('ClusterRole', 'rules/resourceNames'),
    ],
  },
  {
    target: { version: 'v1', kind: 'Service' },
    fields: [
      { path: 'spec/serviceName', kind: 'StatefulSet', group: 'apps' },
      ...at(
        'Ingress',
        'spec/rules/http/paths/backend/serviceName',
        'spec/backend/serviceName',
        'spec/rules/http/paths/backend/service/name',
        'spec/defaultBackend/service/name',
      ),
      { path: 'spec/service/name', kind: 'APIService', group: 'apiregistration.k8s.io' },
      { path: 'webhooks/clientConfig/service', kind: 'ValidatingWebhookConfiguration', group: ADMISSION },
      { path: 'webhooks/clientConfig/service', kind: 'MutatingWebhookConfiguration', group: ADMISSION },
    ],
  },
  {
    target: { group: RBAC, kind: 'Role' },
    fields: [{ path: 'roleRef/name', kind: 'RoleBinding', group: RBAC }],
  },
  {
    target: { group: RBAC, kind: 'ClusterRole' },
    fields: [
      { path: 'roleRef/name', kind: 'RoleBinding', group: RBAC },
      { path: 'roleRef/name', kind: 'ClusterRoleBinding', group: RBAC },
    ],
  },
  {
    target: { version: 'v1', kind: 'ServiceAccount' },
    fields: [
      { path: 'subjects', kind: 'RoleBinding', group: RBAC },
      { path: 'subjects', kind: 'ClusterRoleBinding', group: RBAC },
      ...inPods(ACCOUNTED, 'serviceAccountName'),
    ],
  },
  {
    target: { version: 'v1', kind: 'PersistentVolumeClaim' },
    fields: inPods(ACCOUNTED, 'volumes/persistentVolumeClaim/claimName'),
  },
  {
    target: { version: 'v1', kind: 'PersistentVolume' },
    fields: [...at('PersistentVolumeClaim', 'spec/volumeName'), ...at('ClusterRole', 'rules/resourceNames')],
  },
  {
    target: { group: 'storage.k8s.io', version: 'v1', kind: 'StorageClass' },
    fields: [
      ...at('PersistentVolume', 'spec/storageClassName'),
      ...at('PersistentVolumeClaim', 'spec/storageClassName'),
      ...at('StatefulSet', 'spec/volumeClaimTemplates/spec/storageClassName'),
    ],
  },
  {
    target: { group: 'scheduling.k8s.io', version: 'v1', kind: 'PriorityClass' },
    fields: inPods(ACCOUNTED, 'priorityClassName'),
  },
];
