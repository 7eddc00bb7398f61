import { expect, test } from 'vitest';
import { goSyntax } from '../../../src/control-plane/registry/go-syntax';

const QUANTITY = 'd:resource.infDecAmount{Dec:(*inf.Dec)(nil)}';

test.each([
  ['map[string]string', { b: '1', a: 'x"' }, 'map[string]string{"a":"x\\"", "b":"1"}'],
  ['map[string]string', undefined, 'map[string]string(nil)'],
  ['[]string', ['a'], '[]string{"a"}'],
  ['[]int32', undefined, '[]int32(nil)'],
  ['IntOrString', '25%', 'intstr.IntOrString{Type:1, IntVal:0, StrVal:"25%"}'],
  ['IntOrString', 3, 'intstr.IntOrString{Type:0, IntVal:3, StrVal:""}'],
  [
    'Quantity',
    '500m',
    `resource.Quantity{i:resource.int64Amount{value:500, scale:-3}, ${QUANTITY}, s:"500m", Format:"DecimalSI"}`,
  ],
  [
    'Quantity',
    '0.5',
    `resource.Quantity{i:resource.int64Amount{value:5, scale:-1}, ${QUANTITY}, s:"", Format:"DecimalSI"}`,
  ],
  [
    'Quantity',
    '1Mi',
    `resource.Quantity{i:resource.int64Amount{value:1048576, scale:0}, ${QUANTITY}, s:"1Mi", Format:"BinarySI"}`,
  ],
  [
    'v1.LabelSelector',
    { matchLabels: { a: 'b' } },
    'v1.LabelSelector{MatchLabels:map[string]string{"a":"b"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}',
  ],
  [
    'core.SeccompProfile',
    { type: 'Localhost', localhostProfile: 'p' },
    'core.SeccompProfile{Type:"Localhost", LocalhostProfile:(*string)(0xc000000000)}',
  ],
  [
    'core.Volume',
    { name: 'v', emptyDir: {} },
    'core.Volume{Name:"v", VolumeSource:core.VolumeSource{HostPath:(*core.HostPathVolumeSource)(nil), EmptyDir:(*core.EmptyDirVolumeSource)(0xc000000000), ',
  ],
])('%s %j', (type, value, text) => {
  expect(goSyntax(type, value).slice(0, text.length)).toBe(text);
});

test('a template, as a Job refuses to change it', () => {
  const template = {
    metadata: { labels: { a: 'b' } },
    spec: { hostNetwork: true, containers: [{ name: 'c', image: 'i' }] },
  };
  const text = goSyntax('core.PodTemplateSpec', template);
  expect(text).toContain(
    'CreationTimestamp:time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC), DeletionTimestamp:<nil>, DeletionGracePeriodSeconds:(*int64)(nil), Labels:map[string]string{"a":"b"}, ',
  );
  expect(text).toContain('Resources:core.ResourceRequirements{Limits:core.ResourceList(nil), ');
  expect(text).toContain('SecurityContext:(*core.PodSecurityContext)(0xc000000000), ');
});
