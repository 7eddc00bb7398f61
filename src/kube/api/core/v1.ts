/** The types of `core/v1`, written by `npm run types`. */
import type { LabelSelector } from '../../labels/label-selector';
import type { IntOrString } from '../../meta/intstr';
import type { KubeObject, ObjectMeta } from '../../meta/meta';
import type { Condition } from '../meta/v1';

/** `core/v1.AWSElasticBlockStoreVolumeSource`. */
export interface AWSElasticBlockStoreVolumeSource {
  volumeID: string;
  fsType?: string;
  partition?: number;
  readOnly?: boolean;
}

/** `core/v1.Affinity`. */
export interface Affinity {
  nodeAffinity?: NodeAffinity;
  podAffinity?: PodAffinity;
  podAntiAffinity?: PodAntiAffinity;
}

/** `core/v1.AttachedVolume`. */
export interface AttachedVolume {
  name: string;
  devicePath: string;
}

/** `v1.AzureDataDiskCachingMode`. */
export type AzureDataDiskCachingMode = 'None' | 'ReadOnly' | 'ReadWrite';

/** `v1.AzureDataDiskKind`. */
export type AzureDataDiskKind = 'Dedicated' | 'Managed' | 'Shared';

/** `core/v1.AzureDiskVolumeSource`. */
export interface AzureDiskVolumeSource {
  diskName: string;
  diskURI: string;
  cachingMode?: AzureDataDiskCachingMode;
  fsType?: string;
  readOnly?: boolean;
  kind?: AzureDataDiskKind;
}

/** `core/v1.AzureFilePersistentVolumeSource`. */
export interface AzureFilePersistentVolumeSource {
  secretName: string;
  shareName: string;
  readOnly?: boolean;
  secretNamespace: string | null;
}

/** `core/v1.AzureFileVolumeSource`. */
export interface AzureFileVolumeSource {
  secretName: string;
  shareName: string;
  readOnly?: boolean;
}

/** `core/v1.Binding`. */
export interface Binding extends KubeObject {
  target: ObjectReference;
}

/** `core/v1.CSIPersistentVolumeSource`. */
export interface CSIPersistentVolumeSource {
  driver: string;
  volumeHandle: string;
  readOnly?: boolean;
  fsType?: string;
  volumeAttributes?: Record<string, string>;
  controllerPublishSecretRef?: SecretReference;
  nodeStageSecretRef?: SecretReference;
  nodePublishSecretRef?: SecretReference;
  controllerExpandSecretRef?: SecretReference;
  nodeExpandSecretRef?: SecretReference;
}

/** `core/v1.CSIVolumeSource`. */
export interface CSIVolumeSource {
  driver: string;
  readOnly?: boolean;
  fsType?: string;
  volumeAttributes?: Record<string, string>;
  nodePublishSecretRef?: LocalObjectReference;
}

/** `core/v1.Capabilities`. */
export interface Capabilities {
  add?: string[];
  drop?: string[];
}

/** `core/v1.CephFSPersistentVolumeSource`. */
export interface CephFSPersistentVolumeSource {
  monitors: string[];
  path?: string;
  user?: string;
  secretFile?: string;
  secretRef?: SecretReference;
  readOnly?: boolean;
}

/** `core/v1.CephFSVolumeSource`. */
export interface CephFSVolumeSource {
  monitors: string[];
  path?: string;
  user?: string;
  secretFile?: string;
  secretRef?: LocalObjectReference;
  readOnly?: boolean;
}

/** `core/v1.CinderPersistentVolumeSource`. */
export interface CinderPersistentVolumeSource {
  volumeID: string;
  fsType?: string;
  readOnly?: boolean;
  secretRef?: SecretReference;
}

/** `core/v1.CinderVolumeSource`. */
export interface CinderVolumeSource {
  volumeID: string;
  fsType?: string;
  readOnly?: boolean;
  secretRef?: LocalObjectReference;
}

/** `core/v1.ClaimSource`. */
export interface ClaimSource {
  resourceClaimName?: string;
  resourceClaimTemplateName?: string;
}

/** `core/v1.ClientIPConfig`. */
export interface ClientIPConfig {
  timeoutSeconds?: number;
}

/** `core/v1.ComponentCondition`. */
export interface ComponentCondition {
  type: string;
  status: string;
  message?: string;
  error?: string;
}

/** `core/v1.ComponentStatus`. */
export interface ComponentStatus extends KubeObject {
  conditions?: ComponentCondition[];
}

/** `core/v1.ConfigMap`. */
export interface ConfigMap extends KubeObject {
  immutable?: boolean;
  data?: Record<string, string>;
  binaryData?: Record<string, string>;
}

/** `core/v1.ConfigMapEnvSource`. */
export interface ConfigMapEnvSource {
  name?: string;
  optional?: boolean;
}

/** `core/v1.ConfigMapKeySelector`. */
export interface ConfigMapKeySelector {
  name?: string;
  key: string;
  optional?: boolean;
}

/** `core/v1.ConfigMapNodeConfigSource`. */
export interface ConfigMapNodeConfigSource {
  namespace: string;
  name: string;
  uid?: string;
  resourceVersion?: string;
  kubeletConfigKey: string;
}

/** `core/v1.ConfigMapProjection`. */
export interface ConfigMapProjection {
  name?: string;
  items?: KeyToPath[];
  optional?: boolean;
}

/** `core/v1.ConfigMapVolumeSource`. */
export interface ConfigMapVolumeSource {
  name?: string;
  items?: KeyToPath[];
  defaultMode?: number;
  optional?: boolean;
}

