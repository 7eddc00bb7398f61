/** The volumes of a pod or of a pod template: `describeVolumes`. */
import type { Volume } from '../../kube/api/core/v1';
import type { Description } from './description';
import { describeVolumeSource } from './volume-source';

/** `Volumes:` with a block for each; those of a template stand a little further in. */
export function describeVolumes(page: Description, volumes: readonly Volume[] = [], template = false): void {
  const title = template ? page.indented() : page;
  if (volumes.length === 0) title.field('Volumes', '<none>');
  else title.line('Volumes:');
  for (const { name, ...source } of volumes) {
    page.indented().line(`${template ? ' ' : ''}${name}:`);
    if (!describeVolumeSource(page.indented(2), source)) page.indented().line('<unknown>');
  }
}
