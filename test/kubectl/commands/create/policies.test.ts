import { describe } from 'vitest';
import { itPrints, itRefuses } from './dry-run';

describe('create quota', () => {
  const quota = (spec: string) =>
    `apiVersion: v1\nkind: ResourceQuota\nmetadata:\n  creationTimestamp: null\n  name: x\nspec:${spec}\nstatus: {}\n`;
  itPrints([
    ['quota x', quota(' {}')],
    [
      'quota x --hard=cpu=1000m,memory=1.5Gi --scopes=BestEffort,NotTerminating',
      quota('\n  hard:\n    cpu: "1"\n    memory: 1536Mi\n  scopes:\n  - BestEffort\n  - NotTerminating'),
    ],
  ]);
  itRefuses([
    ['quota x --hard=cpu', 'error: Invalid argument syntax cpu, expected <resource>=<value>'],
    [
      'quota x --hard=cpu=a',
      "error: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
    ['quota x --scopes=a,', 'error: invalid resource quota scope ""'],
  ]);
});

describe('create poddisruptionbudget', () => {
  const budget = (spec: string) =>
    `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  creationTimestamp: null\n  name: x\nspec:\n${spec}status:\n  currentHealthy: 0\n  desiredHealthy: 0\n  disruptionsAllowed: 0\n  expectedPods: 0\n`;
  itPrints([
    [
      'pdb x --selector=a==b --min-available=1',
      budget('  minAvailable: 1\n  selector:\n    matchLabels:\n      a: b\n'),
    ],
    [
      "pdb x --selector='a in (b)' --max-unavailable=50%",
      budget(
        '  maxUnavailable: 50%\n  selector:\n    matchExpressions:\n    - key: a\n      operator: In\n      values:\n      - b\n',
      ),
    ],
  ]);
  itRefuses([
    ['pdb x --min-available=1', 'error: a selector must be specified'],
    ['pdb x --selector=a=b', 'error: one of min-available or max-unavailable must be specified'],
    [
      'pdb x --selector=a=b --min-available=1 --max-unavailable=1',
      'error: min-available and max-unavailable cannot be both specified',
    ],
    ['pdb x --selector=a=b --min-available=-1', 'error: invalid format specified for min-available'],
    [
      'pdb x --selector== --min-available=1',
      `error: couldn't parse the selector string "=": found '=', expected: !, identifier, or 'end of string'`,
    ],
  ]);
});

describe('create priorityclass, namespace and serviceaccount', () => {
  itPrints([
    [
      "pc x --value=-7 --global-default --description='a b' --preemption-policy=Never -n other",
      'apiVersion: scheduling.k8s.io/v1\ndescription: a b\nglobalDefault: true\nkind: PriorityClass\nmetadata:\n  creationTimestamp: null\n  name: x\npreemptionPolicy: Never\nvalue: -7\n',
    ],
    [
      'ns x --save-config',
      `apiVersion: v1
kind: Namespace
metadata:
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"kind":"Namespace","apiVersion":"v1","metadata":{"name":"x","creationTimestamp":null},"spec":{},"status":{}}
  creationTimestamp: null
  name: x
spec: {}
status: {}
`,
    ],
    [
      'sa x -n other',
      'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  creationTimestamp: null\n  name: x\n  namespace: other\n',
    ],
  ]);
});