/** `core/v1.Container`. */
export interface Container {
  name: string;
  image?: string;
  command?: string[];
  args?: string[];
  workingDir?: string;
  ports?: ContainerPort[];
  envFrom?: EnvFromSource[];
  env?: EnvVar[];
  resources?: ResourceRequirements;
  resizePolicy?: ContainerResizePolicy[];
  restartPolicy?: string;
  volumeMounts?: VolumeMount[];
  volumeDevices?: VolumeDevice[];
  livenessProbe?: Probe;
  readinessProbe?: Probe;
  startupProbe?: Probe;
  lifecycle?: Lifecycle;
  terminationMessagePath?: string;
  terminationMessagePolicy?: TerminationMessagePolicy;
  imagePullPolicy?: PullPolicy;
  securityContext?: SecurityContext;
  stdin?: boolean;
  stdinOnce?: boolean;
  tty?: boolean;
}

/** `core/v1.ContainerImage`. */
export interface ContainerImage {
  names: string[] | null;
  sizeBytes?: number;
}

/** `core/v1.ContainerPort`. */
export interface ContainerPort {
  name?: string;
  hostPort?: number;
  containerPort: number;
  protocol?: Protocol;
  hostIP?: string;
}

/** `core/v1.ContainerResizePolicy`. */
export interface ContainerResizePolicy {
  resourceName: string;
  restartPolicy: string;
}

/** `core/v1.ContainerState`. */
export interface ContainerState {
  waiting?: ContainerStateWaiting;
  running?: ContainerStateRunning;
  terminated?: ContainerStateTerminated;
}

/** `core/v1.ContainerStateRunning`. */
export interface ContainerStateRunning {
  startedAt?: string | null;
}

/** `core/v1.ContainerStateTerminated`. */
export interface ContainerStateTerminated {
  exitCode: number;
  signal?: number;
  reason?: string;
  message?: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  containerID?: string;
}

/** `core/v1.ContainerStateWaiting`. */
export interface ContainerStateWaiting {
  reason?: string;
  message?: string;
}

/** `core/v1.ContainerStatus`. */
export interface ContainerStatus {
  name: string;
  state: ContainerState;
  lastState: ContainerState;
  ready: boolean;
  restartCount: number;
  image: string;
  imageID: string;
  containerID?: string;
  started?: boolean;
  allocatedResources?: ResourceList;
  resources?: ResourceRequirements;
}

/** `v1.DNSPolicy`. */
export type DNSPolicy = 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None';

/** `core/v1.DaemonEndpoint`. */
export interface DaemonEndpoint {
  Port: number;
}

/** `core/v1.DownwardAPIProjection`. */
export interface DownwardAPIProjection {
  items?: DownwardAPIVolumeFile[];
}

/** `core/v1.DownwardAPIVolumeFile`. */
export interface DownwardAPIVolumeFile {
  path: string;
  fieldRef?: ObjectFieldSelector;
  resourceFieldRef?: ResourceFieldSelector;
  mode?: number;
}

/** `core/v1.DownwardAPIVolumeSource`. */
export interface DownwardAPIVolumeSource {
  items?: DownwardAPIVolumeFile[];
  defaultMode?: number;
}

/** `core/v1.EmptyDirVolumeSource`. */
export interface EmptyDirVolumeSource {
  medium?: string;
  sizeLimit?: string;
}

/** `core/v1.EndpointAddress`. */
export interface EndpointAddress {
  ip: string;
  hostname?: string;
  nodeName?: string;
  targetRef?: ObjectReference;
}

/** `core/v1.EndpointPort`. */
export interface EndpointPort {
  name?: string;
  port: number;
  protocol?: Protocol;
  appProtocol?: string;
}

/** `core/v1.EndpointSubset`. */
export interface EndpointSubset {
  addresses?: EndpointAddress[];
  notReadyAddresses?: EndpointAddress[];
  ports?: EndpointPort[];
}

/** `core/v1.Endpoints`. */
export interface Endpoints extends KubeObject {
  subsets?: EndpointSubset[];
}

/** `core/v1.EnvFromSource`. */
export interface EnvFromSource {
  prefix?: string;
  configMapRef?: ConfigMapEnvSource;
  secretRef?: SecretEnvSource;
}

/** `core/v1.EnvVar`. */
export interface EnvVar {
  name: string;
  value?: string;
  valueFrom?: EnvVarSource;
}

/** `core/v1.EnvVarSource`. */
export interface EnvVarSource {
  fieldRef?: ObjectFieldSelector;
  resourceFieldRef?: ResourceFieldSelector;
  configMapKeyRef?: ConfigMapKeySelector;
  secretKeyRef?: SecretKeySelector;
}

/** `core/v1.EphemeralContainer`. */
export interface EphemeralContainer {
  name: string;
  image?: string;
  command?: string[];
  args?: string[];
  workingDir?: string;
  ports?: ContainerPort[];
  envFrom?: EnvFromSource[];
  env?: EnvVar[];
  resources?: ResourceRequirements;
  resizePolicy?: ContainerResizePolicy[];
  restartPolicy?: string;
  volumeMounts?: VolumeMount[];
  volumeDevices?: VolumeDevice[];
  livenessProbe?: Probe;
  readinessProbe?: Probe;
  startupProbe?: Probe;
  lifecycle?: Lifecycle;
  terminationMessagePath?: string;
  terminationMessagePolicy?: TerminationMessagePolicy;
  imagePullPolicy?: PullPolicy;
  securityContext?: SecurityContext;
  stdin?: boolean;
  stdinOnce?: boolean;
  tty?: boolean;
  targetContainerName?: string;
}

/** `core/v1.EphemeralVolumeSource`. */
export interface EphemeralVolumeSource {
  volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}

/** `core/v1.Event`. */
export interface Event extends KubeObject {
  involvedObject: ObjectReference;
  reason?: string;
  message?: string;
  source?: EventSource;
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  count?: number;
  type?: string;
  eventTime?: string | null;
  series?: EventSeries;
  action?: string;
  related?: ObjectReference;
  reportingComponent: string;
  reportingInstance: string;
}

/** `core/v1.EventSeries`. */
export interface EventSeries {
  count?: number;
  lastObservedTime?: string | null;
}

/** `core/v1.EventSource`. */
export interface EventSource {
  component?: string;
  host?: string;
}

