/** The API server's own form of a definition, which error messages speak of. */

import { deepEqual } from '../../../../go/json/deep';
import type { CustomResourceDefinitionVersion } from '../../../../kube/api/apiextensions/v1';

const PARTS = ['schema', 'subresources', 'additionalPrinterColumns'] as const;

/** What all versions have in common stands above them. */
export interface InternalSpec extends Pick<CustomResourceDefinitionVersion, (typeof PARTS)[number]> {
  versions: CustomResourceDefinitionVersion[];
  /** Whether there is a list of versions at all. */
  given: boolean;
}

/** Takes the schema, the subresources and the columns that are the same in all versions out of them. */
export function hoisted(list: readonly CustomResourceDefinitionVersion[] | undefined): InternalSpec {
  const versions = list ?? [];
  const internal: InternalSpec = { versions: versions.map((version) => ({ ...version })), given: !!list };
  const [first] = versions;
  if (!first) return internal;
  for (const part of PARTS) {
    if (!versions.every((version) => deepEqual(version[part], first[part]))) continue;
    Object.assign(internal, { [part]: first[part] });
    for (const version of internal.versions) delete version[part];
  }
  return internal;
}
