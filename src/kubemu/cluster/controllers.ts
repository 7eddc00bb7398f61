/** Every controller of the control plane, the scheduler and the kubelet. */
import type { Controller, ControllerContext } from '../../control-plane/client/controller';
import { ClusterRoleAggregationController } from '../../control-plane/controllers/clusterroleaggregation/controller';
import { CronJobController } from '../../control-plane/controllers/cronjob/controller';
import { CustomResourceDefinitionController } from '../../control-plane/controllers/customresourcedefinition/controller';
import { DaemonSetController } from '../../control-plane/controllers/daemonset/controller';
import { DeploymentController } from '../../control-plane/controllers/deployment/controller';
import { DisruptionController } from '../../control-plane/controllers/disruption/controller';
import { EndpointsController } from '../../control-plane/controllers/endpoints/controller';
import { EndpointSliceController } from '../../control-plane/controllers/endpointslice/controller';
import { EndpointSliceMirroringController } from '../../control-plane/controllers/endpointslicemirroring/controller';
import { EphemeralVolumeController } from '../../control-plane/controllers/ephemeralvolume/controller';
import { GarbageCollector } from '../../control-plane/controllers/garbagecollector/controller';
import { IngressController } from '../../control-plane/controllers/ingress/controller';
import { JobController } from '../../control-plane/controllers/job/controller';
import { NamespaceController } from '../../control-plane/controllers/namespace/controller';
import { NodeLifecycleController } from '../../control-plane/controllers/nodelifecycle/controller';
import { PersistentVolumeController } from '../../control-plane/controllers/persistentvolume/controller';
import { ExpansionController } from '../../control-plane/controllers/persistentvolume/expansion';
import { ProtectionController } from '../../control-plane/controllers/persistentvolume/protection';
import { ProvisionerController } from '../../control-plane/controllers/persistentvolume/provisioner';
import { HorizontalController } from '../../control-plane/controllers/podautoscaler/controller';
import { PodGCController } from '../../control-plane/controllers/podgc/controller';
import { ReplicaSetController } from '../../control-plane/controllers/replicaset/controller';
import { REPLICA_SET, REPLICATION_CONTROLLER } from '../../control-plane/controllers/replicaset/flavor';
import { ResourceQuotaController } from '../../control-plane/controllers/resourcequota/controller';
import { RootCACertPublisher } from '../../control-plane/controllers/rootcacertpublisher/controller';
import { ServiceController } from '../../control-plane/controllers/service/controller';
import { ServiceAccountController } from '../../control-plane/controllers/serviceaccount/controller';
import { StatefulSetController } from '../../control-plane/controllers/statefulset/controller';
import { TaintEvictionController } from '../../control-plane/controllers/tainteviction/controller';
import { TTLAfterFinishedController } from '../../control-plane/controllers/ttlafterfinished/controller';
import { Kubelet } from '../../control-plane/kubelet/kubelet';
import { Scheduler } from '../../control-plane/scheduler/scheduler';

/** In the order in which they hear of a change. */
export function newControllers(ctx: ControllerContext): Controller[] {
  return [
    new NamespaceController(ctx),
    new ServiceAccountController(ctx),
    new RootCACertPublisher(ctx),
    new ClusterRoleAggregationController(ctx),
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
    new ServiceController(ctx),
    new IngressController(ctx),
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
