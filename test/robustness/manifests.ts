/** Manifests that are wrong in one way or another, and some that only look so. */
import fc from 'fast-check';
import { dump } from 'js-yaml';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const labels: Json = { app: 'web' };
const container: Json = {
  name: 'c',
  image: 'nginx:1.25',
  command: ['sleep', '1'],
  env: [
    { name: 'A', value: '1' },
    { name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
  ],
  ports: [{ containerPort: 80, name: 'http', protocol: 'TCP' }],
  resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } },
  volumeMounts: [{ name: 'data', mountPath: '/data' }],
  livenessProbe: { httpGet: { path: '/', port: 'http' }, periodSeconds: 5 },
};
const podSpec: Record<string, Json> = {
  containers: [container],
  volumes: [
    { name: 'data', emptyDir: {} },
    { name: 'config', configMap: { name: 'settings', items: [{ key: 'a', path: 'a' }] } },
  ],
  restartPolicy: 'Always',
  tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoSchedule' }],
};
const template: Json = { metadata: { labels }, spec: podSpec };
const object = (apiVersion: string, kind: string, rest: { [key: string]: Json }): Json => ({
  apiVersion,
  kind,
  metadata: { name: 'web', namespace: 'default', labels, annotations: { note: 'x' } },
  ...rest,
});

const GOOD: Json[] = [
  object('v1', 'Pod', { spec: podSpec }),
  object('apps/v1', 'StatefulSet', {
    spec: {
      serviceName: 'web',
      replicas: 2,
      selector: { matchLabels: labels },
      template,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
    },
  }),
  object('apps/v1', 'Deployment', {
    spec: {
      replicas: 2,
      selector: { matchLabels: labels, matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] },
      template,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 1 } },
    },
  }),
  object('v1', 'Service', {
    spec: { selector: labels, clusterIP: 'None', ports: [{ port: 80, targetPort: 'http', name: 'http' }] },
  }),
  object('v1', 'ConfigMap', { data: { a: '1' }, binaryData: { b: 'AAEC' }, immutable: false }),
  object('v1', 'Secret', { type: 'Opaque', stringData: { a: '1' }, data: { b: 'AAEC' } }),
  object('v1', 'PersistentVolumeClaim', {
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'standard',
      resources: { requests: { storage: '1Gi' } },
    },
  }),
  object('v1', 'PersistentVolume', {
    spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' } },
  }),
  object('batch/v1', 'Job', {
    spec: { completions: 2, backoffLimit: 1, template: { spec: { ...podSpec, restartPolicy: 'Never' } } },
  }),
  object('batch/v1', 'CronJob', {
    spec: {
      schedule: '*/5 * * * *',
      jobTemplate: { spec: { template: { spec: { ...podSpec, restartPolicy: 'Never' } } } },
    },
  }),
  object('networking.k8s.io/v1', 'Ingress', {
    spec: {
      rules: [
        {
          host: 'a.example.com',
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
          },
        },
      ],
    },
  }),
  object('networking.k8s.io/v1', 'NetworkPolicy', {
    spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 80 }] }] },
  }),
  object('rbac.authorization.k8s.io/v1', 'Role', {
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  }),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      maxReplicas: 3,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } },
      ],
    },
  }),
  object('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: '50%', selector: { matchLabels: labels } } }),
  object('v1', 'ResourceQuota', { spec: { hard: { pods: '10', 'requests.cpu': '1' } } }),
  object('v1', 'Namespace', {}),
  object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'x', volumeBindingMode: 'Immediate' }),
  { apiVersion: 'v1', kind: 'List', items: [object('v1', 'ConfigMap', { data: { a: '1' } })] },
];

const NAMES = [
  '',
  ' ',
  '-',
  '.',
  '..',
  '/',
  'a/b',
  '../../etc',
  'UPPER',
  'under_score',
  'a..b',
  'a b',
  'é',
  '名前',
  '\u202e\u0000',
  '💥',
  'n'.repeat(300),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '0',
  'true',
  'null',
  '%s%n%d',
  '{{.}}',
  '$(A)',
  '*',
];

const deep = (levels: number): Json => (levels === 0 ? 'x' : { a: [deep(levels - 1)] });

