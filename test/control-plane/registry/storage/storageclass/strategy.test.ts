import { describe, expect, it } from 'vitest';
import { storageClassStrategy } from '../../../../../src/control-plane/registry/storage/storageclass/strategy';
import type { StorageClass } from '../../../../../src/kube/api/storage/v1';
import { created, createErrors, header, object, request, row, updateErrors } from '../../strategy-case';

const storageClass = (fields: string) => `{metadata: {namespace: ''}, ${fields}}`;

it('what the API server fills in', () => {
  expect(created(storageClassStrategy, '{provisioner: a.b/c}')).toMatchObject({
    provisioner: 'a.b/c',
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
  });
});

describe('errors', () => {
  it.each<[string, string[]]>([
    ['provisioner: a.b/c', []],
    ['parameters: {a: b}', ['provisioner: Required value']],
    [
      'provisioner: a.b/c/d',
      [
        "provisioner: Invalid value: \"a.b/c/d\": a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
      ],
    ],
    [
      'provisioner: a.b/c, reclaimPolicy: Recycle',
      ['reclaimPolicy: Unsupported value: "Recycle": supported values: "Delete", "Retain"'],
    ],
    [
      'provisioner: a.b/c, volumeBindingMode: Later',
      ['volumeBindingMode: Unsupported value: "Later": supported values: "Immediate", "WaitForFirstConsumer"'],
    ],
    [
      'provisioner: a.b/c, allowedTopologies: [{matchLabelExpressions: [{key: k, values: [a, a]}, {key: k}]}]',
      [
        'allowedTopologies[0].matchLabelExpressions[0].values[1]: Duplicate value: "a"',
        'allowedTopologies[0].matchLabelExpressions[1].values: Required value',
        'allowedTopologies[0].matchLabelExpressions[1].key: Duplicate value: "k"',
      ],
    ],
  ])('{%s}', (fields, expected) => expect(createErrors(storageClassStrategy, storageClass(fields))).toEqual(expected));

  it('only expansion may change', () => {
    const errors = updateErrors<StorageClass>(storageClassStrategy, storageClass('provisioner: a/b'), (changed) => {
      Object.assign(changed, { provisioner: 'c/d', parameters: { a: 'b' }, reclaimPolicy: 'Retain' });
      Object.assign(changed, { volumeBindingMode: 'WaitForFirstConsumer', allowVolumeExpansion: true });
    });
    expect(errors).toEqual([
      'parameters: Forbidden: updates to parameters are forbidden.',
      'provisioner: Forbidden: updates to provisioner are forbidden.',
      'reclaimPolicy: Forbidden: updates to reclaimPolicy are forbidden.',
      'volumeBindingMode: Invalid value: "WaitForFirstConsumer": field is immutable',
    ]);
  });
});

it('warnings', () => {
  const ctx = request();
  const term = '{key: failure-domain.beta.kubernetes.io/zone, values: [a]}';
  const yaml = storageClass(`provisioner: a/b, allowedTopologies: [{matchLabelExpressions: [${term}]}]`);
  createErrors(storageClassStrategy, yaml, ctx);
  expect(ctx.warnings).toEqual([
    'allowedTopologies[0].matchLabelExpressions[0].key: failure-domain.beta.kubernetes.io/zone is deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  ]);
});

it('kubectl get', () => {
  expect(header(storageClassStrategy)).toBe(
    'NAME|PROVISIONER|RECLAIMPOLICY|VOLUMEBINDINGMODE|ALLOWVOLUMEEXPANSION|AGE',
  );
  const at = 'creationTimestamp: "2026-11-22T10:29:48Z"';
  expect(row(storageClassStrategy, object(`{metadata: {${at}}, provisioner: p}`))).toBe(
    'x|p|Delete|Immediate|false|12s',
  );
  const standard = `{metadata: {${at}, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}, provisioner: p, reclaimPolicy: Retain, volumeBindingMode: WaitForFirstConsumer, allowVolumeExpansion: true}`;
  expect(row(storageClassStrategy, object(standard))).toBe('x (default)|p|Retain|WaitForFirstConsumer|true|12s');
});
