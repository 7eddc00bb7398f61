/** Descriptions of nodes, word for word. */
import { describe, expect, it } from 'vitest';
import { described } from './view';

describe('nodes', () => {
  it.each([
    [
      'Node',
      `
apiVersion: v1
kind: Node
metadata: {name: n1, uid: u1, creationTimestamp: "2024-01-01T00:00:00Z", labels: {node-role.kubernetes.io/worker: "", kubernetes.io/role: infra}}
spec:
  podCIDR: 10.32.0.0/24
  podCIDRs: [10.32.0.0/24]
  unschedulable: true
  taints: [{key: k, value: v, effect: NoSchedule}, {key: a, effect: NoExecute}]
status:
  conditions: [{type: Ready, status: "True", lastHeartbeatTime: "2024-01-01T00:00:00Z", lastTransitionTime: "2024-01-01T00:00:00Z", reason: KubeletReady, message: ready}]
  addresses: [{type: InternalIP, address: 10.128.0.2}]
  capacity: {cpu: "4", memory: 16777216Ki, pods: "110"}
  allocatable: {cpu: "4", memory: 16777216Ki, pods: "110", hugepages-2Mi: "0", example.com/gpu: "2"}
  nodeInfo: {machineID: m, systemUUID: s, bootID: b, kernelVersion: k, osImage: o, operatingSystem: linux, architecture: amd64, containerRuntimeVersion: containerd://1, kubeletVersion: v1.28.15, kubeProxyVersion: v1.28.15}
---
apiVersion: v1
kind: Pod
metadata: {name: p, namespace: default, creationTimestamp: "2024-01-01T00:00:00Z"}
spec:
  nodeName: n1
  overhead: {cpu: 250m}
  initContainers: [{name: i, resources: {requests: {memory: 2Gi}}}]
  containers:
  - {name: a, resources: {requests: {cpu: 500m, memory: 1Gi}, limits: {cpu: "1"}}}
  - {name: b, resources: {requests: {cpu: 250m, example.com/gpu: 1}, limits: {example.com/gpu: 1}}}
status: {phase: Running}
---
apiVersion: v1
kind: Pod
metadata: {name: done, namespace: default}
spec: {nodeName: n1, containers: []}
status: {phase: Succeeded}
---
apiVersion: coordination.k8s.io/v1
kind: Lease
metadata: {name: n1, namespace: kube-node-lease}
spec: {holderIdentity: n1, renewTime: "2024-01-01T00:00:09.000000Z"}
---
apiVersion: v1
kind: Event
metadata: {name: n1.1, namespace: default}
involvedObject: {kind: Node, name: n1, uid: n1}
type: Normal
reason: Starting
message: Starting kubelet.
source: {component: kubelet}
firstTimestamp: "2024-01-01T00:00:00Z"
lastTimestamp: "2024-01-01T00:00:00Z"
`,
      `
Name:               n1
Roles:              infra,worker
Labels:             kubernetes.io/role=infra
                    node-role.kubernetes.io/worker=
Annotations:        <none>
CreationTimestamp:  Mon, 01 Jan 2024 00:00:00 +0000
Taints:             a:NoExecute
                    k=v:NoSchedule
Unschedulable:      true
Lease:
  HolderIdentity:  n1
  AcquireTime:     <unset>
  RenewTime:       Mon, 01 Jan 2024 00:00:09 +0000
Conditions:
  Type    Status  LastHeartbeatTime                 LastTransitionTime                Reason         Message
  ----    ------  -----------------                 ------------------                ------         -------
  Ready   True    Mon, 01 Jan 2024 00:00:00 +0000   Mon, 01 Jan 2024 00:00:00 +0000   KubeletReady   ready
Addresses:
  InternalIP:  10.128.0.2
Capacity:
  cpu:     4
  memory:  16Gi
  pods:    110
Allocatable:
  cpu:              4
  example.com/gpu:  2
  hugepages-2Mi:    0
  memory:           16Gi
  pods:             110
System Info:
  Machine ID:                 m
  System UUID:                s
  Boot ID:                    b
  Kernel Version:             k
  OS Image:                   o
  Operating System:           linux
  Architecture:               amd64
  Container Runtime Version:  containerd://1
  Kubelet Version:            v1.28.15
  Kube-Proxy Version:         v1.28.15
PodCIDR:                      10.32.0.0/24
PodCIDRs:                     10.32.0.0/24
Non-terminated Pods:          (1 in total)
  Namespace                   Name    CPU Requests  CPU Limits   Memory Requests  Memory Limits  Age
  ---------                   ----    ------------  ----------   ---------------  -------------  ---
  default                     p       1 (25%)       1250m (31%)  2Gi (12%)        0 (0%)         10s
Allocated resources:
  (Total limits may be over 100 percent, i.e., overcommitted.)
  Resource           Requests   Limits
  --------           --------   ------
  cpu                1 (25%)    1250m (31%)
  memory             2Gi (12%)  0 (0%)
  ephemeral-storage  0 (0%)     0 (0%)
  hugepages-2Mi      0 (0%)     0 (0%)
  example.com/gpu    1          1
Events:
  Type    Reason    Age   From     Message
  ----    ------    ----  ----     -------
  Normal  Starting  10s   kubelet  Starting kubelet.
`,
    ],
    [
      'a Node without a lease',
      `
apiVersion: v1
kind: Node
metadata: {name: n2}
spec: {}
`,
      `
Name:               n2
Roles:              <none>
Labels:             <none>
Annotations:        <none>
CreationTimestamp:  Mon, 01 Jan 0001 00:00:00 +0000
Taints:             <none>
Unschedulable:      false
Lease:              Failed to get lease: leases.coordination.k8s.io "n2" not found
Addresses:
System Info:
  Machine ID:                 
  System UUID:                
  Boot ID:                    
  Kernel Version:             
  OS Image:                   
  Operating System:           
  Architecture:               
  Container Runtime Version:  
  Kubelet Version:            
  Kube-Proxy Version:         
Non-terminated Pods:          (0 in total)
  Namespace                   Name    CPU Requests  CPU Limits  Memory Requests  Memory Limits  Age
  ---------                   ----    ------------  ----------  ---------------  -------------  ---
Allocated resources:
  (Total limits may be over 100 percent, i.e., overcommitted.)
  Resource           Requests  Limits
  --------           --------  ------
  cpu                0 (0%)    0 (0%)
  memory             0 (0%)    0 (0%)
  ephemeral-storage  0 (0%)    0 (0%)
Events:              <none>
`,
    ],
  ])('describes %s', (_name, manifest, text) => {
    expect(`\n${described(manifest)}`).toBe(text);
  });
});
