/** Descriptions of storage, word for word. */
import { describe, expect, it } from 'vitest';
import { described } from './view';

describe('storage', () => {
  it.each([
    [
      'PersistentVolumeClaim',
      `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: default, uid: c1, finalizers: [kubernetes.io/pvc-protection]}
spec: {accessModes: [ReadWriteOnce], storageClassName: standard, volumeMode: Filesystem, volumeName: pv-1, dataSource: {apiGroup: null, kind: PersistentVolumeClaim, name: old}, resources: {requests: {storage: 1Gi}}}
status: {phase: Bound, accessModes: [ReadWriteOnce, ReadOnlyMany], capacity: {storage: 2048Mi}, conditions: [{type: Resizing, status: "True", lastTransitionTime: "2024-01-01T00:00:00Z"}]}
---
apiVersion: v1
kind: Pod
metadata: {name: user, namespace: default}
spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]}
`,
      `
Name:          data
Namespace:     default
StorageClass:  standard
Status:        Bound
Volume:        pv-1
Labels:        <none>
Annotations:   <none>
Finalizers:    [kubernetes.io/pvc-protection]
Capacity:      2Gi
Access Modes:  RWO,ROX
VolumeMode:    Filesystem
DataSource:
  Kind:   PersistentVolumeClaim
  Name:   old
Used By:  user
Conditions:
  Type       Status  LastProbeTime                     LastTransitionTime                Reason  Message
  ----       ------  -----------------                 ------------------                ------  -------
  Resizing   True    Mon, 01 Jan 0001 00:00:00 +0000   Mon, 01 Jan 2024 00:00:00 +0000           
Events:      <none>
`,
    ],
    [
      'a pending PersistentVolumeClaim',
      `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: default, deletionTimestamp: "2024-01-01T00:00:05Z"}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
status: {phase: Pending}
`,
      `
Name:          data
Namespace:     default
StorageClass:  
Status:        Terminating (lasts 5s)
Volume:        
Labels:        <none>
Annotations:   <none>
Finalizers:    []
Capacity:      
Access Modes:  
Used By:       <none>
Events:        <none>
`,
    ],
    [
      'PersistentVolume',
      `
apiVersion: v1
kind: PersistentVolume
metadata: {name: pv-1, finalizers: [kubernetes.io/pv-protection]}
spec:
  capacity: {storage: 5Gi}
  accessModes: [ReadWriteMany, ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  volumeMode: Filesystem
  claimRef: {namespace: default, name: data}
  local: {path: /mnt}
  nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: host, operator: In, values: [a, b]}, {key: x, operator: Exists}]}, {}]}}
status: {phase: Bound}
`,
      `
Name:              pv-1
Labels:            <none>
Annotations:       <none>
Finalizers:        [kubernetes.io/pv-protection]
StorageClass:      
Status:            Bound
Claim:             default/data
Reclaim Policy:    Retain
Access Modes:      RWO,RWX
VolumeMode:        Filesystem
Capacity:          5Gi
Node Affinity:     
  Required Terms:  
    Term 0:        host in [a, b]
                   x exists
    Term 1:        <none>
Message:           
Source:
    Type:  LocalVolume (a persistent volume backed by local storage on a node)
    Path:  /mnt
Events:    <none>
`,
    ],
    [
      'StorageClass',
      `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: fast, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
provisioner: csi.example.com
parameters: {type: ssd, a: b}
mountOptions: [ro, soft]
reclaimPolicy: Delete
volumeBindingMode: WaitForFirstConsumer
allowedTopologies: [{matchLabelExpressions: [{key: zone, values: [a, b]}, {key: rack, values: [c]}]}]
`,
      `
Name:                  fast
IsDefaultClass:        Yes
Annotations:           storageclass.kubernetes.io/is-default-class=true
Provisioner:           csi.example.com
Parameters:            a=b,type=ssd
AllowVolumeExpansion:  <unset>
MountOptions:
  ro
  soft
ReclaimPolicy:      Delete
VolumeBindingMode:  WaitForFirstConsumer
AllowedTopologies:  
  Term 0:           zone in [a, b]
                    rack in [c]
Events:             <none>
`,
    ],
    [
      'CSINode',
      `
apiVersion: storage.k8s.io/v1
kind: CSINode
metadata: {name: n1, creationTimestamp: "2024-01-01T00:00:00Z"}
spec: {drivers: [{name: d1, nodeID: id, topologyKeys: [a, b], allocatable: {count: 3}}, {name: d2, nodeID: id}]}
`,
      `
Name:               n1
Labels:             <none>
Annotations:        <none>
CreationTimestamp:  Mon, 01 Jan 2024 00:00:00 +0000
Spec:
  Drivers:
    d1:
      Node ID:  id
      Allocatables:
        Count:        3
      Topology Keys:  [a b]
    d2:
      Node ID:  id
Events:         <none>
`,
    ],
  ])('describes %s', (_name, manifest, text) => {
    expect(`\n${described(manifest)}`).toBe(text);
  });
});
