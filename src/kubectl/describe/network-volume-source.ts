/** Volume sources that are a plain list of fields, most of them on some network. */
import { sortedEntries } from './metadata';

/** What kind of volume it is, and the cells of a row for each field. */
export interface SourceFields {
  type: string;
  fields: [name: string, value: string][];
}

// biome-ignore lint/suspicious/noExplicitAny: each source has its own fields
type Source = any;

/** The fields of a source by its name in the API; undefined for one kubectl does not know. */
export function networkSource(name: string, source: Source, persistent: boolean): SourceFields | undefined {
  const type = TYPES[name];
  const columns = (persistent && PERSISTENT[name]) || FIELDS[name];
  if (type === undefined || !columns) return undefined;
  const { name: secretName, namespace: secretNamespace } = source.secretRef ?? {};
  const values = persistent ? { secretName, secretNamespace, ...source } : source;
  return { type, fields: columns.map((column) => fieldOf(column, values, persistent)) };
}

/** `Name=field|unset`; the field is called like the name, and nothing is shown for a missing one, if not said. */
function fieldOf(column: string, source: Source, persistent: boolean): [string, string] {
  const [, name = '', field, unset = ''] = /^([^=|]*)(?:=([^|]*))?(?:\|(.*))?$/.exec(column) ?? [];
  // kubectl forgot the colon of this one.
  const title = name === 'ISCSIInterface' ? name : `${name}:`;
  const value = source[field ?? name.charAt(0).toLowerCase() + name.slice(1)];
  return [title, value === undefined || value === null ? unset : goText(value, name, persistent)];
}

/** A value as Go's `%v` prints it. */
function goText(value: Source, name: string, persistent: boolean): string {
  if (name === 'TargetWWNs') return value.join(', ');
  if (Array.isArray(value)) return `[${value.join(' ')}]`;
  if (name === 'SecretRef') return secretText(value, persistent);
  if (typeof value !== 'object') return String(value);
  const entries = sortedEntries(value).map(([key, item]) => `${key}:${item}`);
  return `map[${entries.join(' ')}]`;
}

function secretText({ name = '', namespace = '' }: Source, persistent: boolean): string {
  return persistent ? `&SecretReference{Name:${name},Namespace:${namespace},}` : `&LocalObjectReference{Name:${name},}`;
}

const SHARED = "on the host that shares a pod's lifetime";
const AZURE = 'mount on the host and bind mount to the pod';

const TYPES: Record<string, string> = {
  hostPath: 'HostPath (bare host directory volume)',
  gcePersistentDisk: 'GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)',
  awsElasticBlockStore: 'AWSElasticBlockStore (a Persistent Disk resource in AWS)',
  gitRepo: 'GitRepo (a volume that is pulled from git when the pod is created)',
  secret: 'Secret (a volume populated by a Secret)',
  configMap: 'ConfigMap (a volume populated by a ConfigMap)',
  nfs: 'NFS (an NFS mount that lasts the lifetime of a pod)',
  persistentVolumeClaim: 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
  local: 'LocalVolume (a persistent volume backed by local storage on a node)',
  iscsi: "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)",
  glusterfs: `Glusterfs (a Glusterfs mount ${SHARED})`,
  rbd: `RBD (a Rados Block Device mount ${SHARED})`,
  quobyte: `Quobyte (a Quobyte mount ${SHARED})`,
  azureDisk: `AzureDisk (an Azure Data Disk ${AZURE})`,
  vsphereVolume: 'vSphereVolume (a Persistent Disk resource in vSphere)',
  cinder: 'Cinder (a Persistent Disk resource in OpenStack)',
  photonPersistentDisk: 'PhotonPersistentDisk (a Persistent Disk resource in photon platform)',
  portworxVolume: 'PortworxVolume (a Portworx Volume resource)',
  scaleIO: 'ScaleIO (a persistent volume backed by a block device in ScaleIO)',
  cephfs: `CephFS (a CephFS mount ${SHARED})`,
  storageos: 'StorageOS (a StorageOS Persistent Disk resource)',
  fc: 'FC (a Fibre Channel disk)',
  azureFile: `AzureFile (an Azure File Service ${AZURE})`,
  flexVolume: 'FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)',
  flocker: 'Flocker (a Flocker volume mounted by the Flocker agent)',
  csi: 'CSI (a Container Storage Interface (CSI) volume source)',
};

