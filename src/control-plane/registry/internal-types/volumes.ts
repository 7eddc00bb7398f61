/** The structs of a pod's volumes, fields in the order of `k8s.io/kubernetes/pkg/apis/core` in v1.28. */

/** Declarations for {@link GoTypes}. */
export const volumeTypes = () => `
core.Volume: Name string, VolumeSource
core.VolumeSource: HostPath *HostPathVolumeSource, EmptyDir *EmptyDirVolumeSource, GCEPersistentDisk *GCEPersistentDiskVolumeSource, AWSElasticBlockStore *AWSElasticBlockStoreVolumeSource, GitRepo *GitRepoVolumeSource, Secret *SecretVolumeSource, NFS *NFSVolumeSource, ISCSI *ISCSIVolumeSource, Glusterfs *GlusterfsVolumeSource, PersistentVolumeClaim *PersistentVolumeClaimVolumeSource, RBD *RBDVolumeSource, Quobyte *QuobyteVolumeSource, FlexVolume *FlexVolumeSource, Cinder *CinderVolumeSource, CephFS:cephfs *CephFSVolumeSource, Flocker *FlockerVolumeSource, DownwardAPI *DownwardAPIVolumeSource, FC *FCVolumeSource, AzureFile *AzureFileVolumeSource, ConfigMap *ConfigMapVolumeSource, VsphereVolume *VsphereVirtualDiskVolumeSource, AzureDisk *AzureDiskVolumeSource, PhotonPersistentDisk *PhotonPersistentDiskVolumeSource, Projected *ProjectedVolumeSource, PortworxVolume *PortworxVolumeSource, ScaleIO *ScaleIOVolumeSource, StorageOS:storageos *StorageOSVolumeSource, CSI *CSIVolumeSource, Ephemeral *EphemeralVolumeSource
core.HostPathVolumeSource: Path string, Type *HostPathType/string
core.EmptyDirVolumeSource: Medium StorageMedium/string, SizeLimit *Quantity
core.GCEPersistentDiskVolumeSource: PDName string, FSType string, Partition int32, ReadOnly bool
core.AWSElasticBlockStoreVolumeSource: VolumeID string, FSType string, Partition int32, ReadOnly bool
core.GitRepoVolumeSource: Repository string, Revision string, Directory string
core.SecretVolumeSource: SecretName string, Items []KeyToPath, DefaultMode *int32, Optional *bool
core.KeyToPath: Key string, Path string, Mode *int32
core.NFSVolumeSource: Server string, Path string, ReadOnly bool
core.ISCSIVolumeSource: TargetPortal string, IQN string, Lun int32, ISCSIInterface:iscsiInterface string, FSType string, ReadOnly bool, Portals []string, DiscoveryCHAPAuth:chapAuthDiscovery bool, SessionCHAPAuth:chapAuthSession bool, SecretRef *LocalObjectReference, InitiatorName *string
core.GlusterfsVolumeSource: EndpointsName:endpoints string, Path string, ReadOnly bool
core.PersistentVolumeClaimVolumeSource: ClaimName string, ReadOnly bool
core.RBDVolumeSource: CephMonitors:monitors []string, RBDImage:image string, FSType string, RBDPool:pool string, RadosUser:user string, Keyring string, SecretRef *LocalObjectReference, ReadOnly bool
core.QuobyteVolumeSource: Registry string, Volume string, ReadOnly bool, User string, Group string, Tenant string
core.FlexVolumeSource: Driver string, FSType string, SecretRef *LocalObjectReference, ReadOnly bool, Options map[string]string
core.CinderVolumeSource: VolumeID string, FSType string, ReadOnly bool, SecretRef *LocalObjectReference
core.CephFSVolumeSource: Monitors []string, Path string, User string, SecretFile string, SecretRef *LocalObjectReference, ReadOnly bool
core.FlockerVolumeSource: DatasetName string, DatasetUUID string
core.DownwardAPIVolumeSource: Items []DownwardAPIVolumeFile, DefaultMode *int32
core.DownwardAPIVolumeFile: Path string, FieldRef *ObjectFieldSelector, ResourceFieldRef *ResourceFieldSelector, Mode *int32
core.FCVolumeSource: TargetWWNs []string, Lun *int32, FSType string, ReadOnly bool, WWIDs:wwids []string
core.AzureFileVolumeSource: SecretName string, ShareName string, ReadOnly bool
core.ConfigMapVolumeSource: LocalObjectReference, Items []KeyToPath, DefaultMode *int32, Optional *bool
core.VsphereVirtualDiskVolumeSource: VolumePath string, FSType string, StoragePolicyName string, StoragePolicyID string
core.AzureDiskVolumeSource: DiskName string, DataDiskURI:diskURI string, CachingMode *AzureDataDiskCachingMode/string, FSType *string, ReadOnly *bool, Kind *AzureDataDiskKind/string
core.PhotonPersistentDiskVolumeSource: PdID string, FSType string
core.ProjectedVolumeSource: Sources []VolumeProjection, DefaultMode *int32
core.VolumeProjection: Secret *SecretProjection, DownwardAPI *DownwardAPIProjection, ConfigMap *ConfigMapProjection, ServiceAccountToken *ServiceAccountTokenProjection
core.SecretProjection: LocalObjectReference, Items []KeyToPath, Optional *bool
core.ConfigMapProjection: LocalObjectReference, Items []KeyToPath, Optional *bool
core.DownwardAPIProjection: Items []DownwardAPIVolumeFile
core.ServiceAccountTokenProjection: Audience string, ExpirationSeconds int64, Path string
core.PortworxVolumeSource: VolumeID string, FSType string, ReadOnly bool
core.ScaleIOVolumeSource: Gateway string, System string, SecretRef *LocalObjectReference, SSLEnabled bool, ProtectionDomain string, StoragePool string, StorageMode string, VolumeName string, FSType string, ReadOnly bool
core.StorageOSVolumeSource: VolumeName string, VolumeNamespace string, FSType string, ReadOnly bool, SecretRef *LocalObjectReference
core.CSIVolumeSource: Driver string, ReadOnly *bool, FSType *string, VolumeAttributes map[string]string, NodePublishSecretRef *LocalObjectReference
core.EphemeralVolumeSource: VolumeClaimTemplate *PersistentVolumeClaimTemplate
core.PersistentVolumeClaimTemplate: ObjectMeta:metadata v1.ObjectMeta, Spec PersistentVolumeClaimSpec
core.PersistentVolumeClaimSpec: AccessModes []PersistentVolumeAccessMode/string, Selector *v1.LabelSelector, Resources ResourceRequirements, VolumeName string, StorageClassName *string, VolumeMode *PersistentVolumeMode/string, DataSource *TypedLocalObjectReference, DataSourceRef *TypedObjectReference
core.TypedLocalObjectReference: APIGroup *string, Kind string, Name string
core.TypedObjectReference: APIGroup *string, Kind string, Name string, Namespace *string
`;
