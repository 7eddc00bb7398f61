import { describe, expect, it } from 'vitest';
import { described } from './view';

const POD = `
apiVersion: v1
kind: Pod
metadata:
  name: web-0
  namespace: default
  uid: u1
  labels: {app: nginx}
  ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: web, uid: u2, controller: true}]
spec:
  priority: 0
  nodeName: n1
  initContainers:
  - {name: init, image: busybox, command: [sh, -c, "a\\nb"]}
  containers:
  - name: nginx
    image: nginx:1.25
    ports: [{containerPort: 80, protocol: TCP}, {containerPort: 53, hostPort: 53, protocol: UDP}]
    resources: {limits: {memory: 1024Mi, cpu: "0.5"}}
    env:
    - {name: A, value: "1\\n2"}
    - {name: POD, valueFrom: {fieldRef: {apiVersion: v1, fieldPath: metadata.name}}}
    - {name: IP, valueFrom: {fieldRef: {apiVersion: v1, fieldPath: status.podIP}}}
    - {name: CPU, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: 1m}}}
    - {name: KEY, valueFrom: {secretKeyRef: {name: s, key: k}}}
    envFrom: [{configMapRef: {name: c, optional: true}}]
    volumeMounts: [{name: v, mountPath: /z, subPath: a}, {name: v, mountPath: /a, readOnly: true}]
  volumes: [{name: v, emptyDir: {}}]
  tolerations: [{key: k, operator: Exists}]
status:
  phase: Running
  qosClass: Burstable
  hostIP: 10.0.0.1
  podIP: 10.32.0.2
  podIPs: [{ip: 10.32.0.2}]
  startTime: "2024-01-01T00:00:00Z"
  conditions: [{type: Ready, status: "True"}]
  containerStatuses:
  - name: nginx
    image: nginx
    imageID: sha256:1
    containerID: containerd://2
    ready: true
    restartCount: 1
    state: {running: {startedAt: "2024-01-01T00:00:02Z"}}
    lastState: {terminated: {exitCode: 1, reason: Error, startedAt: "2024-01-01T00:00:00Z", finishedAt: "2024-01-01T00:00:01Z"}}
`;

const EVENTS = `
---
apiVersion: v1
kind: Event
metadata: {name: web-0.2, namespace: default}
involvedObject: {kind: Pod, name: web-0, namespace: default, uid: u1}
type: Normal
reason: Pulled
message: " done "
source: {component: kubelet}
count: 3
firstTimestamp: "2024-01-01T00:00:01Z"
lastTimestamp: "2024-01-01T00:00:06Z"
---
apiVersion: v1
kind: Event
metadata: {name: web-0.3, namespace: default}
involvedObject: {kind: Pod, name: web-0, namespace: default, uid: u1}
type: Normal
reason: Scheduled
message: assigned
eventTime: "2024-01-01T00:00:00.000000Z"
reportingComponent: default-scheduler
---
apiVersion: v1
kind: Event
metadata: {name: web-0.1, namespace: default}
involvedObject: {kind: Pod, name: web-0, namespace: default, uid: another}
reason: Other
`;

describe('describePod', () => {
  it('shows all there is', () => {
    expect(`\n${described(POD + EVENTS)}`).toBe(`
Name:         web-0
Namespace:    default
Priority:     0
Node:         n1/10.0.0.1
Start Time:   Mon, 01 Jan 2024 00:00:00 +0000
Labels:       app=nginx
Annotations:  <none>
Status:       Running
IP:           10.32.0.2
IPs:
  IP:           10.32.0.2
Controlled By:  StatefulSet/web
Init Containers:
  init:
    Image:      busybox
    Port:       <none>
    Host Port:  <none>
    Command:
      sh
      -c
      a
      b
    Environment:  <none>
    Mounts:       <none>
Containers:
  nginx:
    Container ID:   containerd://2
    Image:          nginx:1.25
    Image ID:       sha256:1
    Ports:          80/TCP, 53/UDP
    Host Ports:     0/TCP, 53/UDP
    State:          Running
      Started:      Mon, 01 Jan 2024 00:00:02 +0000
    Last State:     Terminated
      Reason:       Error
      Exit Code:    1
      Started:      Mon, 01 Jan 2024 00:00:00 +0000
      Finished:     Mon, 01 Jan 2024 00:00:01 +0000
    Ready:          True
    Restart Count:  1
    Limits:
      cpu:     500m
      memory:  1Gi
    Environment Variables from:
      c  ConfigMap  Optional: true
    Environment:
      A:    1
            2
      POD:  web-0 (v1:metadata.name)
      IP:    (v1:status.podIP)
      CPU:  500 (limits.cpu)
      KEY:  <set to the key 'k' in secret 's'>  Optional: false
    Mounts:
      /a from v (ro)
      /z from v (rw,path="a")
Conditions:
  Type    Status
  Ready   True 
Volumes:
  v:
    Type:        EmptyDir (a temporary directory that shares a pod's lifetime)
    Medium:      
    SizeLimit:   <unset>
QoS Class:       Burstable
Node-Selectors:  <none>
Tolerations:     k op=Exists
Events:
  Type    Reason     Age              From               Message
  ----    ------     ----             ----               -------
  Normal  Scheduled  10s              default-scheduler  assigned
  Normal  Pulled     4s (x3 over 9s)  kubelet            done
`);
  });

  it('says how long a pod has been going', () => {
    const deleted = POD.replace(
      'uid: u1',
      'uid: u1\n  deletionTimestamp: "2024-01-01T00:00:05Z"\n  deletionGracePeriodSeconds: 30',
    );
    expect(described(deleted, { showEvents: false }).replace(/ +/g, ' ')).toContain(
      'Status: Terminating (lasts 5s)\nTermination Grace Period: 30s\n',
    );
    expect(described(deleted)).toMatch(/\nEvents: +<none>\n$/);
    expect(described(deleted, { showEvents: false })).not.toContain('Events');
  });
});