const FS_TYPE = 'FSType=fsType';
const READ_ONLY = 'ReadOnly|false';
const SECRET_REF = 'SecretRef|nil';
const SCALE_IO = [
  'Gateway',
  'System',
  'Protection Domain=protectionDomain',
  'Storage Pool=storagePool',
  'Storage Mode=storageMode',
  'VolumeName',
];

const FIELDS: Record<string, string[]> = {
  hostPath: ['Path', 'HostPathType=type|<none>'],
  gcePersistentDisk: ['PDName=pdName', FS_TYPE, 'Partition|0', READ_ONLY],
  awsElasticBlockStore: ['VolumeID', FS_TYPE, 'Partition|0', READ_ONLY],
  gitRepo: ['Repository', 'Revision'],
  secret: ['SecretName', 'Optional|false'],
  configMap: ['Name', 'Optional|false'],
  nfs: ['Server', 'Path', READ_ONLY],
  persistentVolumeClaim: ['ClaimName', READ_ONLY],
  local: ['Path'],
  iscsi: [
    'TargetPortal',
    'IQN=iqn',
    'Lun|0',
    'ISCSIInterface=iscsiInterface',
    FS_TYPE,
    READ_ONLY,
    'Portals|[]',
    'DiscoveryCHAPAuth=chapAuthDiscovery|false',
    'SessionCHAPAuth=chapAuthSession|false',
    SECRET_REF,
    'InitiatorName|<none>',
  ],
  glusterfs: ['EndpointsName=endpoints', 'Path', READ_ONLY],
  rbd: [
    'CephMonitors=monitors|[]',
    'RBDImage=image',
    FS_TYPE,
    'RBDPool=pool',
    'RadosUser=user',
    'Keyring',
    SECRET_REF,
    READ_ONLY,
  ],
  quobyte: ['Registry', 'Volume', READ_ONLY],
  azureDisk: ['DiskName', 'DiskURI', 'Kind', FS_TYPE, 'CachingMode', READ_ONLY],
  vsphereVolume: ['VolumePath', FS_TYPE, 'StoragePolicyName'],
  cinder: ['VolumeID', FS_TYPE, READ_ONLY, SECRET_REF],
  photonPersistentDisk: ['PdID', FS_TYPE],
  portworxVolume: ['VolumeID'],
  scaleIO: [...SCALE_IO, FS_TYPE, READ_ONLY],
  cephfs: ['Monitors|[]', 'Path', 'User', 'SecretFile', SECRET_REF, READ_ONLY],
  storageos: ['VolumeName', 'VolumeNamespace', FS_TYPE, READ_ONLY],
  fc: ['TargetWWNs=targetWWNs', 'LUN=lun|<none>', FS_TYPE, READ_ONLY],
  azureFile: ['SecretName', 'ShareName', READ_ONLY],
  flexVolume: ['Driver', FS_TYPE, SECRET_REF, READ_ONLY, 'Options|map[]'],
  flocker: ['DatasetName', 'DatasetUUID'],
  csi: ['Driver', FS_TYPE, READ_ONLY],
};

/** What a PersistentVolume has in place of the fields a pod's volume has. */
const PERSISTENT: Record<string, string[]> = {
  glusterfs: ['EndpointsName=endpoints', 'EndpointsNamespace|<unset>', 'Path', READ_ONLY],
  scaleIO: [...SCALE_IO, 'SecretName', 'SecretNamespace', FS_TYPE, READ_ONLY],
  azureFile: ['SecretName', 'SecretNamespace', 'ShareName', READ_ONLY],
  csi: ['Driver', FS_TYPE, 'VolumeHandle', READ_ONLY],
};
