/** The volumes that storage classes make. */
import { expect, it } from 'vitest';
import { Simulation } from './simulation';

const claim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  spec: { storageClassName: 'c', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};

it.each([
  ['pd.csi.storage.gke.io', 'csi', { driver: 'pd.csi.storage.gke.io' }],
  ['kubernetes.io/aws-ebs', 'csi', { driver: 'ebs.csi.aws.com' }],
  ['k8s.io/minikube-hostpath', 'hostPath', { path: '/tmp/hostpath-provisioner/default/data', type: '' }],
  ['rancher.io/local-path', 'hostPath', { path: '/tmp/hostpath-provisioner/default/data' }],
])('%s', (provisioner, source, expected) => {
  const s = new Simulation();
  s.create({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'c' }, provisioner });
  s.create(claim);
  s.settle();
  const { spec } = s.get('persistentvolumeclaims', 'data');
  expect(s.get('persistentvolumes', spec.volumeName).spec[source]).toMatchObject(expected);
});
