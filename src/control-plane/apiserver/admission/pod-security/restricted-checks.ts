/** The checks that the level `restricted` adds. */
import {
  type Check,
  containersOf,
  containersText,
  isForWindows,
  joinQuoted,
  namesOf,
  plural,
  settersText,
  sorted,
} from './check';
import { seccompRestricted } from './seccomp-checks';

const allowPrivilegeEscalation: Check = (pod, minor) => {
  if (minor < 8 || isForWindows(pod, minor)) return undefined;
  const bad = namesOf(pod, ({ securityContext }) => securityContext?.allowPrivilegeEscalation !== false);
  if (bad.length === 0) return undefined;
  return {
    reason: 'allowPrivilegeEscalation != false',
    detail: `${containersText(bad)} must set securityContext.allowPrivilegeEscalation=false`,
  };
};

const capabilities: Check = (pod, minor) => {
  if (minor < 22 || isForWindows(pod, minor)) return undefined;
  const missing = namesOf(pod, ({ securityContext }) => !securityContext?.capabilities?.drop?.includes('ALL'));
  const details: string[] = [];
  if (missing.length > 0) details.push(`${containersText(missing)} must set securityContext.capabilities.drop=["ALL"]`);
  const adding = containersOf(pod).flatMap(({ name, securityContext }) => {
    const added = (securityContext?.capabilities?.add ?? []).filter((c) => c !== 'NET_BIND_SERVICE');
    return added.length > 0 ? [{ name, added }] : [];
  });
  if (adding.length > 0) {
    const names = containersText(adding.map(({ name }) => name));
    const added = joinQuoted(sorted(adding.flatMap((container) => container.added)));
    details.push(`${names} must not include ${added} in securityContext.capabilities.add`);
  }
  return details.length === 0 ? undefined : { reason: 'unrestricted capabilities', detail: details.join('; ') };
};

const ALLOWED_VOLUMES = 'configMap csi downwardAPI emptyDir ephemeral persistentVolumeClaim projected secret'.split(
  ' ',
);

const restrictedVolumes: Check = ({ spec }) => {
  const bad = (spec.volumes ?? []).flatMap(({ name, ...sources }) => {
    const types = Object.keys(sources).filter((type) => (sources as Record<string, unknown>)[type]);
    return types.some((type) => ALLOWED_VOLUMES.includes(type)) ? [] : [{ name, type: types[0] ?? 'unknown' }];
  });
  if (bad.length === 0) return undefined;
  const names = joinQuoted(bad.map(({ name }) => name));
  const types = sorted(bad.map(({ type }) => type));
  const what = `restricted volume ${plural('type', 'types', types.length)} ${joinQuoted(types)}`;
  return {
    reason: 'restricted volume types',
    detail: `${plural('volume', 'volumes', bad.length)} ${names} ${plural('uses', 'use', bad.length)} ${what}`,
  };
};

const runAsNonRoot: Check = (pod) => {
  const reason = 'runAsNonRoot != true';
  const ofPod = pod.spec.securityContext?.runAsNonRoot;
  const setters = settersText(
    ofPod === false,
    namesOf(pod, ({ securityContext }) => securityContext?.runAsNonRoot === false),
  );
  if (setters) return { reason, detail: `${setters} must not set securityContext.runAsNonRoot=false` };
  const without = namesOf(pod, ({ securityContext }) => securityContext?.runAsNonRoot === undefined);
  if (ofPod || without.length === 0) return undefined;
  return { reason, detail: `pod or ${containersText(without)} must set securityContext.runAsNonRoot=true` };
};

const runAsUser: Check = (pod, minor) => {
  if (minor < 23) return undefined;
  const setters = settersText(
    pod.spec.securityContext?.runAsUser === 0,
    namesOf(pod, ({ securityContext }) => securityContext?.runAsUser === 0),
  );
  return setters ? { reason: 'runAsUser=0', detail: `${setters} must not set runAsUser=0` } : undefined;
};

/** In the order violations are listed, behind those of `baseline`. */
export const restrictedChecks: Check[] = [
  allowPrivilegeEscalation,
  capabilities,
  restrictedVolumes,
  runAsNonRoot,
  runAsUser,
  seccompRestricted,
];
