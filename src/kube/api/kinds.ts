/** The kinds of the API, written by `npm run types`. */
import type { MutatingWebhookConfiguration, ValidatingWebhookConfiguration } from './admissionregistration/v1';
import type { CustomResourceDefinition } from './apiextensions/v1';
import type { APIService } from './apiregistration/v1';
import type { ControllerRevision, DaemonSet, Deployment, ReplicaSet, StatefulSet } from './apps/v1';
import type { SelfSubjectReview, TokenReview } from './authentication/v1';
import type {
  LocalSubjectAccessReview,
  SelfSubjectAccessReview,
  SelfSubjectRulesReview,
  SubjectAccessReview,
} from './authorization/v1';
import type { HorizontalPodAutoscaler } from './autoscaling/v2';
import type { CronJob, Job } from './batch/v1';
import type { CertificateSigningRequest } from './certificates/v1';
import type { Lease } from './coordination/v1';
import type {
  Binding,
  ComponentStatus,
  ConfigMap,
  Endpoints,
  Event,
  LimitRange,
  Namespace,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  PodTemplate,
  ReplicationController,
  ResourceQuota,
  Secret,
  Service,
  ServiceAccount,
} from './core/v1';
import type { EndpointSlice } from './discovery/v1';
import type { Event as EventsEvent } from './events/v1';
import type { FlowSchema, PriorityLevelConfiguration } from './flowcontrol/v1beta3';
import type { Ingress, IngressClass, NetworkPolicy } from './networking/v1';
import type { RuntimeClass } from './node/v1';
import type { PodDisruptionBudget } from './policy/v1';
import type { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from './rbac/v1';
import type { PriorityClass } from './scheduling/v1';
import type { CSIDriver, CSINode, CSIStorageCapacity, StorageClass, VolumeAttachment } from './storage/v1';

/** The kinds of the API by the key of their resource: `pods`, `deployments.apps`. */
export interface Kinds {
  bindings: Binding;
  componentstatuses: ComponentStatus;
  configmaps: ConfigMap;
  endpoints: Endpoints;
  events: Event;
  limitranges: LimitRange;
  namespaces: Namespace;
  nodes: Node;
  persistentvolumeclaims: PersistentVolumeClaim;
  persistentvolumes: PersistentVolume;
  pods: Pod;
  podtemplates: PodTemplate;
  replicationcontrollers: ReplicationController;
  resourcequotas: ResourceQuota;
  secrets: Secret;
  serviceaccounts: ServiceAccount;
  services: Service;
  'apiservices.apiregistration.k8s.io': APIService;
  'controllerrevisions.apps': ControllerRevision;
  'daemonsets.apps': DaemonSet;
  'deployments.apps': Deployment;
  'replicasets.apps': ReplicaSet;
  'statefulsets.apps': StatefulSet;
  'events.events.k8s.io': EventsEvent;
  'selfsubjectreviews.authentication.k8s.io': SelfSubjectReview;
  'tokenreviews.authentication.k8s.io': TokenReview;
  'localsubjectaccessreviews.authorization.k8s.io': LocalSubjectAccessReview;
  'selfsubjectaccessreviews.authorization.k8s.io': SelfSubjectAccessReview;
  'selfsubjectrulesreviews.authorization.k8s.io': SelfSubjectRulesReview;
  'subjectaccessreviews.authorization.k8s.io': SubjectAccessReview;
  'horizontalpodautoscalers.autoscaling': HorizontalPodAutoscaler;
  'cronjobs.batch': CronJob;
  'jobs.batch': Job;
  'certificatesigningrequests.certificates.k8s.io': CertificateSigningRequest;
  'ingressclasses.networking.k8s.io': IngressClass;
  'ingresses.networking.k8s.io': Ingress;
  'networkpolicies.networking.k8s.io': NetworkPolicy;
  'poddisruptionbudgets.policy': PodDisruptionBudget;
  'clusterrolebindings.rbac.authorization.k8s.io': ClusterRoleBinding;
  'clusterroles.rbac.authorization.k8s.io': ClusterRole;
  'rolebindings.rbac.authorization.k8s.io': RoleBinding;
  'roles.rbac.authorization.k8s.io': Role;
  'csidrivers.storage.k8s.io': CSIDriver;
  'csinodes.storage.k8s.io': CSINode;
  'csistoragecapacities.storage.k8s.io': CSIStorageCapacity;
  'storageclasses.storage.k8s.io': StorageClass;
  'volumeattachments.storage.k8s.io': VolumeAttachment;
  'mutatingwebhookconfigurations.admissionregistration.k8s.io': MutatingWebhookConfiguration;
  'validatingwebhookconfigurations.admissionregistration.k8s.io': ValidatingWebhookConfiguration;
  'customresourcedefinitions.apiextensions.k8s.io': CustomResourceDefinition;
  'priorityclasses.scheduling.k8s.io': PriorityClass;
  'leases.coordination.k8s.io': Lease;
  'runtimeclasses.node.k8s.io': RuntimeClass;
  'endpointslices.discovery.k8s.io': EndpointSlice;
  'flowschemas.flowcontrol.apiserver.k8s.io': FlowSchema;
  'prioritylevelconfigurations.flowcontrol.apiserver.k8s.io': PriorityLevelConfiguration;
}