/** `core/v1.ExecAction`. */
export interface ExecAction {
  command?: string[];
}

/** `core/v1.FCVolumeSource`. */
export interface FCVolumeSource {
  targetWWNs?: string[];
  lun?: number;
  fsType?: string;
  readOnly?: boolean;
  wwids?: string[];
}

/** `core/v1.FlexPersistentVolumeSource`. */
export interface FlexPersistentVolumeSource {
  driver: string;
  fsType?: string;
  secretRef?: SecretReference;
  readOnly?: boolean;
  options?: Record<string, string>;
}

/** `core/v1.FlexVolumeSource`. */
export interface FlexVolumeSource {
  driver: string;
  fsType?: string;
  secretRef?: LocalObjectReference;
  readOnly?: boolean;
  options?: Record<string, string>;
}

/** `core/v1.FlockerVolumeSource`. */
export interface FlockerVolumeSource {
  datasetName?: string;
  datasetUUID?: string;
}

/** `core/v1.GCEPersistentDiskVolumeSource`. */
export interface GCEPersistentDiskVolumeSource {
  pdName: string;
  fsType?: string;
  partition?: number;
  readOnly?: boolean;
}

/** `core/v1.GRPCAction`. */
export interface GRPCAction {
  port: number;
  service: string | null;
}

/** `core/v1.GitRepoVolumeSource`. */
export interface GitRepoVolumeSource {
  repository: string;
  revision?: string;
  directory?: string;
}

/** `core/v1.GlusterfsPersistentVolumeSource`. */
export interface GlusterfsPersistentVolumeSource {
  endpoints: string;
  path: string;
  readOnly?: boolean;
  endpointsNamespace?: string;
}

/** `core/v1.GlusterfsVolumeSource`. */
export interface GlusterfsVolumeSource {
  endpoints: string;
  path: string;
  readOnly?: boolean;
}

/** `core/v1.HTTPGetAction`. */
export interface HTTPGetAction {
  path?: string;
  port: IntOrString;
  host?: string;
  scheme?: URIScheme;
  httpHeaders?: HTTPHeader[];
}

/** `core/v1.HTTPHeader`. */
export interface HTTPHeader {
  name: string;
  value: string;
}

/** `core/v1.HostAlias`. */
export interface HostAlias {
  ip?: string;
  hostnames?: string[];
}

/** `core/v1.HostIP`. */
export interface HostIP {
  ip?: string;
}

/** `v1.HostPathType`. */
export type HostPathType =
  | ''
  | 'BlockDevice'
  | 'CharDevice'
  | 'Directory'
  | 'DirectoryOrCreate'
  | 'File'
  | 'FileOrCreate'
  | 'Socket';

/** `core/v1.HostPathVolumeSource`. */
export interface HostPathVolumeSource {
  path: string;
  type?: HostPathType;
}

/** `v1.IPFamilyPolicy`. */
export type IPFamilyPolicy = 'PreferDualStack' | 'RequireDualStack' | 'SingleStack';

/** `core/v1.ISCSIPersistentVolumeSource`. */
export interface ISCSIPersistentVolumeSource {
  targetPortal: string;
  iqn: string;
  lun: number;
  iscsiInterface?: string;
  fsType?: string;
  readOnly?: boolean;
  portals?: string[];
  chapAuthDiscovery?: boolean;
  chapAuthSession?: boolean;
  secretRef?: SecretReference;
  initiatorName?: string;
}

/** `core/v1.ISCSIVolumeSource`. */
export interface ISCSIVolumeSource {
  targetPortal: string;
  iqn: string;
  lun: number;
  iscsiInterface?: string;
  fsType?: string;
  readOnly?: boolean;
  portals?: string[];
  chapAuthDiscovery?: boolean;
  chapAuthSession?: boolean;
  secretRef?: LocalObjectReference;
  initiatorName?: string;
}

/** `core/v1.KeyToPath`. */
export interface KeyToPath {
  key: string;
  path: string;
  mode?: number;
}

/** `core/v1.Lifecycle`. */
export interface Lifecycle {
  postStart?: LifecycleHandler;
  preStop?: LifecycleHandler;
}

/** `core/v1.LifecycleHandler`. */
export interface LifecycleHandler {
  exec?: ExecAction;
  httpGet?: HTTPGetAction;
  tcpSocket?: TCPSocketAction;
}

/** `core/v1.LimitRange`. */
export interface LimitRange extends KubeObject {
  spec: LimitRangeSpec;
}

/** `core/v1.LimitRangeItem`. */
export interface LimitRangeItem {
  type: string;
  max?: ResourceList;
  min?: ResourceList;
  default?: ResourceList;
  defaultRequest?: ResourceList;
  maxLimitRequestRatio?: ResourceList;
}

/** `core/v1.LimitRangeSpec`. */
export interface LimitRangeSpec {
  limits: LimitRangeItem[] | null;
}

/** `core/v1.LoadBalancerIngress`. */
export interface LoadBalancerIngress {
  ip?: string;
  hostname?: string;
  ports?: PortStatus[];
}

/** `core/v1.LoadBalancerStatus`. */
export interface LoadBalancerStatus {
  ingress?: LoadBalancerIngress[];
}

/** `core/v1.LocalObjectReference`. */
export interface LocalObjectReference {
  name?: string;
}

/** `core/v1.LocalVolumeSource`. */
export interface LocalVolumeSource {
  path: string;
  fsType?: string;
}

/** `v1.MountPropagationMode`. */
export type MountPropagationMode = 'Bidirectional' | 'HostToContainer' | 'None';

/** `core/v1.NFSVolumeSource`. */
export interface NFSVolumeSource {
  server: string;
  path: string;
  readOnly?: boolean;
}

/** `core/v1.Namespace`. */
export interface Namespace extends KubeObject {
  spec: NamespaceSpec;
  status?: NamespaceStatus;
}

