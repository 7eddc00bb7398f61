import { describe, expect, it } from 'vitest';
import { persistentVolumeStrategy } from '../../../../../src/control-plane/registry/core/persistentvolume/strategy';
import type { PersistentVolume } from '../../../../../src/kube/api/core/v1';
import { created, createErrors, header, object, request, row, updateErrors } from '../../strategy-case';

const META = "metadata: {name: x, namespace: ''}";
const BASE = 'capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce]';
const volume = (spec: string) => `{${META}, spec: {${spec}}}`;

it('what the API server fills in', () => {
  const nfs = created<PersistentVolume>(persistentVolumeStrategy, volume(`${BASE}, nfs: {server: a, path: /x}`));
  expect(nfs.spec).toEqual({
    accessModes: ['ReadWriteOnce'],
    capacity: { storage: '1Gi' },
    nfs: { path: '/x', server: 'a' },
    persistentVolumeReclaimPolicy: 'Retain',
    volumeMode: 'Filesystem',
  });
  expect(nfs.status).toEqual({ phase: 'Pending' });
  const local = created<PersistentVolume>(persistentVolumeStrategy, volume(`${BASE}, hostPath: {path: /x}`));
  expect(local.spec.hostPath).toEqual({ path: '/x', type: '' });
});

describe('errors of a new volume', () => {
  const MODES = 'supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"';
  it.each<[string, string[]]>([
    [
      '',
      [
        'spec.accessModes: Required value',
        'spec.capacity: Required value',
        'spec.capacity: Unsupported value: core.ResourceList(nil): supported values: "storage"',
        'spec: Required value: must specify a volume type',
      ],
    ],
    [`${BASE}`, ['spec: Required value: must specify a volume type']],
    [
      'capacity: {storage: 1Gi}, accessModes: [Nope], hostPath: {path: /x}',
      [`spec.accessModes: Unsupported value: "Nope": ${MODES}`],
    ],
    [
      'capacity: {storage: 1Gi}, accessModes: [ReadWriteOncePod, ReadWriteOnce], hostPath: {path: /x}',
      ['spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes'],
    ],
    [
      'capacity: {storage: "0"}, accessModes: [ReadWriteOnce], hostPath: {path: /x}',
      ['spec.capacity[storage]: Invalid value: "0": must be greater than zero'],
    ],
    [
      'capacity: {storage: "-1"}, accessModes: [ReadWriteOnce], hostPath: {path: /x}',
      [
        'spec.capacity[storage]: Invalid value: -1: must be a valid resource quantity',
        'spec.capacity[storage]: Invalid value: "-1": must be greater than zero',
      ],
    ],
    [
      `${BASE}, persistentVolumeReclaimPolicy: Keep, hostPath: {path: /x}`,
      [
        'spec.persistentVolumeReclaimPolicy: Unsupported value: "Keep": supported values: "Delete", "Recycle", "Retain"',
      ],
    ],
    [
      `${BASE}, persistentVolumeReclaimPolicy: Recycle, hostPath: {path: /a/..}`,
      [
        'spec.hostPath.path: Invalid value: "/a/..": must not contain \'..\'',
        "spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'",
      ],
    ],
    [`${BASE}, hostPath: {}`, ['spec.hostPath.path: Required value']],
    [
      `${BASE}, hostPath: {path: /x, type: Folder}`,
      [
        'spec.hostPath.type: Unsupported value: "Folder": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"',
      ],
    ],
    [
      `${BASE}, hostPath: {path: /x}, nfs: {server: a, path: /x}`,
      ['spec.nfs: Forbidden: may not specify more than 1 volume type'],
    ],
    [
      `${BASE}, nfs: {path: x}`,
      ['spec.nfs.server: Required value', 'spec.nfs.path: Invalid value: "x": must be an absolute path'],
    ],
    [`${BASE}, local: {path: /mnt}`, ['spec.nodeAffinity: Required value: Local volume requires node affinity']],
    [
      `${BASE}, hostPath: {path: /x}, nodeAffinity: {}`,
      ['spec.nodeAffinity.required: Required value: must specify required node constraints'],
    ],
    [
      `${BASE}, hostPath: {path: /x}, nodeAffinity: {required: {nodeSelectorTerms: []}}`,
      ['spec.nodeAffinity.required.nodeSelectorTerms: Required value: must have at least one node selector term'],
    ],
    [`${BASE}, csi: {driver: a.b}`, ['spec.csi.volumeHandle: Required value']],
    [
      `${BASE}, hostPath: {path: /x}, storageClassName: A_b`,
      [
        "spec.storageClassName: Invalid value: \"A_b\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      ],
    ],
    [
      `${BASE}, hostPath: {path: /x}, volumeMode: Tape`,
      ['spec.volumeMode: Unsupported value: "Tape": supported values: "Block", "Filesystem"'],
    ],
  ])('{%s}', (spec, expected) => {
    expect(createErrors(persistentVolumeStrategy, volume(spec))).toEqual(expected);
  });
});

describe('updates', () => {
  const yaml = volume(`${BASE}, hostPath: {path: /x}`);
  it('the source stays', () => {
    const errors = updateErrors<PersistentVolume>(persistentVolumeStrategy, yaml, ({ spec }) => {
      spec.hostPath = { path: '/y', type: '' };
    });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.split('\n').map((line) => line.replaceAll(' ', ' ').trimEnd())).toEqual([
      'spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation',
      '  core.PersistentVolumeSource{',
      '  \tGCEPersistentDisk:    nil,',
      '  \tAWSElasticBlockStore: nil,',
      '  \tHostPath: &core.HostPathVolumeSource{',
      '- \t\tPath: "/x",',
      '+ \t\tPath: "/y",',
      '  \t\tType: &"",',
      '  \t},',
      '  \tGlusterfs: nil,',
      '  \tNFS:       nil,',
      '  \t... // 17 identical fields',
      '  }',
      '',
    ]);
  });
  it.each<[string, (pv: PersistentVolume) => void, string[]]>([
    [
      'the claim may change',
      ({ spec }) => {
        spec.claimRef = { name: 'a', namespace: 'b' };
      },
      [],
    ],
    [
      'the mode stays',
      ({ spec }) => {
        spec.volumeMode = 'Block';
      },
      ['volumeMode: Invalid value: "Block": field is immutable'],
    ],
  ])('%s', (_, change, expected) => {
    expect(updateErrors<PersistentVolume>(persistentVolumeStrategy, yaml, change)).toEqual(expected);
  });
});

