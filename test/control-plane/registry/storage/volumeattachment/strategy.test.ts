import { expect, it } from 'vitest';
import { volumeAttachmentStrategy } from '../../../../../src/control-plane/registry/storage/volumeattachment/strategy';
import type { VolumeAttachment } from '../../../../../src/kube/api/storage/v1';
import { createErrors, object, row, updateErrors } from '../../strategy-case';

const SPEC = '{attacher: a.b, nodeName: n, source: {persistentVolumeName: pv}}';

it.each<[string, string[]]>([
  [SPEC, []],
  [
    '{nodeName: n, source: {}}',
    [
      'spec.attacher: Required value',
      'spec.source: Required value: must specify exactly one of inlineVolumeSpec and persistentVolumeName',
      'spec.attacher: Required value',
      "spec.attacher: Invalid value: \"\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
    ],
  ],
])('errors of %s', (spec, expected) => {
  expect(createErrors(volumeAttachmentStrategy, `{metadata: {namespace: ''}, spec: ${spec}}`)).toEqual(expected);
});

it('the spec never changes', () => {
  const errors = updateErrors<VolumeAttachment>(volumeAttachmentStrategy, `{spec: ${SPEC}}`, ({ spec }) => {
    spec.nodeName = 'm';
  });
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(
    /^spec: Invalid value: storage.VolumeAttachmentSpec\{Attacher:"a.b", Source:storage.VolumeAttachmentSource\{.*\}, NodeName:"m"\}: field is immutable$/,
  );
});

it('kubectl get', () => {
  const yaml = `{metadata: {creationTimestamp: "2026-11-22T10:29:48Z"}, spec: ${SPEC}, status: {attached: true}}`;
  expect(row(volumeAttachmentStrategy, object(yaml))).toBe('x|a.b|pv|n|true|12s');
});
