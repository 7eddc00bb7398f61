/** Every controller of the control plane, the scheduler and the kubelet. */
import type { Controller, ControllerContext } from '../client/controller';
import { CronJobController } from '../controllers/cronjob/controller';
import { CustomResourceDefinitionController } from '../controllers/customresourcedefinition/controller';
import { DaemonSetController } from '../controllers/daemonset/controller';
import { DeploymentController } from '../controllers/deployment/controller';
import { DisruptionController } from '../controllers/disruption/controller';
import { EndpointsController } from '../controllers/endpoints/controller';
import { EndpointSliceController } from '../controllers/endpointslice/controller';
import { EndpointSliceMirroringController } from '../controllers/endpointslicemirroring/controller';
import { EphemeralVolumeController } from '../controllers/ephemeralvolume/controller';
import { GarbageCollector } from '../controllers/garbagecollector/controller';
import { JobController } from '../controllers/job/controller';
import { NamespaceController } from '../controllers/namespace/controller';
import { NodeLifecycleController } from '../controllers/nodelifecycle/controller';
import { PersistentVolumeController } from '../controllers/persistentvolume/controller';
import { ExpansionController } from '../controllers/persistentvolume/expansion';
import { ProtectionController } from '../controllers/persistentvolume/protection';
import { ProvisionerController } from '../controllers/persistentvolume/provisioner';
import { HorizontalController } from '../controllers/podautoscaler/controller';
import { PodGCController } from '../controllers/podgc/controller';
import { ReplicaSetController } from '../controllers/replicaset/controller';
import { REPLICA_SET, REPLICATION_CONTROLLER } from '../controllers/replicaset/flavor';
import { ResourceQuotaController } from '../controllers/resourcequota/controller';
import { RootCACertPublisher } from '../controllers/rootcacertpublisher/controller';
import { ServiceAccountController } from '../controllers/serviceaccount/controller';
import { StatefulSetController } from '../controllers/statefulset/controller';
import { TaintEvictionController } from '../controllers/tainteviction/controller';
import { TTLAfterFinishedController } from '../controllers/ttlafterfinished/controller';
import { Kubelet } from '../kubelet/kubelet';
import { Scheduler } from '../scheduler/scheduler';

/** In the order in which they hear of a change. */
export function newControllers(ctx: ControllerContext): Controller[] {
  return [
    new NamespaceController(ctx),
    new ServiceAccountController(ctx),
    new RootCACertPublisher(ctx),
    // Before those who try again when a quota has room.
    new ResourceQuotaController(ctx),
    new CustomResourceDefinitionController(ctx),
    new StatefulSetController(ctx),
    new ReplicaSetController(ctx, REPLICA_SET),
    new ReplicaSetController(ctx, REPLICATION_CONTROLLER),
    new DeploymentController(ctx),
    new DaemonSetController(ctx),
    new JobController(ctx),
    new CronJobController(ctx),
    new TTLAfterFinishedController(ctx),
    new DisruptionController(ctx),
    new HorizontalController(ctx),
    new PersistentVolumeController(ctx),
    new ProvisionerController(ctx),
    new ExpansionController(ctx),
    new ProtectionController(ctx),
    new EndpointsController(ctx),
    new EndpointSliceController(ctx),
    new EndpointSliceMirroringController(ctx),
    new GarbageCollector(ctx),
    new NodeLifecycleController(ctx),
    new TaintEvictionController(ctx),
    new PodGCController(ctx),
    new Scheduler(ctx),
    new Kubelet(ctx),
    // The scheduler finds the claims of ephemeral volumes missing at first.
    new EphemeralVolumeController(ctx),
  ];
}

/** The kubelet among the controllers, by their names. */
export function kubeletAmong(controllers: ReadonlyMap<string, Controller>): Kubelet {
  const kubelet = controllers.get('kubelet');
  if (!(kubelet instanceof Kubelet)) throw new Error('there is no kubelet');
  return kubelet;
}
