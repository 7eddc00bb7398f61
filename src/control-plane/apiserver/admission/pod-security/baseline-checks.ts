/** The checks of the level `baseline`. */
import { quote } from '../../../../go/strconv/quote';
import type { SecurityContext } from '../../../../kube/api/core/v1';
import {
  type Check,
  containersOf,
  containersText,
  joinQuoted,
  namesOf,
  plural,
  settersText,
  sorted,
  type Violation,
} from './check';
import { seccompBaseline } from './seccomp-checks';

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

const appArmorProfile: Check = ({ metadata }) => {
  const bad = Object.entries(metadata.annotations ?? {}).filter(
    ([key, profile]) =>
      key.startsWith(APP_ARMOR) && profile && profile !== 'runtime/default' && !profile.startsWith('localhost/'),
  );
  if (bad.length === 0) return undefined;
  return {
    reason: plural('forbidden AppArmor profile', 'forbidden AppArmor profiles', bad.length),
    detail: sorted(bad.map(([key, profile]) => `${key}=${quote(profile)}`)).join(', '),
  };
};

const DEFAULT_CAPABILITIES =
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT';

const capabilities: Check = (pod) => {
  const added = ({ securityContext }: { securityContext?: SecurityContext }) =>
    (securityContext?.capabilities?.add ?? []).filter((c) => !DEFAULT_CAPABILITIES.split(' ').includes(c));
  const bad = namesOf(pod, (container) => added(container).length > 0);
  if (bad.length === 0) return undefined;
  const names = joinQuoted(sorted(containersOf(pod).flatMap(added)));
  return {
    reason: 'non-default capabilities',
    detail: `${containersText(bad)} must not include ${names} in securityContext.capabilities.add`,
  };
};

const hostNamespaces: Check = ({ spec }) => {
  const used = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((field) => spec[field]);
  return used.length === 0
    ? undefined
    : { reason: 'host namespaces', detail: used.map((field) => `${field}=true`).join(', ') };
};

const hostPathVolumes: Check = ({ spec }) => {
  const names = (spec.volumes ?? []).filter((volume) => volume.hostPath).map(({ name }) => name);
  if (names.length === 0) return undefined;
  return { reason: 'hostPath volumes', detail: `${plural('volume', 'volumes', names.length)} ${joinQuoted(names)}` };
};

const hostPorts: Check = (pod) => {
  const bad = namesOf(pod, ({ ports }) => ports?.some(({ hostPort }) => hostPort));
  if (bad.length === 0) return undefined;
  const ports = sorted(
    containersOf(pod).flatMap(({ ports }) =>
      (ports ?? []).flatMap(({ hostPort }) => (hostPort ? [`${hostPort}`] : [])),
    ),
  );
  const uses = plural('uses', 'use', bad.length);
  const detail = `${containersText(bad)} ${uses} ${plural('hostPort', 'hostPorts', ports.length)} ${ports.join(', ')}`;
  return { reason: 'hostPort', detail };
};

const privileged: Check = (pod) => {
  const bad = namesOf(pod, ({ securityContext }) => securityContext?.privileged);
  if (bad.length === 0) return undefined;
  return { reason: 'privileged', detail: `${containersText(bad)} must not set securityContext.privileged=true` };
};

const procMount: Check = (pod) => {
  const type = ({ securityContext }: { securityContext?: SecurityContext }) => securityContext?.procMount ?? 'Default';
  const bad = containersOf(pod).filter((container) => type(container) !== 'Default');
  if (bad.length === 0) return undefined;
  const names = containersText(bad.map(({ name }) => name));
  return {
    reason: 'procMount',
    detail: `${names} must not set securityContext.procMount to ${joinQuoted(sorted(bad.map(type)))}`,
  };
};

const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t'];

const seLinuxOptions: Check = (pod) => {
  type Options = NonNullable<SecurityContext['seLinuxOptions']>;
  const isBad = (options?: Options): options is Options =>
    !!options && (!SELINUX_TYPES.includes(options.type ?? '') || !!options.user || !!options.role);
  const ofPod = pod.spec.securityContext?.seLinuxOptions;
  const ofContainers = containersOf(pod).map(({ name, securityContext }) => ({
    name,
    options: securityContext?.seLinuxOptions,
  }));
  const containers = ofContainers.filter(({ options }) => isBad(options)).map(({ name }) => name);
  const setters = settersText(isBad(ofPod), containers);
  if (!setters) return undefined;
  const bad = [ofPod, ...ofContainers.map(({ options }) => options)].filter(isBad);
  const types = sorted(bad.map(({ type }) => type ?? '').filter((type) => !SELINUX_TYPES.includes(type)));
  const problems = [
    ...(types.length > 0 ? [`${plural('type', 'types', types.length)} ${joinQuoted(types)}`] : []),
    ...(bad.some(({ user }) => user) ? ['user may not be set'] : []),
    ...(bad.some(({ role }) => role) ? ['role may not be set'] : []),
  ];
  return {
    reason: 'seLinuxOptions',
    detail: `${setters} set forbidden securityContext.seLinuxOptions: ${problems.join('; ')}`,
  };
};

const SYSCTLS =
  'kernel.shm_rmid_forced net.ipv4.ip_local_port_range net.ipv4.tcp_syncookies net.ipv4.ping_group_range net.ipv4.ip_unprivileged_port_start';
const SYSCTLS_SINCE_27 = `${SYSCTLS} net.ipv4.ip_local_reserved_ports`;

const sysctls: Check = ({ spec }, minor) => {
  const allowed = (minor >= 27 ? SYSCTLS_SINCE_27 : SYSCTLS).split(' ');
  const bad = (spec.securityContext?.sysctls ?? []).map(({ name }) => name).filter((name) => !allowed.includes(name));
  return bad.length === 0 ? undefined : { reason: 'forbidden sysctls', detail: bad.join(', ') };
};

const windowsHostProcess: Check = (pod): Violation | undefined => {
  const setters = settersText(
    pod.spec.securityContext?.windowsOptions?.hostProcess === true,
    namesOf(pod, ({ securityContext }) => securityContext?.windowsOptions?.hostProcess),
  );
  if (!setters) return undefined;
  return {
    reason: 'hostProcess',
    detail: `${setters} must not set securityContext.windowsOptions.hostProcess=true`,
  };
};

/** In the order violations are listed. */
export const baselineChecks: Check[] = [
  appArmorProfile,
  capabilities,
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  privileged,
  procMount,
  seLinuxOptions,
  seccompBaseline,
  sysctls,
  windowsHostProcess,
];

/** Those a stricter check of the level `restricted` takes the place of. */
export const supersededChecks: ReadonlySet<Check> = new Set([capabilities, hostPathVolumes, seccompBaseline]);