it('warnings', () => {
  const ctx = request();
  const labels = '{key: beta.kubernetes.io/os, operator: Exists}';
  const affinity = `nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [${labels}]}]}}`;
  const spec = `${BASE}, persistentVolumeReclaimPolicy: Recycle, hostPath: {path: /x}, ${affinity}`;
  createErrors(persistentVolumeStrategy, volume(spec), ctx);
  expect(ctx.warnings).toEqual([
    'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.',
    'spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].key: beta.kubernetes.io/os is deprecated since v1.14; use "kubernetes.io/os" instead',
  ]);
});

describe('kubectl get', () => {
  it('titles', () =>
    expect(header(persistentVolumeStrategy)).toBe(
      'NAME|CAPACITY|ACCESS MODES|RECLAIM POLICY|STATUS|CLAIM|STORAGECLASS|REASON|AGE||VOLUMEMODE',
    ));
  const AT = 'creationTimestamp: "2026-11-22T10:29:47Z"';
  it.each<[string, string]>([
    [
      `{metadata: {${AT}}, spec: {${BASE}, persistentVolumeReclaimPolicy: Retain, storageClassName: xx, volumeMode: Filesystem}, status: {phase: Available}}`,
      'x|1Gi|RWO|Retain|Available||xx||13s||Filesystem',
    ],
    [
      `{metadata: {${AT}}, spec: {capacity: {storage: 1024Mi}, accessModes: [ReadWriteMany, ReadOnlyMany, ReadWriteOncePod], persistentVolumeReclaimPolicy: Delete, claimRef: {namespace: default, name: data}}, status: {phase: Bound}}`,
      'x|1Gi|ROX,RWX,RWOP|Delete|Bound|default/data|||13s||<unset>',
    ],
    [
      `{metadata: {${AT}, deletionTimestamp: "2026-11-22T10:29:50Z"}, spec: {capacity: {storage: 1}}, status: {phase: Failed, reason: why}}`,
      'x|1|||Terminating|||why|13s||<unset>',
    ],
  ])('%s', (yaml, expected) => expect(row(persistentVolumeStrategy, object(yaml))).toBe(expected));
});
