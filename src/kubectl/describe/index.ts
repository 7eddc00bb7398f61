/** Which describer describes a kind: `describerMap`. */

import type { Target } from '../../control-plane/client/client';
import { fieldOf } from '../../go/json/field';
import { describeCertificateSigningRequest } from './certificatesigningrequest';
import type { ClusterView } from './cluster-view';
import { describeConfigMap } from './configmap';
import { describeCronJob } from './cronjob';
import { describeCSINode } from './csinode';
import { describeDaemonSet } from './daemonset';
import { describeDeployment } from './deployment';
import type { Describe } from './describer';
import { Description } from './description';
import { describeEndpoints } from './endpoints';
import { describeEndpointSlice } from './endpointslice';
import { describeGeneric } from './generic';
import { describeHorizontalPodAutoscaler } from './horizontalpodautoscaler';
import { describeIngress } from './ingress';
import { describeIngressClass } from './ingressclass';
import { describeJob } from './job';
import { describeLimitRange } from './limitrange';
import { describeNamespace } from './namespace';
import { describeNetworkPolicy } from './networkpolicy';
import { describeNode } from './node';
import { describePersistentVolume } from './persistentvolume';
import { describePersistentVolumeClaim } from './persistentvolumeclaim';
import { describePod } from './pod';
import { describePodDisruptionBudget } from './poddisruptionbudget';
import { describePriorityClass } from './priorityclass';
import { describeReplicaSet, describeReplicationController } from './replicaset';
import { describeResourceQuota } from './resourcequota';
import { describeRole } from './role';
import { describeRoleBinding } from './rolebinding';
import { describeSecret } from './secret';
import { describeService } from './service';
import { describeServiceAccount } from './serviceaccount';
import { describeStatefulSet } from './statefulset';
import { describeStorageClass } from './storageclass';

export { ClusterView } from './cluster-view';

/**
 * The description of the object a target names, read from the server now. A kind with a describer of its own is read
 * in the version that describer knows. Throws `StatusError`.
 */
export function describeObject(target: Target, kind: string, view: ClusterView): string {
  const own = fieldOf(fieldOf(KINDS, target.group), kind);
  const version = own ? (target.group === 'autoscaling' ? 'v2' : 'v1') : target.version;
  const page = Description.start();
  (own ?? describeGeneric)(page, view.client.get({ ...target, version }), view);
  return page.toString();
}

const KINDS: Record<string, Record<string, Describe>> = {
  '': {
    ConfigMap: describeConfigMap,
    Endpoints: describeEndpoints,
    LimitRange: describeLimitRange,
    Namespace: describeNamespace,
    Node: describeNode,
    PersistentVolume: describePersistentVolume,
    PersistentVolumeClaim: describePersistentVolumeClaim,
    Pod: describePod,
    ReplicationController: describeReplicationController,
    ResourceQuota: describeResourceQuota,
    Secret: describeSecret,
    Service: describeService,
    ServiceAccount: describeServiceAccount,
  },
  apps: {
    DaemonSet: describeDaemonSet,
    Deployment: describeDeployment,
    ReplicaSet: describeReplicaSet,
    StatefulSet: describeStatefulSet,
  },
  autoscaling: { HorizontalPodAutoscaler: describeHorizontalPodAutoscaler },
  batch: { CronJob: describeCronJob, Job: describeJob },
  'certificates.k8s.io': { CertificateSigningRequest: describeCertificateSigningRequest },
  'discovery.k8s.io': { EndpointSlice: describeEndpointSlice },
  'networking.k8s.io': {
    Ingress: describeIngress,
    IngressClass: describeIngressClass,
    NetworkPolicy: describeNetworkPolicy,
  },
  policy: { PodDisruptionBudget: describePodDisruptionBudget },
  'rbac.authorization.k8s.io': {
    ClusterRole: describeRole,
    ClusterRoleBinding: describeRoleBinding,
    Role: describeRole,
    RoleBinding: describeRoleBinding,
  },
  'scheduling.k8s.io': { PriorityClass: describePriorityClass },
  'storage.k8s.io': { CSINode: describeCSINode, StorageClass: describeStorageClass },
};
