/** Descriptions of workloads, word for word. */
import { describe, expect, it } from 'vitest';
import { described } from './view';

describe('workloads', () => {
  it.each([
    [
      'StatefulSet',
      `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web, namespace: default, uid: u1, creationTimestamp: "2024-01-01T00:00:00Z"}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 1}}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: nginx}]}}
  volumeClaimTemplates:
  - {metadata: {name: www, labels: {a: b}}, spec: {accessModes: [ReadWriteOnce], storageClassName: standard, resources: {requests: {storage: 1024Mi}}}}
status: {replicas: 2}
---
apiVersion: v1
kind: Pod
metadata: {name: web-0, namespace: default, labels: {app: web}, ownerReferences: [{kind: StatefulSet, name: web, uid: u1, controller: true}]}
status: {phase: Running}
---
apiVersion: v1
kind: Pod
metadata: {name: web-1, namespace: default, labels: {app: web}, ownerReferences: [{kind: StatefulSet, name: web, uid: u1, controller: true}]}
status: {phase: Pending}
---
apiVersion: v1
kind: Pod
metadata: {name: other, namespace: default, labels: {app: web}}
status: {phase: Running}
`,
      `
Name:               web
Namespace:          default
CreationTimestamp:  Mon, 01 Jan 2024 00:00:00 +0000
Selector:           app=web
Labels:             <none>
Annotations:        <none>
Replicas:           2 desired | 2 total
Update Strategy:    RollingUpdate
  Partition:        1
Pods Status:        1 Running / 1 Waiting / 0 Succeeded / 0 Failed
Pod Template:
  Labels:  app=web
  Containers:
   c:
    Image:        nginx
    Port:         <none>
    Host Port:    <none>
    Environment:  <none>
    Mounts:       <none>
  Volumes:        <none>
Volume Claims:
  Name:          www
  StorageClass:  standard
  Labels:        a=b
  Annotations:   <none>
  Capacity:      1Gi
  Access Modes:  [ReadWriteOnce]
Events:          <none>
`,
    ],
    [
      'Deployment',
      `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: default, uid: u1, creationTimestamp: "2024-01-01T00:00:00Z"}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 25%}}
  template:
    metadata: {labels: {app: web}, annotations: {a: b}}
    spec:
      serviceAccountName: robot
      priorityClassName: high
      containers: [{name: c, image: nginx:2}]
      volumes: [{name: v, configMap: {name: conf}}]
status:
  replicas: 4
  updatedReplicas: 1
  availableReplicas: 3
  unavailableReplicas: 1
  conditions: [{type: Available, status: "True", reason: MinimumReplicasAvailable}]
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: web-1, namespace: default, uid: u2, creationTimestamp: "2024-01-01T00:00:01Z", labels: {app: web}, ownerReferences: [{kind: Deployment, name: web, uid: u1, controller: true}]}
spec:
  replicas: 3
  template: {metadata: {labels: {app: web, pod-template-hash: "1"}}, spec: {containers: [{name: c, image: nginx:1}]}}
status: {replicas: 3}
---
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: web-0, namespace: default, uid: u3, creationTimestamp: "2024-01-01T00:00:02Z", labels: {app: web}, ownerReferences: [{kind: Deployment, name: web, uid: u1, controller: true}]}
spec:
  replicas: 1
  template:
    metadata: {labels: {app: web, pod-template-hash: "2"}, annotations: {a: b}}
    spec:
      serviceAccountName: robot
      priorityClassName: high
      containers: [{name: c, image: nginx:2}]
      volumes: [{name: v, configMap: {name: conf}}]
status: {replicas: 1}
`,
      `
Name:                   web
Namespace:              default
CreationTimestamp:      Mon, 01 Jan 2024 00:00:00 +0000
Labels:                 <none>
Annotations:            <none>
Selector:               app=web
Replicas:               3 desired | 1 updated | 4 total | 3 available | 1 unavailable
StrategyType:           RollingUpdate
MinReadySeconds:        0
RollingUpdateStrategy:  25% max unavailable, 1 max surge
Pod Template:
  Labels:           app=web
  Annotations:      a: b
  Service Account:  robot
  Containers:
   c:
    Image:        nginx:2
    Port:         <none>
    Host Port:    <none>
    Environment:  <none>
    Mounts:       <none>
  Volumes:
   v:
    Type:               ConfigMap (a volume populated by a ConfigMap)
    Name:               conf
    Optional:           false
  Priority Class Name:  high
Conditions:
  Type           Status  Reason
  ----           ------  ------
  Available      True    MinimumReplicasAvailable
OldReplicaSets:  web-1 (3/3 replicas created)
NewReplicaSet:   web-0 (1/1 replicas created)
Events:          <none>
`,
    ],
    [
      'ReplicaSet',
      `
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: web, namespace: default, ownerReferences: [{kind: Deployment, name: web, uid: u1, controller: true}]}
spec:
  replicas: 2
  selector: {matchExpressions: [{key: app, operator: In, values: [a, b]}]}
  template: {metadata: {}, spec: {containers: [{name: c, image: nginx}]}}
status: {replicas: 1, conditions: [{type: ReplicaFailure, status: "True", reason: FailedCreate}]}
`,
      `
Name:           web
Namespace:      default
Selector:       app in (a,b)
Labels:         <none>
Annotations:    <none>
Controlled By:  Deployment/web
Replicas:       1 current / 2 desired
Pods Status:    0 Running / 0 Waiting / 0 Succeeded / 0 Failed
Pod Template:
  Labels:  <none>
  Containers:
   c:
    Image:        nginx
    Port:         <none>
    Host Port:    <none>
    Environment:  <none>
    Mounts:       <none>
  Volumes:        <none>
Conditions:
  Type             Status  Reason
  ----             ------  ------
  ReplicaFailure   True    FailedCreate
Events:            <none>
`,
    ],
    [
      'ReplicationController',
      `
apiVersion: v1
kind: ReplicationController
metadata: {name: web, namespace: default, labels: {app: web}}
spec:
  replicas: 2
  selector: {app: web}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: nginx}]}}
status: {replicas: 2}
`,
      `
Name:         web
Namespace:    default
Selector:     app=web
Labels:       app=web
Annotations:  <none>
Replicas:     2 current / 2 desired
Pods Status:  0 Running / 0 Waiting / 0 Succeeded / 0 Failed
Pod Template:
  Labels:  app=web
  Containers:
   c:
    Image:        nginx
    Port:         <none>
    Host Port:    <none>
    Environment:  <none>
    Mounts:       <none>
  Volumes:        <none>
Events:           <none>
`,
    ],
    [
      'DaemonSet',
      `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: logs, namespace: default}
spec:
  selector: {matchLabels: {app: logs}}
  template: {metadata: {labels: {app: logs}}, spec: {nodeSelector: {disk: ssd}, containers: [{name: c, image: nginx}]}}
status: {desiredNumberScheduled: 3, currentNumberScheduled: 2, numberMisscheduled: 1, numberReady: 1, updatedNumberScheduled: 2, numberAvailable: 1}
`,
      `
Name:           logs
Selector:       app=logs
Node-Selector:  disk=ssd
Labels:         <none>
Annotations:    <none>
Desired Number of Nodes Scheduled: 3
Current Number of Nodes Scheduled: 2
Number of Nodes Scheduled with Up-to-date Pods: 2
Number of Nodes Scheduled with Available Pods: 1
Number of Nodes Misscheduled: 1
Pods Status:  0 Running / 0 Waiting / 0 Succeeded / 0 Failed
Pod Template:
  Labels:  app=logs
  Containers:
   c:
    Image:        nginx
    Port:         <none>
    Host Port:    <none>
    Environment:  <none>
    Mounts:       <none>
  Volumes:        <none>
Events:           <none>
`,
    ],
  ])('describes %s', (_name, manifest, text) => {
    expect(`\n${described(manifest)}`).toBe(text);
  });
});
