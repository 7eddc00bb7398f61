import { describe, expect, it } from 'vitest';
import { persistentVolumeClaimStrategy } from '../../../../../src/control-plane/registry/core/persistentvolumeclaim/strategy';
import type { PersistentVolumeClaim } from '../../../../../src/kube/api/core/v1';
import type { Observed } from '../../../../observed';
import { created, createErrors, header, object, request, row, updateErrors } from '../../strategy-case';

const BASE = 'accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}';
const claim = (spec: string) => `{spec: {${spec}}}`;

it('what the API server fills in', () => {
  const pvc = created<PersistentVolumeClaim>(persistentVolumeClaimStrategy, claim(BASE));
  expect(pvc.spec).toEqual({
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '1Gi' } },
    volumeMode: 'Filesystem',
  });
  expect(pvc.status).toEqual({ phase: 'Pending' });
  const copy = claim(`${BASE}, dataSource: {kind: PersistentVolumeClaim, name: a}`);
  const source = { kind: 'PersistentVolumeClaim', name: 'a' };
  expect((created(persistentVolumeClaimStrategy, copy) as Observed).spec).toMatchObject({
    dataSource: source,
    dataSourceRef: source,
  });
});

describe('errors of a new claim', () => {
  const MODES = 'supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"';
  it.each<[string, string[]]>([
    [
      '',
      [
        'spec.accessModes: Required value: at least 1 access mode is required',
        'spec.resources[storage]: Required value',
      ],
    ],
    [
      'accessModes: [RWO], resources: {requests: {storage: 1Gi}}',
      [`spec.accessModes: Unsupported value: "RWO": ${MODES}`],
    ],
    [
      'accessModes: [ReadWriteOnce], resources: {requests: {storage: "0"}}',
      ['spec.resources[storage]: Invalid value: "0": must be greater than zero'],
    ],
    [
      'accessModes: [ReadWriteOnce], resources: {requests: {storage: -1Gi}}',
      ['spec.resources[storage]: Invalid value: "-1Gi": must be greater than zero'],
    ],
    [
      `${BASE}, selector: {matchExpressions: [{key: a, operator: In}]}`,
      [
        "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
      ],
    ],
    [
      `${BASE}, volumeMode: Tape`,
      ['spec.volumeMode: Unsupported value: "Tape": supported values: "Block", "Filesystem"'],
    ],
    [
      `${BASE}, dataSourceRef: {kind: Secret, name: a}`,
      [
        'spec.dataSource: Invalid value: "Secret": must be \'PersistentVolumeClaim\' when referencing the default apiGroup',
        'spec.dataSourceRef: Invalid value: "Secret": must be \'PersistentVolumeClaim\' when referencing the default apiGroup',
      ],
    ],
    [`${BASE}, storageClassName: ""`, []],
  ])('{%s}', (spec, expected) => {
    expect(createErrors(persistentVolumeClaimStrategy, claim(spec))).toEqual(expected);
  });
});

describe('updates', () => {
  const change = (yaml: string, edit: (pvc: PersistentVolumeClaim) => void) =>
    updateErrors<PersistentVolumeClaim>(persistentVolumeClaimStrategy, yaml, edit).map((error) =>
      error.replaceAll('\u00a0', ' '),
    );
  const request = (storage: string) => ({ requests: { storage } });

  it('the class cannot change', () => {
    const errors = change(claim(`${BASE}, storageClassName: standard`), ({ spec }) => {
      spec.storageClassName = 'fast';
    });
    expect(errors).toEqual([
      [
        'spec: Forbidden: spec is immutable after creation except resources.requests for bound claims',
        '  core.PersistentVolumeClaimSpec{',
        '  \t... // 2 identical fields',
        '  \tResources:        {Requests: {s"storage": {i: {...}, s: "1Gi", Format: "BinarySI"}}},',
        '  \tVolumeName:       "",',
        '- \tStorageClassName: &"standard",',
        '+ \tStorageClassName: &"fast",',
        '  \tVolumeMode:       &"Filesystem",',
        '  \tDataSource:       nil,',
        '  \tDataSourceRef:    nil,',
        '  }',
        '',
      ].join('\n'),
    ]);
  });
  it('only a bound claim grows', () => {
    const [forbidden, ...rest] = change(claim(BASE), (pvc) => {
      pvc.spec.resources = request('2Gi');
    });
    expect(forbidden).toMatch(
      /^spec: Forbidden: spec is immutable after creation except resources.requests for bound claims\n/,
    );
    expect(rest).toEqual([]);
  });
  it.each<[string, (pvc: PersistentVolumeClaim) => void, string[]]>([
    [
      'grown when bound',
      (pvc) => {
        pvc.status = { phase: 'Bound' };
        pvc.spec.resources = request('2Gi');
      },
      [],
    ],
    [
      'shrunk when bound',
      (pvc) => {
        pvc.status = { phase: 'Bound' };
        pvc.spec.resources = request('1Mi');
      },
      ['spec.resources.requests.storage: Forbidden: field can not be less than previous value'],
    ],
    [
      'bound by the controller',
      (pvc) => {
        pvc.spec.volumeName = 'pv';
      },
      [],
    ],
    [
      'given its class later',
      (pvc) => {
        pvc.spec.storageClassName = 'standard';
      },
      [],
    ],
  ])('%s', (_, edit, expected) => expect(change(claim(BASE), edit)).toEqual(expected));
});

it('warnings', () => {
  const ctx = request();
  const annotated =
    '{metadata: {annotations: {volume.beta.kubernetes.io/storage-class: a}}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 100m}}}}';
  createErrors(persistentVolumeClaimStrategy, annotated, ctx);
  expect(ctx.warnings).toEqual([
    'metadata.annotations[volume.beta.kubernetes.io/storage-class]: deprecated since v1.8; use "storageClassName" attribute instead',
    'spec.resources.requests[storage]: fractional byte value "100m" is invalid, must be an integer',
  ]);
});

describe('kubectl get', () => {
  it('titles', () =>
    expect(header(persistentVolumeClaimStrategy)).toBe(
      'NAME|STATUS|VOLUME|CAPACITY|ACCESS MODES|STORAGECLASS|AGE||VOLUMEMODE',
    ));
  const AT = 'creationTimestamp: "2026-11-22T10:29:47Z"';
  it.each<[string, string]>([
    [
      `{metadata: {${AT}}, spec: {storageClassName: none-such, volumeMode: Filesystem}, status: {phase: Pending}}`,
      'x|Pending||||none-such|13s||Filesystem',
    ],
    [
      `{metadata: {${AT}}, spec: {volumeName: pv, storageClassName: standard}, status: {phase: Bound, capacity: {storage: 2Gi}, accessModes: [ReadWriteOnce]}}`,
      'x|Bound|pv|2Gi|RWO|standard|13s||<unset>',
    ],
    [
      `{metadata: {${AT}, deletionTimestamp: "2026-11-22T10:29:50Z"}, spec: {volumeName: pv}, status: {phase: Bound}}`,
      'x|Terminating|pv|0|||13s||<unset>',
    ],
  ])('%s', (yaml, expected) => expect(row(persistentVolumeClaimStrategy, object(yaml))).toBe(expected));
});
