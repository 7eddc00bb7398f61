/** What the API server says of its health (`k8s.io/apiserver/pkg/server/healthz`). */

const HOOKS = [
  'start-kube-apiserver-admission-initializer',
  'generic-apiserver-start-informers',
  'priority-and-fairness-config-consumer',
  'priority-and-fairness-filter',
  'storage-object-count-tracker-hook',
  'start-apiextensions-informers',
  'start-apiextensions-controllers',
  'crd-informer-synced',
  'start-service-ip-repair-controllers',
  'rbac/bootstrap-roles',
  'scheduling/bootstrap-system-priority-classes',
  'priority-and-fairness-config-producer',
  'start-system-namespaces-controller',
  'bootstrap-controller',
  'start-cluster-authentication-info-controller',
  'start-kube-apiserver-identity-lease-controller',
  'start-deprecated-kube-apiserver-identity-lease-garbage-collector',
  'start-kube-apiserver-identity-lease-garbage-collector',
  'start-legacy-token-tracking-controller',
  'aggregator-reload-proxy-client-cert',
  'start-kube-aggregator-informers',
  'apiservice-registration-controller',
  'apiservice-status-available-controller',
  'kube-apiserver-autoregistration',
].map((name) => `poststarthook/${name}`);

const LAST = [
  'autoregister-completion',
  ...['openapi', 'openapiv3', 'discovery'].map((name) => `poststarthook/apiservice-${name}-controller`),
];

/** The checks of an endpoint in the order in which v1.28 lists them; it is ready when it also knows its objects. */
function checks(endpoint: string): string[] {
  const ready = endpoint === 'readyz';
  return [
    ...['ping', 'log', 'etcd'],
    ...(ready ? ['etcd-readiness', 'informer-sync'] : []),
    ...HOOKS,
    ...LAST,
    ...(ready ? ['shutdown'] : []),
  ];
}

/** The answer of `/livez`, `/readyz?verbose`, `/healthz/etcd`; undefined for any other path. */
export function healthText(path: string, query: URLSearchParams): string | undefined {
  const [, endpoint = '', check] = /^\/(healthz|livez|readyz)(?:\/(.+))?$/.exec(path) ?? [];
  if (!endpoint) return undefined;
  if (check !== undefined) return checks(endpoint).includes(check) ? 'ok' : undefined;
  if (!query.has('verbose')) return 'ok';
  const excluded = query.getAll('exclude');
  const lines = checks(endpoint).map((name) => `[+]${name} ${excluded.includes(name) ? 'excluded: ok' : 'ok'}\n`);
  return `${lines.join('')}${endpoint} check passed\n`;
}
