import { describe, expect, it } from 'vitest';
import { podDisruptionBudgetStrategy } from '../../../../../src/control-plane/registry/policy/poddisruptionbudget/strategy';
import { createErrors, header, object, row } from '../../strategy-case';

describe('errors', () => {
  it.each<[string, string[]]>([
    ['{minAvailable: 1}', []],
    ['{minAvailable: 50%, selector: {}}', []],
    [
      '{minAvailable: 1, maxUnavailable: 50%}',
      [
        'spec: Invalid value: policy.PodDisruptionBudgetSpec{MinAvailable:(*intstr.IntOrString)(0xc000000000), Selector:(*v1.LabelSelector)(nil), MaxUnavailable:(*intstr.IntOrString)(0xc000000000), UnhealthyPodEvictionPolicy:(*policy.UnhealthyPodEvictionPolicyType)(nil)}: minAvailable and maxUnavailable cannot be both set',
      ],
    ],
    ['{minAvailable: -1}', ['spec.minAvailable: Invalid value: -1: must be greater than or equal to 0']],
    [
      '{maxUnavailable: 150%}',
      [
        'spec.maxUnavailable: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:"150%"}: must not be greater than 100%',
      ],
    ],
    [
      '{minAvailable: half}',
      [
        "spec.minAvailable: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:\"half\"}: a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
      ],
    ],
    [
      '{unhealthyPodEvictionPolicy: Never}',
      [
        'spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": supported values: "AlwaysAllow", "IfHealthyBudget"',
      ],
    ],
  ])('%s', (spec, expected) => {
    expect(createErrors(podDisruptionBudgetStrategy, `{spec: ${spec}}`)).toEqual(expected);
  });
});

it('kubectl get', () => {
  expect(header(podDisruptionBudgetStrategy)).toBe('NAME|MIN AVAILABLE|MAX UNAVAILABLE|ALLOWED DISRUPTIONS|AGE');
  const at = 'metadata: {creationTimestamp: "2026-11-22T10:29:50Z"}';
  const show = (yaml: string) => row(podDisruptionBudgetStrategy, object(yaml));
  expect(show(`{${at}, spec: {minAvailable: 1}, status: {disruptionsAllowed: 2}}`)).toBe('x|1|N/A|2|10s');
  expect(show(`{${at}, spec: {maxUnavailable: 50%}}`)).toBe('x|N/A|50%|0|10s');
});
