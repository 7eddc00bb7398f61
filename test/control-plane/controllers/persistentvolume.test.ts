import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/go/json/value';
import { Simulation } from './simulation';

const claim = (name: string, storageClassName: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name },
  spec: { storageClassName, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
});

const volume = (name: string, storageClassName: string, spec: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name },
  spec: {
    storageClassName,
    capacity: { storage: '1Gi' },
    accessModes: ['ReadWriteOnce'],
    hostPath: { path: '/x' },
    ...spec,
  },
});

const storageClass = (name: string, volumeBindingMode: string): JsonObject => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name },
  provisioner: 'pd.csi.storage.gke.io',
  volumeBindingMode,
});

const user = (name: string, claimName: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: {
    containers: [{ name: 'c', image: 'nginx:1.25' }],
    volumes: [{ name: 'v', persistentVolumeClaim: { claimName } }],
  },
});

const phase = (s: Simulation, name: string) => s.get('persistentvolumeclaims', name).status.phase;

const EXTERNAL =
  "ExternalProvisioning Waiting for a volume to be created either by the external provisioner 'pd.csi.storage.gke.io' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.";

describe('a claim that cannot be bound', () => {
  it.each<[string, string, JsonObject]>([
    ['a volume', 'manual', volume('pv', 'manual')],
    ['its class', 'late', storageClass('late', 'Immediate')],
  ])('hears of %s when it is looked at again', (_, className, help) => {
    const s = new Simulation();
    s.create(claim('data', className));
    s.settle();
    s.create(help);
    s.settle();
    expect(phase(s, 'data')).toBe('Pending');
    s.advance(17);
    expect(phase(s, 'data')).toBe('Bound');
  });

  it('is told at once when a volume is reserved for it', () => {
    const s = new Simulation();
    s.create(claim('data', 'manual'));
    s.settle();
    s.create(volume('pv', 'manual', { claimRef: { namespace: 'default', name: 'data' } }));
    s.settle();
    expect(phase(s, 'data')).toBe('Bound');
  });
});

describe('a claim that waits for its first consumer', () => {
  it('does not know of a pod that came after it', () => {
    const s = new Simulation();
    const { client } = s.cluster;
    client.kind('storageclasses.storage.k8s.io').create(storageClass('late', 'WaitForFirstConsumer') as never);
    for (const [kind, object] of [
      ['persistentvolumeclaims', claim('data', 'late')],
      ['pods', user('p', 'data')],
    ] as const)
      client
        .kind(kind as string)
        .create({ ...object, metadata: { ...(object.metadata as JsonObject), namespace: 'default' } } as never);
    s.settle();
    expect(s.events('PersistentVolumeClaim')).toEqual([
      'WaitForFirstConsumer waiting for first consumer to be created before binding',
      expect.stringContaining(EXTERNAL),
    ]);
  });
});
