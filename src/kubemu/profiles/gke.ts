/** A small cluster of Google's: three nodes as in the lecture, and what Google runs on them. */
import {
  daemonSet,
  deployment,
  dnsService,
  imagesOf,
  releaseImage,
  service,
  staticPod,
  storageClass,
} from './addons/objects';
import { bare } from './bare';
import type { Profile } from './profile';

const REGISTRY = 'gke.gcr.io';

/** Google Kubernetes Engine. A new copy each time. */
export function gke(): Profile {
  const base = { ...bare(), useServiceAccountCredentials: true };
  const system = { 'addonmanager.kubernetes.io/mode': 'Reconcile' };
  const objects = [
    ...base.objects,
    storageClass('premium-rwo', 'pd.csi.storage.gke.io', {
      parameters: { type: 'pd-ssd' },
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    }),
    storageClass('standard-rwo', 'pd.csi.storage.gke.io', {
      parameters: { type: 'pd-balanced' },
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    }),
    staticPod('{node}', 'kube-proxy', releaseImage('kube-proxy'), 'node'),
    ...deployment({
      name: 'event-exporter-gke',
      containers: [
        ['event-exporter', image('event-exporter:v0.3.10')],
        ['prometheus-to-sd-exporter', image('prometheus-to-sd:v0.11.1')],
      ],
    }),
    ...daemonSet({
      name: 'fluentbit-gke',
      containers: [
        ['fluentbit', image('fluent-bit:v1.8.12')],
        ['fluentbit-gke', image('fluent-bit-gke-exporter:v0.26.0')],
      ],
      spec: { hostNetwork: true },
    }),
    ...daemonSet({
      name: 'gke-metrics-agent',
      containers: [['gke-metrics-agent', image('gke-metrics-agent:1.10.0')]],
      spec: { hostNetwork: true },
    }),
    ...deployment({ name: 'konnectivity-agent', containers: [['konnectivity-agent', image('proxy-agent:v0.28.4')]] }),
    ...deployment(
      {
        name: 'kube-dns',
        labels: { 'k8s-app': 'kube-dns' },
        containers: [
          ['kubedns', image('k8s-dns-kube-dns:1.22.28')],
          ['dnsmasq', image('k8s-dns-dnsmasq-nanny:1.22.28')],
          ['sidecar', image('k8s-dns-sidecar:1.22.28')],
        ],
        spec: { priorityClassName: 'system-cluster-critical' },
      },
      2,
    ),
    ...deployment({
      name: 'kube-dns-autoscaler',
      containers: [['autoscaler', image('cluster-proportional-autoscaler:v1.8.10')]],
    }),
    ...deployment({
      name: 'l7-default-backend',
      containers: [['default-http-backend', image('ingress-gce-404-server-with-metrics:v1.23.1')]],
    }),
    ...deployment({
      name: 'metrics-server-v0.6.3',
      labels: { 'k8s-app': 'metrics-server' },
      containers: [
        ['metrics-server', image('metrics-server:v0.6.3')],
        ['metrics-server-nanny', image('addon-resizer:1.8.20')],
      ],
    }),
    ...daemonSet({
      name: 'pdcsi-node',
      containers: [
        ['csi-driver-registrar', image('csi-node-driver-registrar:v2.8.0')],
        ['gce-pd-driver', image('gcp-compute-persistent-disk-csi-driver:v1.10.7')],
      ],
      spec: { hostNetwork: true },
    }),
    dnsService(base.clusterDNS),
    service('default-http-backend', {
      type: 'NodePort',
      selector: { 'k8s-app': 'l7-default-backend' },
      ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    }),
    service('metrics-server', { selector: { 'k8s-app': 'metrics-server' }, ports: [{ port: 443, targetPort: 443 }] }),
  ];
  for (const { metadata } of objects) if (metadata.namespace) metadata.labels = { ...metadata.labels, ...system };
  return {
    ...base,
    cluster: 'gke_my-project_europe-west1-b_cluster-1',
    objects,
    images: imagesOf(objects),
    loadBalancer: { after: 40_000, ingress: 90_000, addresses: '34.77.120.0/24' },
  };
}

const image = (name: string) => `${REGISTRY}/${name}`;
