/** The structs of services, volumes and other kinds, fields in the order of Go's internal types in v1.28. */

/** Declarations for {@link GoTypes}. */
export const resourceTypes = () => `
core.ServicePort: Name string, Protocol Protocol/string, AppProtocol *string, Port int32, TargetPort IntOrString, NodePort int32
core.Taint: Key string, Value string, Effect TaintEffect/string, TimeAdded *Time
core.NodeAddress: Type NodeAddressType/string, Address string
core.ScopeSelector: MatchExpressions []ScopedResourceSelectorRequirement
core.VolumeNodeAffinity: Required *NodeSelector
core.SecretReference: Name string, Namespace string
core.PersistentVolumeSource: GCEPersistentDisk *GCEPersistentDiskVolumeSource, AWSElasticBlockStore *AWSElasticBlockStoreVolumeSource, HostPath *HostPathVolumeSource, Glusterfs *GlusterfsPersistentVolumeSource, NFS *NFSVolumeSource, RBD *RBDPersistentVolumeSource, Quobyte *QuobyteVolumeSource, ISCSI *ISCSIPersistentVolumeSource, FlexVolume *FlexPersistentVolumeSource, Cinder *CinderPersistentVolumeSource, CephFS:cephfs *CephFSPersistentVolumeSource, FC *FCVolumeSource, Flocker *FlockerVolumeSource, AzureFile *AzureFilePersistentVolumeSource, VsphereVolume *VsphereVirtualDiskVolumeSource, AzureDisk *AzureDiskVolumeSource, PhotonPersistentDisk *PhotonPersistentDiskVolumeSource, PortworxVolume *PortworxVolumeSource, ScaleIO *ScaleIOPersistentVolumeSource, Local *LocalVolumeSource, StorageOS:storageos *StorageOSPersistentVolumeSource, CSI *CSIPersistentVolumeSource
core.GlusterfsPersistentVolumeSource: EndpointsName:endpoints string, Path string, ReadOnly bool, EndpointsNamespace *string
core.RBDPersistentVolumeSource: CephMonitors:monitors []string, RBDImage:image string, FSType string, RBDPool:pool string, RadosUser:user string, Keyring string, SecretRef *SecretReference, ReadOnly bool
core.ISCSIPersistentVolumeSource: TargetPortal string, IQN string, Lun int32, ISCSIInterface:iscsiInterface string, FSType string, ReadOnly bool, Portals []string, DiscoveryCHAPAuth:chapAuthDiscovery bool, SecretRef *SecretReference, SessionCHAPAuth:chapAuthSession bool, InitiatorName *string
core.FlexPersistentVolumeSource: Driver string, FSType string, SecretRef *SecretReference, ReadOnly bool, Options map[string]string
core.CinderPersistentVolumeSource: VolumeID string, FSType string, ReadOnly bool, SecretRef *SecretReference
core.CephFSPersistentVolumeSource: Monitors []string, Path string, User string, SecretFile string, SecretRef *SecretReference, ReadOnly bool
core.AzureFilePersistentVolumeSource: SecretName string, ShareName string, ReadOnly bool, SecretNamespace *string
core.ScaleIOPersistentVolumeSource: Gateway string, System string, SecretRef *SecretReference, SSLEnabled bool, ProtectionDomain string, StoragePool string, StorageMode string, VolumeName string, FSType string, ReadOnly bool
core.LocalVolumeSource: Path string, FSType *string
core.StorageOSPersistentVolumeSource: VolumeName string, VolumeNamespace string, FSType string, ReadOnly bool, SecretRef *ObjectReference
core.CSIPersistentVolumeSource: Driver string, VolumeHandle string, ReadOnly bool, FSType string, VolumeAttributes map[string]string, ControllerPublishSecretRef *SecretReference, NodeStageSecretRef *SecretReference, NodePublishSecretRef *SecretReference, ControllerExpandSecretRef *SecretReference, NodeExpandSecretRef *SecretReference
authorization.NonResourceAttributes: Path string, Verb string
policy.PodDisruptionBudgetSpec: MinAvailable *IntOrString, Selector *v1.LabelSelector, MaxUnavailable *IntOrString, UnhealthyPodEvictionPolicy *UnhealthyPodEvictionPolicyType/string
rbac.RoleRef: APIGroup string, Kind string, Name string
storage.VolumeAttachmentSpec: Attacher string, Source VolumeAttachmentSource, NodeName string
storage.VolumeAttachmentSource: PersistentVolumeName *string
`;