/** `core/v1.NamespaceCondition`. */
export interface NamespaceCondition {
  type: string;
  status: string;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `v1.NamespacePhase`. */
export type NamespacePhase = 'Active' | 'Terminating';

/** `core/v1.NamespaceSpec`. */
export interface NamespaceSpec {
  finalizers?: string[];
}

/** `core/v1.NamespaceStatus`. */
export interface NamespaceStatus {
  phase?: NamespacePhase;
  conditions?: NamespaceCondition[];
}

/** `core/v1.Node`. */
export interface Node extends KubeObject {
  spec: NodeSpec;
  status?: NodeStatus;
}

/** `core/v1.NodeAddress`. */
export interface NodeAddress {
  type: string;
  address: string;
}

/** `core/v1.NodeAffinity`. */
export interface NodeAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
  preferredDuringSchedulingIgnoredDuringExecution?: PreferredSchedulingTerm[];
}

/** `core/v1.NodeCondition`. */
export interface NodeCondition {
  type: string;
  status: string;
  lastHeartbeatTime?: string | null;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `core/v1.NodeConfigSource`. */
export interface NodeConfigSource {
  configMap?: ConfigMapNodeConfigSource;
}

/** `core/v1.NodeConfigStatus`. */
export interface NodeConfigStatus {
  assigned?: NodeConfigSource;
  active?: NodeConfigSource;
  lastKnownGood?: NodeConfigSource;
  error?: string;
}

/** `core/v1.NodeDaemonEndpoints`. */
export interface NodeDaemonEndpoints {
  kubeletEndpoint?: DaemonEndpoint;
}

/** `v1.NodeInclusionPolicy`. */
export type NodeInclusionPolicy = 'Honor' | 'Ignore';

/** `v1.NodePhase`. */
export type NodePhase = 'Pending' | 'Running' | 'Terminated';

/** `core/v1.NodeSelector`. */
export interface NodeSelector {
  nodeSelectorTerms: NodeSelectorTerm[];
}

/** `v1.NodeSelectorOperator`. */
export type NodeSelectorOperator = 'DoesNotExist' | 'Exists' | 'Gt' | 'In' | 'Lt' | 'NotIn';

/** `core/v1.NodeSelectorRequirement`. */
export interface NodeSelectorRequirement {
  key: string;
  operator: NodeSelectorOperator;
  values?: string[];
}

/** `core/v1.NodeSelectorTerm`. */
export interface NodeSelectorTerm {
  matchExpressions?: NodeSelectorRequirement[];
  matchFields?: NodeSelectorRequirement[];
}

/** `core/v1.NodeSpec`. */
export interface NodeSpec {
  podCIDR?: string;
  podCIDRs?: string[];
  providerID?: string;
  unschedulable?: boolean;
  taints?: Taint[];
  configSource?: NodeConfigSource;
  externalID?: string;
}

/** `core/v1.NodeStatus`. */
export interface NodeStatus {
  capacity?: ResourceList;
  allocatable?: ResourceList;
  phase?: NodePhase;
  conditions?: NodeCondition[];
  addresses?: NodeAddress[];
  daemonEndpoints?: NodeDaemonEndpoints;
  nodeInfo?: NodeSystemInfo;
  images?: ContainerImage[];
  volumesInUse?: string[];
  volumesAttached?: AttachedVolume[];
  config?: NodeConfigStatus;
}

/** `core/v1.NodeSystemInfo`. */
export interface NodeSystemInfo {
  machineID: string;
  systemUUID: string;
  bootID: string;
  kernelVersion: string;
  osImage: string;
  containerRuntimeVersion: string;
  kubeletVersion: string;
  kubeProxyVersion: string;
  operatingSystem: string;
  architecture: string;
}

/** `core/v1.ObjectFieldSelector`. */
export interface ObjectFieldSelector {
  apiVersion?: string;
  fieldPath: string;
}

/** `core/v1.ObjectReference`. */
export interface ObjectReference {
  kind?: string;
  namespace?: string;
  name?: string;
  uid?: string;
  apiVersion?: string;
  resourceVersion?: string;
  fieldPath?: string;
}

/** `core/v1.PersistentVolume`. */
export interface PersistentVolume extends KubeObject {
  spec: PersistentVolumeSpec;
  status?: PersistentVolumeStatus;
}

/** `core/v1.PersistentVolumeClaim`. */
export interface PersistentVolumeClaim extends KubeObject {
  spec: PersistentVolumeClaimSpec;
  status?: PersistentVolumeClaimStatus;
}

/** `core/v1.PersistentVolumeClaimCondition`. */
export interface PersistentVolumeClaimCondition {
  type: string;
  status: string;
  lastProbeTime?: string | null;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `v1.PersistentVolumeClaimPhase`. */
export type PersistentVolumeClaimPhase = 'Bound' | 'Lost' | 'Pending';

/** `core/v1.PersistentVolumeClaimSpec`. */
export interface PersistentVolumeClaimSpec {
  accessModes?: string[];
  selector?: LabelSelector;
  resources?: ResourceRequirements;
  volumeName?: string;
  storageClassName?: string;
  volumeMode?: PersistentVolumeMode;
  dataSource?: TypedLocalObjectReference;
  dataSourceRef?: TypedObjectReference;
}

/** `core/v1.PersistentVolumeClaimStatus`. */
export interface PersistentVolumeClaimStatus {
  phase?: PersistentVolumeClaimPhase;
  accessModes?: string[];
  capacity?: ResourceList;
  conditions?: PersistentVolumeClaimCondition[];
  allocatedResources?: ResourceList;
  allocatedResourceStatuses?: Record<string, string>;
}

/** `core/v1.PersistentVolumeClaimTemplate`. */
export interface PersistentVolumeClaimTemplate {
  metadata?: Partial<ObjectMeta>;
  spec: PersistentVolumeClaimSpec;
}

/** `core/v1.PersistentVolumeClaimVolumeSource`. */
export interface PersistentVolumeClaimVolumeSource {
  claimName: string;
  readOnly?: boolean;
}

/** `v1.PersistentVolumeMode`. */
export type PersistentVolumeMode = 'Block' | 'Filesystem';

/** `v1.PersistentVolumePhase`. */
export type PersistentVolumePhase = 'Available' | 'Bound' | 'Failed' | 'Pending' | 'Released';

/** `v1.PersistentVolumeReclaimPolicy`. */
export type PersistentVolumeReclaimPolicy = 'Delete' | 'Recycle' | 'Retain';

/** `core/v1.PersistentVolumeSpec`. */
export interface PersistentVolumeSpec {
  capacity?: ResourceList;
  gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  hostPath?: HostPathVolumeSource;
  glusterfs?: GlusterfsPersistentVolumeSource;
  nfs?: NFSVolumeSource;
  rbd?: RBDPersistentVolumeSource;
  iscsi?: ISCSIPersistentVolumeSource;
  cinder?: CinderPersistentVolumeSource;
  cephfs?: CephFSPersistentVolumeSource;
  fc?: FCVolumeSource;
  flocker?: FlockerVolumeSource;
  flexVolume?: FlexPersistentVolumeSource;
  azureFile?: AzureFilePersistentVolumeSource;
  vsphereVolume?: VsphereVirtualDiskVolumeSource;
  quobyte?: QuobyteVolumeSource;
  azureDisk?: AzureDiskVolumeSource;
  photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  portworxVolume?: PortworxVolumeSource;
  scaleIO?: ScaleIOPersistentVolumeSource;
  local?: LocalVolumeSource;
  storageos?: StorageOSPersistentVolumeSource;
  csi?: CSIPersistentVolumeSource;
  accessModes?: string[];
  claimRef?: ObjectReference;
  persistentVolumeReclaimPolicy?: PersistentVolumeReclaimPolicy;
  storageClassName?: string;
  mountOptions?: string[];
  volumeMode?: PersistentVolumeMode;
  nodeAffinity?: VolumeNodeAffinity;
}

/** `core/v1.PersistentVolumeStatus`. */
export interface PersistentVolumeStatus {
  phase?: PersistentVolumePhase;
  message?: string;
  reason?: string;
  lastPhaseTransitionTime?: string;
}

/** `core/v1.PhotonPersistentDiskVolumeSource`. */
export interface PhotonPersistentDiskVolumeSource {
  pdID: string;
  fsType?: string;
}

/** `core/v1.Pod`. */
export interface Pod extends KubeObject {
  spec: PodSpec;
  status?: PodStatus;
}

/** `core/v1.PodAffinity`. */
export interface PodAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
  preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];
}

