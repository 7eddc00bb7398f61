/** The kinds the control plane itself reads and writes, by resource key. */
import type { CustomResourceDefinition } from '../../kube/api/apiextensions/v1';
import type { ControllerRevision, DaemonSet, Deployment, ReplicaSet, StatefulSet } from '../../kube/api/apps/v1';
import type { CronJob, Job } from '../../kube/api/batch/v1';
import type {
  Endpoints,
  Event,
  Namespace,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  Service,
} from '../../kube/api/core/v1';
import type { EndpointSlice } from '../../kube/api/discovery/v1';
import type { StorageClass } from '../../kube/api/storage/v1';

export interface KnownKinds {
  pods: Pod;
  services: Service;
  endpoints: Endpoints;
  events: Event;
  namespaces: Namespace;
  nodes: Node;
  persistentvolumes: PersistentVolume;
  persistentvolumeclaims: PersistentVolumeClaim;
  'statefulsets.apps': StatefulSet;
  'deployments.apps': Deployment;
  'replicasets.apps': ReplicaSet;
  'daemonsets.apps': DaemonSet;
  'controllerrevisions.apps': ControllerRevision;
  'jobs.batch': Job;
  'cronjobs.batch': CronJob;
  'storageclasses.storage.k8s.io': StorageClass;
  'endpointslices.discovery.k8s.io': EndpointSlice;
  'customresourcedefinitions.apiextensions.k8s.io': CustomResourceDefinition;
}
