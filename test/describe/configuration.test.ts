/** Descriptions of configuration, word for word. */
import { describe, expect, it } from 'vitest';
import { described } from './view';

describe('configuration', () => {
  it.each([
    [
      'ConfigMap',
      `
apiVersion: v1
kind: ConfigMap
metadata: {name: conf, namespace: default}
data: {b: "x\\ny\\n", a: "1"}
binaryData: {bin: AAECAw==}
`,
      `
Name:         conf
Namespace:    default
Labels:       <none>
Annotations:  <none>

Data
====
a:
----
1
b:
----
x
y


BinaryData
====
bin: 4 bytes

Events:  <none>
`,
    ],
    [
      'Secret',
      `
apiVersion: v1
kind: Secret
metadata: {name: s, namespace: default}
type: Opaque
data: {token: YWJj, a: AAECAw==}
`,
      `
Name:         s
Namespace:    default
Labels:       <none>
Annotations:  <none>

Type:  Opaque

Data
====
a:      4 bytes
token:  3 bytes
`,
    ],
    [
      'a service account token',
      `
apiVersion: v1
kind: Secret
metadata: {name: t, namespace: default}
type: kubernetes.io/service-account-token
data: {token: YWJj}
`,
      `
Name:         t
Namespace:    default
Labels:       <none>
Annotations:  <none>

Type:  kubernetes.io/service-account-token

Data
====
token:  abc
`,
    ],
    [
      'ServiceAccount',
      `
apiVersion: v1
kind: ServiceAccount
metadata: {name: robot, namespace: default, uid: u1}
secrets: [{name: s}, {name: gone}]
imagePullSecrets: [{name: pull}]
---
apiVersion: v1
kind: Secret
metadata: {name: s, namespace: default, annotations: {kubernetes.io/service-account.name: robot, kubernetes.io/service-account.uid: u1}}
type: kubernetes.io/service-account-token
`,
      `
Name:                robot
Namespace:           default
Labels:              <none>
Annotations:         <none>
Image pull secrets:  pull (not found)
Mountable secrets:   s
                     gone (not found)
Tokens:              s
Events:              <none>
`,
    ],
    [
      'Namespace',
      `
apiVersion: v1
kind: Namespace
metadata: {name: full}
status: {phase: Active, conditions: [{type: Odd, status: "True", lastTransitionTime: "2024-01-01T00:00:00Z", reason: r, message: m}]}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: q2, namespace: full}
status: {hard: {pods: "10", requests.cpu: "4"}, used: {pods: "1", requests.cpu: 1500m}}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: q1, namespace: full}
spec: {scopes: [NotTerminating, BestEffort]}
---
apiVersion: v1
kind: LimitRange
metadata: {name: l, namespace: full}
spec: {limits: [{type: Container, max: {memory: 1Gi}, min: {cpu: 100m}, default: {cpu: 500m}}]}
`,
      `
Name:         full
Labels:       <none>
Annotations:  <none>
Status:       Active
Conditions:
  Type  Status  LastTransitionTime               Reason  Message
  ----  ------  ------------------               ------  -------
  Odd   True    Mon, 01 Jan 2024 00:00:00 +0000  r       m

Resource Quotas
  Name:    q1
  Scopes:  BestEffort, NotTerminating
  * Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.
  * Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.
  Resource      Used  Hard
  --------      ---   ---
  Name:         q2
  Resource      Used   Hard
  --------      ---    ---
  pods          1      10
  requests.cpu  1500m  4

Resource Limits
 Type       Resource  Min   Max  Default Request  Default Limit  Max Limit/Request Ratio
 ----       --------  ---   ---  ---------------  -------------  -----------------------
 Container  cpu       100m  -    -                500m           -
 Container  memory    -     1Gi  -                -              -
`,
    ],
    [
      'an empty Namespace',
      `
apiVersion: v1
kind: Namespace
metadata: {name: empty}
status: {phase: Terminating}
`,
      `
Name:         empty
Labels:       <none>
Annotations:  <none>
Status:       Terminating

No resource quota.

No LimitRange resource.
`,
    ],
    [
      'ResourceQuota',
      `
apiVersion: v1
kind: ResourceQuota
metadata: {name: q, namespace: full}
spec: {scopes: [Terminating]}
status: {hard: {limits.memory: 10Gi}, used: {limits.memory: 100M}}
`,
      `
Name:       q
Namespace:  full
Scopes:     Terminating
 * Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.
Resource       Used       Hard
--------       ----       ----
limits.memory  100000000  10Gi
`,
    ],
    [
      'LimitRange',
      `
apiVersion: v1
kind: LimitRange
metadata: {name: l, namespace: full}
spec: {limits: [{type: Pod, max: {cpu: 2}, maxLimitRequestRatio: {cpu: 4}}]}
`,
      `
Name:       l
Namespace:  full
Type        Resource  Min  Max  Default Request  Default Limit  Max Limit/Request Ratio
----        --------  ---  ---  ---------------  -------------  -----------------------
Pod         cpu       -    2    -                -              4
`,
    ],
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