/** `core/v1.PodAffinityTerm`. */
export interface PodAffinityTerm {
  labelSelector?: LabelSelector;
  namespaces?: string[];
  topologyKey: string;
  namespaceSelector?: LabelSelector;
}

/** `core/v1.PodAntiAffinity`. */
export interface PodAntiAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
  preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];
}

/** `core/v1.PodCondition`. */
export interface PodCondition {
  type: string;
  status: string;
  lastProbeTime?: string | null;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `core/v1.PodDNSConfig`. */
export interface PodDNSConfig {
  nameservers?: string[];
  searches?: string[];
  options?: PodDNSConfigOption[];
}

/** `core/v1.PodDNSConfigOption`. */
export interface PodDNSConfigOption {
  name?: string;
  value?: string;
}

/** `v1.PodFSGroupChangePolicy`. */
export type PodFSGroupChangePolicy = 'Always' | 'OnRootMismatch';

/** `core/v1.PodIP`. */
export interface PodIP {
  ip?: string;
}

/** `core/v1.PodOS`. */
export interface PodOS {
  name: string;
}

/** `v1.PodPhase`. */
export type PodPhase = 'Failed' | 'Pending' | 'Running' | 'Succeeded' | 'Unknown';

/** `v1.PodQOSClass`. */
export type PodQOSClass = 'BestEffort' | 'Burstable' | 'Guaranteed';

/** `core/v1.PodReadinessGate`. */
export interface PodReadinessGate {
  conditionType: string;
}

/** `core/v1.PodResourceClaim`. */
export interface PodResourceClaim {
  name: string;
  source?: ClaimSource;
}

/** `core/v1.PodResourceClaimStatus`. */
export interface PodResourceClaimStatus {
  name: string;
  resourceClaimName?: string;
}

/** `core/v1.PodSchedulingGate`. */
export interface PodSchedulingGate {
  name: string;
}

/** `core/v1.PodSecurityContext`. */
export interface PodSecurityContext {
  seLinuxOptions?: SELinuxOptions;
  windowsOptions?: WindowsSecurityContextOptions;
  runAsUser?: number;
  runAsGroup?: number;
  runAsNonRoot?: boolean;
  supplementalGroups?: number[];
  fsGroup?: number;
  sysctls?: Sysctl[];
  fsGroupChangePolicy?: PodFSGroupChangePolicy;
  seccompProfile?: SeccompProfile;
}

/** `core/v1.PodSpec`. */
export interface PodSpec {
  volumes?: Volume[];
  initContainers?: Container[];
  containers: Container[];
  ephemeralContainers?: EphemeralContainer[];
  restartPolicy?: RestartPolicy;
  terminationGracePeriodSeconds?: number;
  activeDeadlineSeconds?: number;
  dnsPolicy?: DNSPolicy;
  nodeSelector?: Record<string, string>;
  serviceAccountName?: string;
  serviceAccount?: string;
  automountServiceAccountToken?: boolean;
  nodeName?: string;
  hostNetwork?: boolean;
  hostPID?: boolean;
  hostIPC?: boolean;
  shareProcessNamespace?: boolean;
  securityContext?: PodSecurityContext;
  imagePullSecrets?: LocalObjectReference[];
  hostname?: string;
  subdomain?: string;
  affinity?: Affinity;
  schedulerName?: string;
  tolerations?: Toleration[];
  hostAliases?: HostAlias[];
  priorityClassName?: string;
  priority?: number;
  dnsConfig?: PodDNSConfig;
  readinessGates?: PodReadinessGate[];
  runtimeClassName?: string;
  enableServiceLinks?: boolean;
  preemptionPolicy?: PreemptionPolicy;
  overhead?: ResourceList;
  topologySpreadConstraints?: TopologySpreadConstraint[];
  setHostnameAsFQDN?: boolean;
  os?: PodOS;
  hostUsers?: boolean;
  schedulingGates?: PodSchedulingGate[];
  resourceClaims?: PodResourceClaim[];
}

/** `core/v1.PodStatus`. */
export interface PodStatus {
  phase?: PodPhase;
  conditions?: PodCondition[];
  message?: string;
  reason?: string;
  nominatedNodeName?: string;
  hostIP?: string;
  hostIPs?: HostIP[];
  podIP?: string;
  podIPs?: PodIP[];
  startTime?: string;
  initContainerStatuses?: ContainerStatus[];
  containerStatuses?: ContainerStatus[];
  qosClass?: PodQOSClass;
  ephemeralContainerStatuses?: ContainerStatus[];
  resize?: string;
  resourceClaimStatuses?: PodResourceClaimStatus[];
}

/** `core/v1.PodTemplate`. */
export interface PodTemplate extends KubeObject {
  template: PodTemplateSpec;
}

/** `core/v1.PodTemplateSpec`. */
export interface PodTemplateSpec {
  metadata?: Partial<ObjectMeta>;
  spec: PodSpec;
}

/** `core/v1.PortStatus`. */
export interface PortStatus {
  port: number;
  protocol: Protocol;
  error?: string;
}

/** `core/v1.PortworxVolumeSource`. */
export interface PortworxVolumeSource {
  volumeID: string;
  fsType?: string;
  readOnly?: boolean;
}

/** `v1.PreemptionPolicy`. */
export type PreemptionPolicy = 'Never' | 'PreemptLowerPriority';

/** `core/v1.PreferredSchedulingTerm`. */
export interface PreferredSchedulingTerm {
  weight: number;
  preference: NodeSelectorTerm;
}

/** `core/v1.Probe`. */
export interface Probe {
  exec?: ExecAction;
  httpGet?: HTTPGetAction;
  tcpSocket?: TCPSocketAction;
  grpc?: GRPCAction;
  initialDelaySeconds?: number;
  timeoutSeconds?: number;
  periodSeconds?: number;
  successThreshold?: number;
  failureThreshold?: number;
  terminationGracePeriodSeconds?: number;
}

/** `v1.ProcMountType`. */
export type ProcMountType = 'Default' | 'Unmasked';

/** `core/v1.ProjectedVolumeSource`. */
export interface ProjectedVolumeSource {
  sources: VolumeProjection[] | null;
  defaultMode?: number;
}

/** `v1.Protocol`. */
export type Protocol = 'SCTP' | 'TCP' | 'UDP';

/** `v1.PullPolicy`. */
export type PullPolicy = 'Always' | 'IfNotPresent' | 'Never';

/** `core/v1.QuobyteVolumeSource`. */
export interface QuobyteVolumeSource {
  registry: string;
  volume: string;
  readOnly?: boolean;
  user?: string;
  group?: string;
  tenant?: string;
}

/** `core/v1.RBDPersistentVolumeSource`. */
export interface RBDPersistentVolumeSource {
  monitors: string[];
  image: string;
  fsType?: string;
  pool?: string;
  user?: string;
  keyring?: string;
  secretRef?: SecretReference;
  readOnly?: boolean;
}

/** `core/v1.RBDVolumeSource`. */
export interface RBDVolumeSource {
  monitors: string[];
  image: string;
  fsType?: string;
  pool?: string;
  user?: string;
  keyring?: string;
  secretRef?: LocalObjectReference;
  readOnly?: boolean;
}

/** `core/v1.ReplicationController`. */
export interface ReplicationController extends KubeObject {
  spec: ReplicationControllerSpec;
  status?: ReplicationControllerStatus;
}

/** `core/v1.ReplicationControllerCondition`. */
export interface ReplicationControllerCondition {
  type: string;
  status: string;
  lastTransitionTime?: string | null;
  reason?: string;
  message?: string;
}

/** `core/v1.ReplicationControllerSpec`. */
export interface ReplicationControllerSpec {
  replicas?: number;
  minReadySeconds?: number;
  selector?: Record<string, string>;
  template?: PodTemplateSpec;
}

/** `core/v1.ReplicationControllerStatus`. */
export interface ReplicationControllerStatus {
  replicas: number;
  fullyLabeledReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  observedGeneration?: number;
  conditions?: ReplicationControllerCondition[];
}

/** `core/v1.ResourceClaim`. */
export interface ResourceClaim {
  name: string;
}

/** `core/v1.ResourceFieldSelector`. */
export interface ResourceFieldSelector {
  containerName?: string;
  resource: string;
  divisor?: string;
}

/** `v1.ResourceList`: resource names to amounts. */
export type ResourceList = Record<string, string>;

/** `core/v1.ResourceQuota`. */
export interface ResourceQuota extends KubeObject {
  spec: ResourceQuotaSpec;
  status?: ResourceQuotaStatus;
}

/** `v1.ResourceQuotaScope`. */
export type ResourceQuotaScope =
  | 'BestEffort'
  | 'CrossNamespacePodAffinity'
  | 'NotBestEffort'
  | 'NotTerminating'
  | 'PriorityClass'
  | 'Terminating';

/** `core/v1.ResourceQuotaSpec`. */
export interface ResourceQuotaSpec {
  hard?: ResourceList;
  scopes?: string[];
  scopeSelector?: ScopeSelector;
}

/** `core/v1.ResourceQuotaStatus`. */
export interface ResourceQuotaStatus {
  hard?: ResourceList;
  used?: ResourceList;
}

/** `core/v1.ResourceRequirements`. */
export interface ResourceRequirements {
  limits?: ResourceList;
  requests?: ResourceList;
  claims?: ResourceClaim[];
}

/** `v1.RestartPolicy`. */
export type RestartPolicy = 'Always' | 'Never' | 'OnFailure';

/** `core/v1.SELinuxOptions`. */
export interface SELinuxOptions {
  user?: string;
  role?: string;
  type?: string;
  level?: string;
}

/** `core/v1.ScaleIOPersistentVolumeSource`. */
export interface ScaleIOPersistentVolumeSource {
  gateway: string;
  system: string;
  secretRef: SecretReference;
  sslEnabled?: boolean;
  protectionDomain?: string;
  storagePool?: string;
  storageMode?: string;
  volumeName?: string;
  fsType?: string;
  readOnly?: boolean;
}

/** `core/v1.ScaleIOVolumeSource`. */
export interface ScaleIOVolumeSource {
  gateway: string;
  system: string;
  secretRef: LocalObjectReference;
  sslEnabled?: boolean;
  protectionDomain?: string;
  storagePool?: string;
  storageMode?: string;
  volumeName?: string;
  fsType?: string;
  readOnly?: boolean;
}

/** `core/v1.ScopeSelector`. */
export interface ScopeSelector {
  matchExpressions?: ScopedResourceSelectorRequirement[];
}

/** `v1.ScopeSelectorOperator`. */
export type ScopeSelectorOperator = 'DoesNotExist' | 'Exists' | 'In' | 'NotIn';

/** `core/v1.ScopedResourceSelectorRequirement`. */
export interface ScopedResourceSelectorRequirement {
  scopeName: ResourceQuotaScope;
  operator: ScopeSelectorOperator;
  values?: string[];
}

/** `core/v1.SeccompProfile`. */
export interface SeccompProfile {
  type: SeccompProfileType;
  localhostProfile?: string;
}

/** `v1.SeccompProfileType`. */
export type SeccompProfileType = 'Localhost' | 'RuntimeDefault' | 'Unconfined';

/** `core/v1.Secret`. */
export interface Secret extends KubeObject {
  immutable?: boolean;
  data?: Record<string, string>;
  stringData?: Record<string, string>;
  type?: string;
}

/** `core/v1.SecretEnvSource`. */
export interface SecretEnvSource {
  name?: string;
  optional?: boolean;
}

/** `core/v1.SecretKeySelector`. */
export interface SecretKeySelector {
  name?: string;
  key: string;
  optional?: boolean;
}

/** `core/v1.SecretProjection`. */
export interface SecretProjection {
  name?: string;
  items?: KeyToPath[];
  optional?: boolean;
}

/** `core/v1.SecretReference`. */
export interface SecretReference {
  name?: string;
  namespace?: string;
}

/** `core/v1.SecretVolumeSource`. */
export interface SecretVolumeSource {
  secretName?: string;
  items?: KeyToPath[];
  defaultMode?: number;
  optional?: boolean;
}

/** `core/v1.SecurityContext`. */
export interface SecurityContext {
  capabilities?: Capabilities;
  privileged?: boolean;
  seLinuxOptions?: SELinuxOptions;
  windowsOptions?: WindowsSecurityContextOptions;
  runAsUser?: number;
  runAsGroup?: number;
  runAsNonRoot?: boolean;
  readOnlyRootFilesystem?: boolean;
  allowPrivilegeEscalation?: boolean;
  procMount?: ProcMountType;
  seccompProfile?: SeccompProfile;
}

/** `core/v1.Service`. */
export interface Service extends KubeObject {
  spec: ServiceSpec;
  status?: ServiceStatus;
}

/** `core/v1.ServiceAccount`. */
export interface ServiceAccount extends KubeObject {
  secrets?: ObjectReference[];
  imagePullSecrets?: LocalObjectReference[];
  automountServiceAccountToken?: boolean;
}

/** `core/v1.ServiceAccountTokenProjection`. */
export interface ServiceAccountTokenProjection {
  audience?: string;
  expirationSeconds?: number;
  path: string;
}

/** `v1.ServiceAffinity`. */
export type ServiceAffinity = 'ClientIP' | 'None';

/** `v1.ServiceExternalTrafficPolicy`. */
export type ServiceExternalTrafficPolicy = 'Cluster' | 'Cluster' | 'Local' | 'Local';

/** `v1.ServiceInternalTrafficPolicy`. */
export type ServiceInternalTrafficPolicy = 'Cluster' | 'Local';

/** `core/v1.ServicePort`. */
export interface ServicePort {
  name?: string;
  protocol?: Protocol;
  appProtocol?: string;
  port: number;
  targetPort?: IntOrString;
  nodePort?: number;
}

/** `core/v1.ServiceSpec`. */
export interface ServiceSpec {
  ports?: ServicePort[];
  selector?: Record<string, string>;
  clusterIP?: string;
  clusterIPs?: string[];
  type?: ServiceType;
  externalIPs?: string[];
  sessionAffinity?: ServiceAffinity;
  loadBalancerIP?: string;
  loadBalancerSourceRanges?: string[];
  externalName?: string;
  externalTrafficPolicy?: ServiceExternalTrafficPolicy;
  healthCheckNodePort?: number;
  publishNotReadyAddresses?: boolean;
  sessionAffinityConfig?: SessionAffinityConfig;
  ipFamilies?: string[];
  ipFamilyPolicy?: IPFamilyPolicy;
  allocateLoadBalancerNodePorts?: boolean;
  loadBalancerClass?: string;
  internalTrafficPolicy?: ServiceInternalTrafficPolicy;
}

/** `core/v1.ServiceStatus`. */
export interface ServiceStatus {
  loadBalancer?: LoadBalancerStatus;
  conditions?: Condition[];
}

/** `v1.ServiceType`. */
export type ServiceType = 'ClusterIP' | 'ExternalName' | 'LoadBalancer' | 'NodePort';

/** `core/v1.SessionAffinityConfig`. */
export interface SessionAffinityConfig {
  clientIP?: ClientIPConfig;
}

/** `core/v1.StorageOSPersistentVolumeSource`. */
export interface StorageOSPersistentVolumeSource {
  volumeName?: string;
  volumeNamespace?: string;
  fsType?: string;
  readOnly?: boolean;
  secretRef?: ObjectReference;
}

/** `core/v1.StorageOSVolumeSource`. */
export interface StorageOSVolumeSource {
  volumeName?: string;
  volumeNamespace?: string;
  fsType?: string;
  readOnly?: boolean;
  secretRef?: LocalObjectReference;
}

/** `core/v1.Sysctl`. */
export interface Sysctl {
  name: string;
  value: string;
}

/** `core/v1.TCPSocketAction`. */
export interface TCPSocketAction {
  port: IntOrString;
  host?: string;
}

/** `core/v1.Taint`. */
export interface Taint {
  key: string;
  value?: string;
  effect: TaintEffect;
  timeAdded?: string;
}

/** `v1.TaintEffect`. */
export type TaintEffect = 'NoExecute' | 'NoSchedule' | 'PreferNoSchedule';

/** `v1.TerminationMessagePolicy`. */
export type TerminationMessagePolicy = 'FallbackToLogsOnError' | 'File';

/** `core/v1.Toleration`. */
export interface Toleration {
  key?: string;
  operator?: TolerationOperator;
  value?: string;
  effect?: TaintEffect;
  tolerationSeconds?: number;
}

/** `v1.TolerationOperator`. */
export type TolerationOperator = 'Equal' | 'Exists';

/** `core/v1.TopologySelectorLabelRequirement`. */
export interface TopologySelectorLabelRequirement {
  key: string;
  values: string[];
}

/** `core/v1.TopologySelectorTerm`. */
export interface TopologySelectorTerm {
  matchLabelExpressions?: TopologySelectorLabelRequirement[];
}

/** `core/v1.TopologySpreadConstraint`. */
export interface TopologySpreadConstraint {
  maxSkew: number;
  topologyKey: string;
  whenUnsatisfiable: UnsatisfiableConstraintAction;
  labelSelector?: LabelSelector;
  minDomains?: number;
  nodeAffinityPolicy?: NodeInclusionPolicy;
  nodeTaintsPolicy?: NodeInclusionPolicy;
  matchLabelKeys?: string[];
}

/** `core/v1.TypedLocalObjectReference`. */
export interface TypedLocalObjectReference {
  apiGroup: string | null;
  kind: string;
  name: string;
}

/** `core/v1.TypedObjectReference`. */
export interface TypedObjectReference {
  apiGroup: string | null;
  kind: string;
  name: string;
  namespace?: string;
}

/** `v1.URIScheme`. */
export type URIScheme = 'HTTP' | 'HTTPS';

/** `v1.UnsatisfiableConstraintAction`. */
export type UnsatisfiableConstraintAction = 'DoNotSchedule' | 'ScheduleAnyway';

/** `core/v1.Volume`. */
export interface Volume {
  name: string;
  hostPath?: HostPathVolumeSource;
  emptyDir?: EmptyDirVolumeSource;
  gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  gitRepo?: GitRepoVolumeSource;
  secret?: SecretVolumeSource;
  nfs?: NFSVolumeSource;
  iscsi?: ISCSIVolumeSource;
  glusterfs?: GlusterfsVolumeSource;
  persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  rbd?: RBDVolumeSource;
  flexVolume?: FlexVolumeSource;
  cinder?: CinderVolumeSource;
  cephfs?: CephFSVolumeSource;
  flocker?: FlockerVolumeSource;
  downwardAPI?: DownwardAPIVolumeSource;
  fc?: FCVolumeSource;
  azureFile?: AzureFileVolumeSource;
  configMap?: ConfigMapVolumeSource;
  vsphereVolume?: VsphereVirtualDiskVolumeSource;
  quobyte?: QuobyteVolumeSource;
  azureDisk?: AzureDiskVolumeSource;
  photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  projected?: ProjectedVolumeSource;
  portworxVolume?: PortworxVolumeSource;
  scaleIO?: ScaleIOVolumeSource;
  storageos?: StorageOSVolumeSource;
  csi?: CSIVolumeSource;
  ephemeral?: EphemeralVolumeSource;
}

/** `core/v1.VolumeDevice`. */
export interface VolumeDevice {
  name: string;
  devicePath: string;
}

/** `core/v1.VolumeMount`. */
export interface VolumeMount {
  name: string;
  readOnly?: boolean;
  mountPath: string;
  subPath?: string;
  mountPropagation?: MountPropagationMode;
  subPathExpr?: string;
}

/** `core/v1.VolumeNodeAffinity`. */
export interface VolumeNodeAffinity {
  required?: NodeSelector;
}

/** `core/v1.VolumeProjection`. */
export interface VolumeProjection {
  secret?: SecretProjection;
  downwardAPI?: DownwardAPIProjection;
  configMap?: ConfigMapProjection;
  serviceAccountToken?: ServiceAccountTokenProjection;
}

/** `core/v1.VsphereVirtualDiskVolumeSource`. */
export interface VsphereVirtualDiskVolumeSource {
  volumePath: string;
  fsType?: string;
  storagePolicyName?: string;
  storagePolicyID?: string;
}

/** `core/v1.WeightedPodAffinityTerm`. */
export interface WeightedPodAffinityTerm {
  weight: number;
  podAffinityTerm: PodAffinityTerm;
}

/** `core/v1.WindowsSecurityContextOptions`. */
export interface WindowsSecurityContextOptions {
  gmsaCredentialSpecName?: string;
  gmsaCredentialSpec?: string;
  runAsUserName?: string;
  hostProcess?: boolean;
}
