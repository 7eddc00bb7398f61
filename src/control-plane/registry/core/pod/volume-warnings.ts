/** Warnings about volume sources on their way out. */
import type { Volume } from '../../../../kube/api/core/v1';
import { claimSpecWarnings } from './claim-warnings';

/** Sources, what their path calls them, and what is said. */
const DEPRECATED: [keyof Volume, string, string][] = [
  ['photonPersistentDisk', 'photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['gitRepo', 'gitRepo', 'deprecated in v1.11'],
  ['scaleIO', 'scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['flocker', 'flocker', 'deprecated in v1.22, non-functional in v1.25+'],
  ['storageos', 'storageOS', 'deprecated in v1.22, non-functional in v1.25+'],
  ['quobyte', 'quobyte', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
];
const DEPRECATED_LATER: typeof DEPRECATED = [
  ['cephfs', 'cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['rbd', 'rbd', 'deprecated in v1.28, non-functional in v1.31+'],
];

const deprecations = (volume: Volume, path: string, list: typeof DEPRECATED) =>
  list.flatMap(([source, shown, message]) => (volume[source] ? [`${path}.${shown}: ${message}`] : []));

/** Warnings of each volume in turn. */
export function volumeWarnings(volumes: Volume[] | undefined, path: string): string[] {
  return (volumes ?? []).flatMap((volume, i) => {
    const at = `${path}[${i}]`;
    const claim = volume.ephemeral?.volumeClaimTemplate;
    return [
      ...deprecations(volume, at, DEPRECATED),
      ...(claim ? claimSpecWarnings(claim.spec, `${at}.ephemeral.volumeClaimTemplate.spec`) : []),
      ...deprecations(volume, at, DEPRECATED_LATER),
    ];
  });
}
