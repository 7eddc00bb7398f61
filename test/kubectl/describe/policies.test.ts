/** Descriptions of policies, word for word. */
import { describe, expect, it } from 'vitest';
import { described } from './view';

describe('policies', () => {
  it.each([
    [
      'PriorityClass',
      `
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: high}
value: 1000
preemptionPolicy: Never
description: first
`,
      `
Name:              high
Value:             1000
GlobalDefault:     false
PreemptionPolicy:  Never
Description:       first
Annotations:       <none>
Events:            <none>
`,
    ],
    [
      'PodDisruptionBudget',
      `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: b, namespace: default}
spec: {maxUnavailable: 30%, selector: {matchLabels: {a: b}}}
status: {disruptionsAllowed: 1, currentHealthy: 3, desiredHealthy: 2, expectedPods: 3}
`,
      `
Name:             b
Namespace:        default
Max unavailable:  30%
Selector:         a=b
Status:
    Allowed disruptions:  1
    Current:              3
    Desired:              2
    Total:                3
Events:                   <none>
`,
    ],
    [
      'HorizontalPodAutoscaler',
      `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: h, namespace: default, creationTimestamp: "2024-01-01T00:00:00Z"}
spec:
  scaleTargetRef: {kind: Deployment, name: web}
  minReplicas: 2
  maxReplicas: 10
  behavior: {scaleDown: {stabilizationWindowSeconds: 60, selectPolicy: Min, policies: [{type: Percent, value: 10, periodSeconds: 60}, {type: Pods, value: 2, periodSeconds: 30}]}}
  metrics:
  - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}
  - {type: Pods, pods: {metric: {name: pps}, target: {type: AverageValue, averageValue: 1000}}}
  - {type: Object, object: {metric: {name: rps}, describedObject: {kind: Ingress, name: main}, target: {type: Value, value: 10k}}}
  - {type: External, external: {metric: {name: q}, target: {type: AverageValue, averageValue: "30"}}}
  - {type: ContainerResource, containerResource: {name: memory, container: c, target: {type: AverageValue, averageValue: 60Mi}}}
  - {type: Novel}
status:
  currentReplicas: 2
  desiredReplicas: 3
  currentMetrics: [{type: Resource, resource: {name: cpu, current: {averageUtilization: 40, averageValue: 400m}}}]
  conditions: [{type: AbleToScale, status: "True", reason: R, message: m}]
`,
      `
Name:                                                  h
Namespace:                                             default
Labels:                                                <none>
Annotations:                                           <none>
CreationTimestamp:                                     Mon, 01 Jan 2024 00:00:00 +0000
Reference:                                             Deployment/web
Metrics:                                               ( current / target )
  resource cpu on pods  (as a percentage of request):  40% (400m) / 50%
  "pps" on pods:                                       <unknown> / 1k
  "rps" on Ingress/main (target value):                <unknown> / 10k
  "q" (target average value):                          <unknown> / 30
  resource memory of container "c" on pods:            <unknown> / 60Mi
  <unknown metric type "Novel">
Min replicas:  2
Max replicas:  10
Behavior:
  Scale Down:
    Stabilization Window: 60 seconds
    Select Policy: Min
    Policies:
      - Type: Percent  Value: 10  Period: 60 seconds
      - Type: Pods     Value: 2   Period: 30 seconds
Deployment pods:       2 current / 3 desired
Conditions:
  Type         Status  Reason  Message
  ----         ------  ------  -------
  AbleToScale  True    R       m
Events:        <none>
`,
    ],
    [
      'Role',
      `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: default}
rules: [{apiGroups: ["", apps], resources: [pods/log, deployments], verbs: [get, list]}, {nonResourceURLs: [/healthz], verbs: [get]}]
`,
      `
Name:         r
Labels:       <none>
Annotations:  <none>
PolicyRule:
  Resources         Non-Resource URLs  Resource Names  Verbs
  ---------         -----------------  --------------  -----
  deployments       []                 []              [get list]
  pods/log          []                 []              [get list]
  deployments.apps  []                 []              [get list]
  pods.apps/log     []                 []              [get list]
                    [/healthz]         []              [get]
`,
    ],
    [
      'RoleBinding',
      `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: default}
roleRef: {kind: Role, name: r}
subjects: [{kind: User, name: jane}, {kind: ServiceAccount, name: robot, namespace: default}]
`,
      `
Name:         b
Labels:       <none>
Annotations:  <none>
Role:
  Kind:  Role
  Name:  r
Subjects:
  Kind            Name   Namespace
  ----            ----   ---------
  User            jane   
  ServiceAccount  robot  default
`,
    ],
    [
      'a kind without a describer',
      `
apiVersion: example.com/v1
kind: CronTab
metadata: {name: my, namespace: default, labels: {a: b}, uid: u1, managedFields: [{manager: x}]}
spec: {cronSpec: "* * * * *", apiURLList: [a, b], nested: [{a: 1.5, b: true}, {a: 1e30}], none: null, 9x: odd}
`,
      `
Name:         my
Namespace:    default
Labels:       a=b
Annotations:  <none>
API Version:  example.com/v1
Kind:         CronTab
Metadata:
  UID:  u1
Spec:
  9x:  odd
  API URL List:
    a
    b
  Cron Spec:  * * * * *
  Nested:
    A:   1.5
    B:   true
    A:   1e+30
  None:  <nil>
Events:  <none>
`,
    ],
  ])('describes %s', (_name, manifest, text) => {
    expect(`\n${described(manifest)}`).toBe(text);
  });
});
