/** The roles and bindings every cluster starts with, as far as users meet them: `bootstrappolicy` of Kubernetes v1.28. */
import type { PolicyRule, RoleBinding, Subject } from '../../../kube/api/rbac/v1';

/** The rules of the default cluster roles, by name. */
export function bootstrapClusterRoles(): Record<string, PolicyRule[]> {
  const view = viewRules();
  const edit = [...editRules(), ...view];
  return {
    'cluster-admin': [resources('*', ['*'], ['*']), { verbs: ['*'], nonResourceURLs: ['*'] }],
    admin: [...adminRules(), ...edit],
    edit,
    view,
    'system:basic-user': [
      resources('authorization.k8s.io', ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'], ['create']),
      resources('authentication.k8s.io', ['selfsubjectreviews'], ['create']),
    ],
    'system:discovery': [{ verbs: ['get'], nonResourceURLs: DISCOVERY }],
    'system:public-info-viewer': [{ verbs: ['get'], nonResourceURLs: PUBLIC }],
    'system:service-account-issuer-discovery': [{ verbs: ['get'], nonResourceURLs: ISSUER }],
  };
}

const PUBLIC = ['/healthz', '/livez', '/readyz', '/version', '/version/'];
const DISCOVERY = [
  '/api',
  '/api/*',
  '/apis',
  '/apis/*',
  '/healthz',
  '/livez',
  '/openapi',
  '/openapi/*',
  ...PUBLIC.slice(2),
];
const ISSUER = [
  '/.well-known/openid-configuration',
  '/.well-known/openid-configuration/',
  '/openid/v1/jwks',
  '/openid/v1/jwks/',
];

/** The default cluster role bindings, by name. */
export function bootstrapClusterRoleBindings(): RoleBinding[] {
  return [
    binding('cluster-admin', 'system:masters'),
    binding('system:basic-user', 'system:authenticated'),
    binding('system:discovery', 'system:authenticated'),
    binding('system:public-info-viewer', 'system:authenticated', 'system:unauthenticated'),
    binding('system:service-account-issuer-discovery', 'system:serviceaccounts'),
  ];
}

const RBAC = 'rbac.authorization.k8s.io';

function binding(role: string, ...groups: string[]): RoleBinding {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: role },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
    subjects: groups.map((name): Subject => ({ apiGroup: RBAC, kind: 'Group', name })),
  };
}

function resources(group: string, names: string[], verbs: string[]): PolicyRule {
  return { verbs, apiGroups: [group], resources: names };
}

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update'];
const withStatus = (...names: string[]) => names.flatMap((name) => [name, `${name}/status`]);
const SCALED = ['replicationcontrollers', 'replicationcontrollers/scale'];
const WORKLOADS = [
  'daemonsets',
  'deployments',
  'deployments/scale',
  'replicasets',
  'replicasets/scale',
  'statefulsets',
  'statefulsets/scale',
];
const OLD_WORKLOADS = [...WORKLOADS.slice(0, 5), ...SCALED, 'ingresses', 'networkpolicies'];

function viewRules(): PolicyRule[] {
  const core = [
    'configmaps',
    'endpoints',
    'persistentvolumeclaims',
    'persistentvolumeclaims/status',
    'pods',
    ...SCALED,
  ];
  return [
    resources('', [...core, 'serviceaccounts', 'services', 'services/status'], READ),
    resources(
      '',
      [
        'bindings',
        'events',
        'limitranges',
        'namespaces',
        'namespaces/status',
        'pods/log',
        'pods/status',
        'replicationcontrollers/status',
        'resourcequotas',
        'resourcequotas/status',
      ],
      READ,
    ),
    resources('discovery.k8s.io', ['endpointslices'], READ),
    resources(
      'apps',
      [
        'controllerrevisions',
        ...WORKLOADS,
        ...['daemonsets', 'deployments', 'replicasets', 'statefulsets'].map(status),
      ],
      READ,
    ),
    resources('autoscaling', withStatus('horizontalpodautoscalers'), READ),
    resources('batch', withStatus('cronjobs', 'jobs'), READ),
    resources(
      'extensions',
      [...OLD_WORKLOADS, ...['daemonsets', 'deployments', 'ingresses', 'replicasets'].map(status)],
      READ,
    ),
    resources('policy', withStatus('poddisruptionbudgets'), READ),
    resources('networking.k8s.io', [...withStatus('ingresses'), 'networkpolicies'], READ),
  ];
}

const status = (name: string) => `${name}/status`;

function editRules(): PolicyRule[] {
  return [
    resources('', ['pods/attach', 'pods/exec', 'pods/portforward', 'pods/proxy', 'secrets', 'services/proxy'], READ),
    resources('', ['serviceaccounts'], ['impersonate']),
    resources('', ['pods', 'pods/attach', 'pods/exec', 'pods/portforward', 'pods/proxy'], WRITE),
    resources('', ['pods/eviction', 'serviceaccounts/token'], ['create']),
    resources('', ['configmaps', 'events', 'persistentvolumeclaims', ...SCALED], WRITE),
    resources('', ['secrets', 'serviceaccounts', 'services', 'services/proxy'], WRITE),
    resources('apps', [...WORKLOADS, 'deployments/rollback'], WRITE),
    resources('autoscaling', ['horizontalpodautoscalers'], WRITE),
    resources('batch', ['cronjobs', 'jobs'], WRITE),
    resources('extensions', [...OLD_WORKLOADS, 'deployments/rollback'], WRITE),
    resources('policy', ['poddisruptionbudgets'], WRITE),
    resources('networking.k8s.io', ['ingresses', 'networkpolicies'], WRITE),
    resources('coordination.k8s.io', ['leases'], [...WRITE, ...READ]),
  ];
}

function adminRules(): PolicyRule[] {
  return [
    resources('authorization.k8s.io', ['localsubjectaccessreviews'], ['create']),
    resources(RBAC, ['rolebindings', 'roles'], [...WRITE, ...READ]),
  ];
}
