/** Adding ephemeral containers to a pod, through the subresource `kubectl debug` uses. */

import { deepEqual } from '../../../../../go/json/deep';
import { quote } from '../../../../../go/strconv/quote';
import type { Pod } from '../../../../../kube/api/core/v1';
import { FieldError, forbidden } from '../../../../../kube/errors/field-error';
import { goDiff } from '../../../go-diff';
import type { Errors } from './errors';
import { validatePodMetadataAndSpec } from './pod';

const MIRROR_POD = 'kubernetes.io/config.mirror';

/** `ValidatePodEphemeralContainersUpdate`: they can be added, but neither changed nor removed. */
export function validateEphemeralContainersUpdate(pod: Pod, old: Pod): Errors {
  if (old.metadata.annotations?.[MIRROR_POD] !== undefined)
    return [new FieldError('Forbidden', '', undefined, 'static pods do not support ephemeral containers')];
  const errors: Errors = [];
  validatePodMetadataAndSpec(pod, errors);
  const path = 'spec.ephemeralContainers';
  for (const before of old.spec.ephemeralContainers ?? []) {
    const now = pod.spec.ephemeralContainers?.find(({ name }) => name === before.name);
    const what = `existing ephemeral containers ${quote(before.name)}`;
    if (!now) errors.push(forbidden(path, `${what} may not be removed\n`));
    else if (!deepEqual(now, before)) {
      const diff = goDiff('core.EphemeralContainer', before, now);
      errors.push(forbidden(path, `${what} may not be changed\n${diff}`));
    }
  }
  return errors;
}
