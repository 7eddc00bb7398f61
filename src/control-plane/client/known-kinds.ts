/** The kinds the control plane itself reads and writes, by resource key. */
import type { CustomResourceDefinition } from '../../kube/api/apiextensions/customresourcedefinition';
import type { ControllerRevision } from '../../kube/api/apps/controllerrevision';
import type { DaemonSet } from '../../kube/api/apps/daemonset';
import type { Deployment } from '../../kube/api/apps/deployment';
import type { ReplicaSet } from '../../kube/api/apps/replicaset';
import type { StatefulSet } from '../../kube/api/apps/statefulset';
import type { CronJob } from '../../kube/api/batch/cronjob';
import type { Job } from '../../kube/api/batch/job';
import type { Endpoints } from '../../kube/api/core/endpoints';
import type { Event } from '../../kube/api/core/event';
import type { Namespace } from '../../kube/api/core/namespace';
import type { Node } from '../../kube/api/core/node';
import type { PersistentVolume } from '../../kube/api/core/persistentvolume';
import type { PersistentVolumeClaim } from '../../kube/api/core/persistentvolumeclaim';
import type { Pod } from '../../kube/api/core/pod';
import type { Service } from '../../kube/api/core/service';
import type { EndpointSlice } from '../../kube/api/discovery/endpointslice';
import type { StorageClass } from '../../kube/api/storage/storageclass';

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
