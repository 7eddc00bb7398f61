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
  ])('describes %s', (_name, manifest, text) => {
    expect(`\n${described(manifest)}`).toBe(text);
  });
});
