/** Where the data of a volume is: the source of a pod's volume or of a PersistentVolume. */
import type { PersistentVolumeSpec, Volume } from '../../kube/api/core/v1';
import { canonical, parseQuantity } from '../../kube/quantity/quantity';
import { describeClaimTemplate } from './claim';
import type { Description } from './description';
import { cutBytes, labelLines } from './metadata';
import { networkSource, type SourceFields } from './network-volume-source';

/** The fields of a volume or a PersistentVolume that say where the data is. */
export type VolumeSource = Partial<Omit<Volume, 'name'>> | Partial<PersistentVolumeSpec>;

// biome-ignore lint/suspicious/noExplicitAny: each source has its own fields
type Source = any;

/** Describes the one source that is set; false when kubectl knows none of them. */
export function describeVolumeSource(page: Description, source: VolumeSource, persistent = false): boolean {
  const [name, value] = Object.entries(source).find(([, v]) => v !== undefined && v !== null) ?? [];
  if (name === undefined) return false;
  const local = LOCAL[name];
  if (local) {
    local(page, value);
    return true;
  }
  const fields = networkSource(name, value, persistent);
  if (fields) describeFields(page, fields);
  if (name === 'csi') describeAttributes(page, value.volumeAttributes);
  return fields !== undefined;
}

function describeFields(page: Description, { type, fields }: SourceFields): void {
  page.field('Type', type);
  for (const [name, value] of fields) page.row(name, value);
}

/** Sources with an account of their own. */
const LOCAL: Record<string, (page: Description, source: Source) => void> = {
  downwardAPI(page, { items = [] }) {
    page.field('Type', 'DownwardAPI (a volume populated by information about the pod)');
    page.line('Items:');
    for (const { path, fieldRef, resourceFieldRef } of items) {
      if (fieldRef) page.indented().line(`${fieldRef.fieldPath} -> ${path}`);
      if (resourceFieldRef) page.indented().line(`${resourceFieldRef.resource} -> ${path}`);
    }
  },
  projected(page, { sources = [] }) {
    page.field('Type', 'Projected (a volume that contains injected data from multiple sources)');
    for (const { secret, downwardAPI, configMap, serviceAccountToken } of sources) {
      if (secret) {
        page.field('SecretName', secret.name ?? '');
        page.field('SecretOptionalName', secret.optional ?? '<nil>');
      } else if (downwardAPI) page.field('DownwardAPI', true);
      else if (configMap) {
        page.field('ConfigMapName', configMap.name ?? '');
        page.field('ConfigMapOptional', configMap.optional ?? '<nil>');
      } else if (serviceAccountToken) page.field('TokenExpirationSeconds', serviceAccountToken.expirationSeconds);
    }
  },
  emptyDir(page, { medium = '', sizeLimit }) {
    const limited = sizeLimit !== undefined && parseQuantity(sizeLimit).nanos > 0n;
    page.field('Type', "EmptyDir (a temporary directory that shares a pod's lifetime)");
    page.field('Medium', medium);
    page.field('SizeLimit', limited ? canonical(sizeLimit) : '<unset>');
  },
  ephemeral(page, { volumeClaimTemplate }) {
    page.field(
      'Type',
      'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)',
    );
    if (volumeClaimTemplate) describeClaimTemplate(page, volumeClaimTemplate);
  },
};

/** kubectl indents every piece it writes here, so that the values stand further in, too. */
function describeAttributes(page: Description, attributes: Record<string, string> | undefined): void {
  const lines = labelLines(attributes).map((line) => {
    const cut = cutBytes(line, 140);
    return `    ${cut === undefined ? line : `${cut}...`}`;
  });
  page.list('VolumeAttributes', lines);
}
