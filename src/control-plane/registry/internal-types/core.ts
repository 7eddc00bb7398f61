/** The structs of a pod, fields in the order of `k8s.io/kubernetes/pkg/apis/core` in v1.28. */

/** Declarations for {@link GoTypes}. */
export const coreTypes = () => `
intstr.IntOrString: Type int64, IntVal int32, StrVal string
v1.ObjectMeta: Name string, GenerateName string, Namespace string, SelfLink string, UID string, ResourceVersion string, Generation int64, CreationTimestamp Time, DeletionTimestamp *Time, DeletionGracePeriodSeconds *int64, Labels map[string]string, Annotations map[string]string, OwnerReferences []OwnerReference, Finalizers []string, ManagedFields []ManagedFieldsEntry
v1.OwnerReference: APIVersion string, Kind string, Name string, UID string, Controller *bool, BlockOwnerDeletion *bool
v1.LabelSelector: MatchLabels map[string]string, MatchExpressions []LabelSelectorRequirement
v1.LabelSelectorRequirement: Key string, Operator string, Values []string
core.PodTemplateSpec: ObjectMeta:metadata v1.ObjectMeta, Spec PodSpec
core.PodSpec: Volumes []Volume, InitContainers []Container, Containers []Container, EphemeralContainers []EphemeralContainer, RestartPolicy RestartPolicy/string, TerminationGracePeriodSeconds *int64, ActiveDeadlineSeconds *int64, DNSPolicy DNSPolicy/string, NodeSelector map[string]string, ServiceAccountName string, AutomountServiceAccountToken *bool, NodeName string, SecurityContext *PodSecurityContext, ImagePullSecrets []LocalObjectReference, Hostname string, Subdomain string, SetHostnameAsFQDN *bool, Affinity *Affinity, SchedulerName string, Tolerations []Toleration, HostAliases []HostAlias, PriorityClassName string, Priority *int32, PreemptionPolicy *PreemptionPolicy/string, DNSConfig *PodDNSConfig, ReadinessGates []PodReadinessGate, RuntimeClassName *string, Overhead ResourceList, EnableServiceLinks *bool, TopologySpreadConstraints []TopologySpreadConstraint, OS *PodOS, SchedulingGates []PodSchedulingGate, ResourceClaims []PodResourceClaim
core.PodSecurityContext: HostNetwork bool, HostPID bool, HostIPC bool, ShareProcessNamespace *bool, HostUsers *bool, SELinuxOptions:seLinuxOptions *SELinuxOptions, WindowsOptions *WindowsSecurityContextOptions, RunAsUser *int64, RunAsGroup *int64, RunAsNonRoot *bool, SupplementalGroups []int64, FSGroup *int64, FSGroupChangePolicy *PodFSGroupChangePolicy/string, Sysctls []Sysctl, SeccompProfile *SeccompProfile
core.Sysctl: Name string, Value string
core.PodOS: Name OSName/string
core.PodSchedulingGate: Name string
core.PodReadinessGate: ConditionType PodConditionType/string
core.PodResourceClaim: Name string, Source ClaimSource
core.ClaimSource: ResourceClaimName *string, ResourceClaimTemplateName *string
core.LocalObjectReference: Name string
core.HostAlias: IP string, Hostnames []string
core.Toleration: Key string, Operator TolerationOperator/string, Value string, Effect TaintEffect/string, TolerationSeconds *int64
core.PodDNSConfig: Nameservers []string, Searches []string, Options []PodDNSConfigOption
core.PodDNSConfigOption: Name string, Value *string
core.TopologySpreadConstraint: MaxSkew int32, TopologyKey string, WhenUnsatisfiable UnsatisfiableConstraintAction/string, LabelSelector *v1.LabelSelector, MinDomains *int32, NodeAffinityPolicy *NodeInclusionPolicy/string, NodeTaintsPolicy *NodeInclusionPolicy/string, MatchLabelKeys []string
core.Affinity: NodeAffinity *NodeAffinity, PodAffinity *PodAffinity, PodAntiAffinity *PodAntiAffinity
core.NodeAffinity: RequiredDuringSchedulingIgnoredDuringExecution *NodeSelector, PreferredDuringSchedulingIgnoredDuringExecution []PreferredSchedulingTerm
core.NodeSelector: NodeSelectorTerms []NodeSelectorTerm
core.PreferredSchedulingTerm: Weight int32, Preference NodeSelectorTerm
core.NodeSelectorTerm: MatchExpressions []NodeSelectorRequirement, MatchFields []NodeSelectorRequirement
core.NodeSelectorRequirement: Key string, Operator NodeSelectorOperator/string, Values []string
core.PodAffinity: RequiredDuringSchedulingIgnoredDuringExecution []PodAffinityTerm, PreferredDuringSchedulingIgnoredDuringExecution []WeightedPodAffinityTerm
core.PodAntiAffinity: RequiredDuringSchedulingIgnoredDuringExecution []PodAffinityTerm, PreferredDuringSchedulingIgnoredDuringExecution []WeightedPodAffinityTerm
core.WeightedPodAffinityTerm: Weight int32, PodAffinityTerm PodAffinityTerm
core.PodAffinityTerm: LabelSelector *v1.LabelSelector, Namespaces []string, TopologyKey string, NamespaceSelector *v1.LabelSelector
core.Container: Name string, Image string, Command []string, Args []string, WorkingDir string, Ports []ContainerPort, EnvFrom []EnvFromSource, Env []EnvVar, Resources ResourceRequirements, ResizePolicy []ContainerResizePolicy, RestartPolicy *ContainerRestartPolicy/string, VolumeMounts []VolumeMount, VolumeDevices []VolumeDevice, LivenessProbe *Probe, ReadinessProbe *Probe, StartupProbe *Probe, Lifecycle *Lifecycle, TerminationMessagePath string, TerminationMessagePolicy TerminationMessagePolicy/string, ImagePullPolicy PullPolicy/string, SecurityContext *SecurityContext, Stdin bool, StdinOnce bool, TTY bool
core.EphemeralContainerCommon: Name string, Image string, Command []string, Args []string, WorkingDir string, Ports []ContainerPort, EnvFrom []EnvFromSource, Env []EnvVar, Resources ResourceRequirements, ResizePolicy []ContainerResizePolicy, RestartPolicy *ContainerRestartPolicy/string, VolumeMounts []VolumeMount, VolumeDevices []VolumeDevice, LivenessProbe *Probe, ReadinessProbe *Probe, StartupProbe *Probe, Lifecycle *Lifecycle, TerminationMessagePath string, TerminationMessagePolicy TerminationMessagePolicy/string, ImagePullPolicy PullPolicy/string, SecurityContext *SecurityContext, Stdin bool, StdinOnce bool, TTY bool
core.EphemeralContainer: EphemeralContainerCommon, TargetContainerName string
core.ContainerResizePolicy: ResourceName ResourceName/string, RestartPolicy ResourceResizeRestartPolicy/string
core.ContainerPort: Name string, HostPort int32, ContainerPort int32, Protocol Protocol/string, HostIP string
core.EnvVar: Name string, Value string, ValueFrom *EnvVarSource
core.EnvVarSource: FieldRef *ObjectFieldSelector, ResourceFieldRef *ResourceFieldSelector, ConfigMapKeyRef *ConfigMapKeySelector, SecretKeyRef *SecretKeySelector
core.ObjectFieldSelector: APIVersion string, FieldPath string
core.ResourceFieldSelector: ContainerName string, Resource string, Divisor Quantity
core.ConfigMapKeySelector: LocalObjectReference, Key string, Optional *bool
core.SecretKeySelector: LocalObjectReference, Key string, Optional *bool
core.EnvFromSource: Prefix string, ConfigMapRef *ConfigMapEnvSource, SecretRef *SecretEnvSource
core.ConfigMapEnvSource: LocalObjectReference, Optional *bool
core.SecretEnvSource: LocalObjectReference, Optional *bool
core.ResourceRequirements: Limits ResourceList, Requests ResourceList, Claims []ResourceClaim
core.ResourceClaim: Name string
core.VolumeMount: Name string, ReadOnly bool, MountPath string, SubPath string, MountPropagation *MountPropagationMode/string, SubPathExpr string
core.VolumeDevice: Name string, DevicePath string
core.Probe: ProbeHandler, InitialDelaySeconds int32, TimeoutSeconds int32, PeriodSeconds int32, SuccessThreshold int32, FailureThreshold int32, TerminationGracePeriodSeconds *int64
core.ProbeHandler: Exec *ExecAction, HTTPGet *HTTPGetAction, TCPSocket *TCPSocketAction, GRPC *GRPCAction
core.Lifecycle: PostStart *LifecycleHandler, PreStop *LifecycleHandler
core.LifecycleHandler: Exec *ExecAction, HTTPGet *HTTPGetAction, TCPSocket *TCPSocketAction
core.ExecAction: Command []string
core.HTTPGetAction: Path string, Port IntOrString, Host string, Scheme URIScheme/string, HTTPHeaders []HTTPHeader
core.HTTPHeader: Name string, Value string
core.TCPSocketAction: Port IntOrString, Host string
core.GRPCAction: Port int32, Service *string
core.SecurityContext: Capabilities *Capabilities, Privileged *bool, SELinuxOptions:seLinuxOptions *SELinuxOptions, WindowsOptions *WindowsSecurityContextOptions, RunAsUser *int64, RunAsGroup *int64, RunAsNonRoot *bool, ReadOnlyRootFilesystem *bool, AllowPrivilegeEscalation *bool, ProcMount *ProcMountType/string, SeccompProfile *SeccompProfile
core.Capabilities: Add []Capability/string, Drop []Capability/string
core.SELinuxOptions: User string, Role string, Type string, Level string
core.WindowsSecurityContextOptions: GMSACredentialSpecName *string, GMSACredentialSpec *string, RunAsUserName *string, HostProcess *bool
core.SeccompProfile: Type SeccompProfileType/string, LocalhostProfile *string
`;
