/** What the two levels say of seccomp profiles. */
import { quote } from '../../../../go/strconv/quote';
import type { SeccompProfile } from '../../../../kube/api/core/v1';
import {
  SECCOMP_CONTAINER_ANNOTATION_PREFIX,
  SECCOMP_POD_ANNOTATION,
} from '../../../registry/core/pod/validation/seccomp';
import {
  type Check,
  type CheckedPod,
  containersOf,
  containersText,
  isForWindows,
  joinQuoted,
  plural,
  settersText,
  sorted,
  type Violation,
} from './check';

const REASON = 'seccompProfile';

const isGood = ({ type }: SeccompProfile) => type === 'RuntimeDefault' || type === 'Localhost';

/** Profiles that are given, and not good. */
function explicitlyBad(pod: CheckedPod): Violation | undefined {
  const ofPod = pod.spec.securityContext?.seccompProfile;
  const containers = containersOf(pod).filter(({ securityContext }) => {
    const profile = securityContext?.seccompProfile;
    return profile && !isGood(profile);
  });
  const byPod = !!ofPod && !isGood(ofPod);
  const setters = settersText(
    byPod,
    containers.map(({ name }) => name),
  );
  if (!setters) return undefined;
  const types = containers.map(({ securityContext }) => securityContext?.seccompProfile?.type ?? '');
  const bad = sorted([...(byPod ? [ofPod.type] : []), ...types]);
  return {
    reason: REASON,
    detail: `${setters} must not set securityContext.seccompProfile.type to ${joinQuoted(bad)}`,
  };
}

/** The annotations that stood for the fields before v1.19. */
function badAnnotations(pod: CheckedPod): Violation | undefined {
  const names = containersOf(pod).map(({ name }) => SECCOMP_CONTAINER_ANNOTATION_PREFIX + name);
  const bad = [SECCOMP_POD_ANNOTATION, ...names].flatMap((key) => {
    const value = pod.metadata.annotations?.[key];
    const good = value === undefined || /^((runtime|docker)\/default$|localhost\/)/.test(value);
    return good ? [] : [`${key}=${quote(value)}`];
  });
  if (bad.length === 0) return undefined;
  const list = sorted(bad);
  return { reason: REASON, detail: `forbidden ${plural('annotation', 'annotations', list.length)} ${list.join(', ')}` };
}

/** Profiles need not be given. */
export const seccompBaseline: Check = (pod, minor) => (minor < 19 ? badAnnotations(pod) : explicitlyBad(pod));

/** Every container must have a profile, its own or the pod's. */
export const seccompRestricted: Check = (pod, minor) => {
  if (minor < 19 || isForWindows(pod, minor)) return undefined;
  const bad = explicitlyBad(pod);
  if (bad || pod.spec.securityContext?.seccompProfile) return bad;
  const without = containersOf(pod).filter(({ securityContext }) => !securityContext?.seccompProfile);
  if (without.length === 0) return undefined;
  const names = containersText(without.map(({ name }) => name));
  return {
    reason: REASON,
    detail: `pod or ${names} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
  };
};
