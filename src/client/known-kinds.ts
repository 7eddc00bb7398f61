/** The kinds the control plane itself reads and writes, by resource key. */
import type { CustomResourceDefinition } from '../api/apiextensions/customresourcedefinition';
import type { ControllerRevision } from '../api/apps/controllerrevision';
import type { DaemonSet } from '../api/apps/daemonset';
import type { Deployment } from '../api/apps/deployment';
import type { ReplicaSet } from '../api/apps/replicaset';
import type { StatefulSet } from '../api/apps/statefulset';
import type { CronJob } from '../api/batch/cronjob';
import type { Job } from '../api/batch/job';
import type { Endpoints } from '../api/core/endpoints';
import type { Event } from '../api/core/event';
import type { Namespace } from '../api/core/namespace';
import type { Node } from '../api/core/node';
import type { PersistentVolume } from '../api/core/persistentvolume';
import type { PersistentVolumeClaim } from '../api/core/persistentvolumeclaim';
import type { Pod } from '../api/core/pod';
import type { Service } from '../api/core/service';
import type { EndpointSlice } from '../api/discovery/endpointslice';
import type { StorageClass } from '../api/storage/storageclass';

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