const oddValue = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    '',
    0,
    -1,
    1.5,
    1e21,
    1e308,
    2 ** 31,
    2 ** 53,
    -(2 ** 63),
    [],
    {},
    [null],
    [[]],
    [{}],
    { a: null },
    { '': {} },
    '1Gi',
    '-1',
    '1e3',
    '10%',
    '500%',
    '2024-01-01T00:00:00Z',
    '256.1.1.1',
    'fe80::1',
    'v1',
    deep(40),
  ),
  fc.constantFrom(...NAMES),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(...GOOD),
) as fc.Arbitrary<Json>;

/** Every place in a value: the ways to its parts. */
function ways(value: Json, way: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [way];
  return [way, ...Object.entries(value).flatMap(([key, part]) => ways(part, [...way, key]))];
}

type Change = (holder: Record<string, Json>, key: string, odd: Json, name: string) => void;
const CHANGES: Change[] = [
  (holder, key, odd) => define(holder, key, odd),
  (holder, key, odd) => define(holder, key, odd),
  (holder, key) => delete holder[key],
  (holder, key, _odd, name) => {
    define(holder, name, holder[key] ?? null);
    delete holder[key];
  },
  (holder, key) => define(holder, key, [holder[key] ?? null]),
  (holder, key) => define(holder, key, { [key]: holder[key] ?? null }),
  (holder, _key, odd, name) => define(holder, name, odd),
];

function define(holder: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

const changes = fc.array(
  fc.record({
    at: fc.nat(),
    change: fc.constantFrom(...CHANGES),
    odd: oddValue,
    name: fc.constantFrom(...NAMES),
  }),
  { minLength: 1, maxLength: 3 },
);

const mutant = fc.tuple(fc.constantFrom(...GOOD), changes).map(([good, list]) => {
  const root = { root: structuredClone(good) };
  for (const { at, change, odd, name } of list) {
    const places = ways(root).filter((way) => way.length > 0);
    const way = places[at % places.length];
    if (!way) continue;
    let holder = root as Record<string, Json>;
    for (const key of way.slice(0, -1)) holder = holder[key] as Record<string, Json>;
    change(holder, way.at(-1) as string, structuredClone(odd), name);
  }
  return root.root;
});

const asText = fc.tuple(mutant, fc.boolean()).map(([value, json]) => {
  if (json) return JSON.stringify(value) ?? '';
  return dump(value, { noRefs: true });
});

const SNIPPETS = [
  '\t',
  ':',
  '- ',
  '---\n',
  '{',
  ']',
  '"',
  "'",
  '&a ',
  '*a',
  '!!binary ',
  '|',
  '>',
  '%',
  '\u0000',
  '\r',
  '#',
  '? ',
  ',',
  '<<: ',
  '{{',
  '\ufeff',
];

/** Text that was hurt: parts missing, doubled, or with other signs in between. */
const hurt = fc
  .tuple(
    asText,
    fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.constantFrom('', ...SNIPPETS)), { minLength: 1, maxLength: 3 }),
  )
  .map(([text, wounds]) =>
    wounds.reduce((hurtText, [at, length, snippet]) => {
      const start = at % (hurtText.length + 1);
      return hurtText.slice(0, start) + snippet + hurtText.slice(start + (at % 3 === 0 ? length : 0));
    }, text),
  );

/** Texts of manifests, most of them wrong. */
export const badManifest: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: asText },
  { weight: 2, arbitrary: hurt },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
);

/** What is done with a manifest. */
export const MANIFEST_COMMANDS: readonly string[] = [
  'create -f -',
  'create -f -',
  'create -f - --validate=false',
  'create -f - --validate=ignore',
  'create -f - --validate=warn',
  'create -f - --dry-run=client -o yaml',
  'create -f - --dry-run=client -o json --validate=false',
  'create -f - --dry-run=server -o yaml',
  'create -f - --save-config -o name',
  'apply -f -',
  'apply -f -',
  'apply -f - --validate=false',
  'apply -f - --dry-run=client -o yaml',
  'apply -f - --dry-run=server',
  'apply -f - --server-side',
  'replace -f -',
  'replace -f - --force --grace-period=0',
  'delete -f - --wait=false',
  'get -f -',
  'get -f - -o wide',
  'describe -f -',
  'diff -f -',
  'scale -f - --replicas=1',
  'label -f - a=b --overwrite',
  'annotate -f - a=b --overwrite',
  'patch -f - -p {}',
  'set image -f - c=nginx',
  'autoscale -f - --max=3',
  'expose -f - --port=80',
  'rollout status -f -',
  'rollout restart -f -',
  'wait -f - --for=delete --timeout=1s',
];
