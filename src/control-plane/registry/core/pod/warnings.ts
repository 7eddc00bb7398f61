/** What the API server warns of in pods and templates: `pkg/api/pod/warnings.go`. */
import { quote } from '../../../../go/strconv/quote';
import type { EnvVar, NodeSelectorTerm, PodSpec } from '../../../../kube/api/core/v1';
import { milliValue, parseQuantity } from '../../../../kube/quantity/quantity';
import { sortedEntries } from '../../field-checks';
import { portWarnings } from './port-warnings';
import { SECCOMP_CONTAINER_ANNOTATION_PREFIX, SECCOMP_POD_ANNOTATION } from './validation/seccomp';
import { visitContainers } from './visit-containers';
import { volumeWarnings } from './volume-warnings';

const GA_NODE_LABELS: Record<string, [string, string]> = {
  'beta.kubernetes.io/arch': ['v1.14', 'kubernetes.io/arch'],
  'beta.kubernetes.io/os': ['v1.14', 'kubernetes.io/os'],
  'failure-domain.beta.kubernetes.io/region': ['v1.17', 'topology.kubernetes.io/region'],
  'failure-domain.beta.kubernetes.io/zone': ['v1.17', 'topology.kubernetes.io/zone'],
  'beta.kubernetes.io/instance-type': ['v1.17', 'node.kubernetes.io/instance-type'],
};

/** `deprecated since v1.14; use "kubernetes.io/os" instead`, or undefined for labels in good standing. */
function deprecatedNodeLabel(key: string): string | undefined {
  const known = Object.hasOwn(GA_NODE_LABELS, key) ? GA_NODE_LABELS[key] : undefined;
  return known && `deprecated since ${known[0]}; use "${known[1]}" instead`;
}

function termWarnings(term: NodeSelectorTerm, path: string): string[] {
  return (term.matchExpressions ?? []).flatMap(({ key }, i) => {
    const deprecated = deprecatedNodeLabel(key);
    return deprecated ? [`${path}.matchExpressions[${i}].key: ${key} is ${deprecated}`] : [];
  });
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

function nodeLabelWarnings(spec: PodSpec, path: string): string[] {
  const warnings: string[] = [];
  for (const [key] of sortedEntries(spec.nodeSelector)) {
    const deprecated = deprecatedNodeLabel(key);
    if (deprecated) warnings.push(`${path}.nodeSelector[${key}]: ${deprecated}`);
  }
  const affinity = spec.affinity?.nodeAffinity;
  const at = `${path}.affinity.nodeAffinity`;
  affinity?.[REQUIRED]?.nodeSelectorTerms?.forEach((term, i) => {
    warnings.push(...termWarnings(term, `${at}.${REQUIRED}.nodeSelectorTerms[${i}]`));
  });
  affinity?.[PREFERRED]?.forEach(({ preference }, i) => {
    warnings.push(...termWarnings(preference ?? {}, `${at}.${PREFERRED}[${i}].preference`));
  });
  spec.topologySpreadConstraints?.forEach(({ topologyKey, labelSelector }, i) => {
    const deprecated = deprecatedNodeLabel(topologyKey);
    const where = `${path}.topologySpreadConstraints[${i}]`;
    if (deprecated) warnings.push(`${where}.topologyKey: ${topologyKey} is ${deprecated}`);
    if (!labelSelector) warnings.push(`${where}.labelSelector: ${NULL_SELECTOR}`);
  });
  return warnings;
}

const NULL_SELECTOR = 'a null labelSelector results in matching no pod';

function podAffinityWarnings(spec: PodSpec, path: string): string[] {
  const warnings: string[] = [];
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    const affinity = spec.affinity?.[kind];
    const at = `${path}.affinity.${kind}`;
    affinity?.[REQUIRED]?.forEach(({ labelSelector }, i) => {
      if (!labelSelector) warnings.push(`${at}.${REQUIRED}[${i}].labelSelector: ${NULL_SELECTOR}`);
    });
    affinity?.[PREFERRED]?.forEach(({ podAffinityTerm }, i) => {
      if (!podAffinityTerm?.labelSelector)
        warnings.push(`${at}.${PREFERRED}[${i}].podAffinityTerm.labelSelector: ${NULL_SELECTOR}`);
    });
  }
  return warnings;
}

const DEPRECATED_ANNOTATIONS: Record<string, string> = {
  'scheduler.alpha.kubernetes.io/critical-pod': 'non-functional in v1.16+; use the "priorityClassName" field instead',
  'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
};

type Annotations = Record<string, string> | undefined;

function annotationWarnings(annotations: Annotations, path: string): string[] {
  return Object.entries(DEPRECATED_ANNOTATIONS).flatMap(([key, message]) =>
    annotations?.[key] === undefined ? [] : [`${path}.annotations[${key}]: ${message}`],
  );
}

const SECCOMP = 'non-functional in v1.27+; use the "seccompProfile" field instead';

/** Items whose name appeared before. */
function duplicates<T>(items: readonly T[] | undefined, name: (item: T) => string): [number, string][] {
  const seen = new Set<string>();
  return (items ?? []).flatMap((item, i): [number, string][] => {
    const key = name(item);
    if (seen.has(key)) return [[i, key]];
    seen.add(key);
    return [];
  });
}

function listWarnings(spec: PodSpec, path: string): string[] {
  return [
    ...duplicates(spec.hostAliases, ({ ip }) => ip ?? '').map(
      ([i, ip]) => `${path}.hostAliases[${i}].ip: duplicate ip ${quote(ip)}`,
    ),
    ...duplicates(spec.imagePullSecrets, ({ name }) => name ?? '').map(
      ([i, name]) => `${path}.imagePullSecrets[${i}].name: duplicate name ${quote(name)}`,
    ),
    ...(spec.imagePullSecrets ?? []).flatMap(({ name }, i) =>
      name ? [] : [`${path}.imagePullSecrets[${i}].name: invalid empty name ""`],
    ),
  ];
}

/** Memory and storage come in whole bytes. */
function fractionWarnings(list: Record<string, string> | undefined, path: string): string[] {
  return ['memory', 'ephemeral-storage'].flatMap((name) => {
    const amount = list?.[name];
    if (amount === undefined || milliValue(parseQuantity(amount)) % 1000n === 0n) return [];
    return [`${path}[${name}]: fractional byte value ${quote(amount)} is invalid, must be an integer`];
  });
}

/** A variable that is set twice is fine when the second builds on the first. */
function envWarnings(env: EnvVar[], path: string): string[] {
  return duplicates(env, ({ name }) => name ?? '').flatMap(([i, name]) => {
    const { value = '', valueFrom } = env[i] as EnvVar;
    const reference = `$(${name})`;
    if (!valueFrom && value !== reference && value.includes(reference)) return [];
    return [`${path}[${i}]: hides previous definition of ${quote(name)}`];
  });
}

function containerWarnings(spec: PodSpec, annotations: Annotations, path: string, metadataPath: string): string[] {
  const warnings: string[] = [];
  visitContainers(spec, path, ({ name, securityContext, resources, env }, at) => {
    const annotation = SECCOMP_CONTAINER_ANNOTATION_PREFIX + name;
    if (!securityContext?.seccompProfile && annotations?.[annotation] !== undefined)
      warnings.push(`${metadataPath}.annotations[${annotation}]: ${SECCOMP}`);
    // Go looks at memory before storage, limits before requests.
    const [limits, requests] = [resources?.limits, resources?.requests].map((list, i) =>
      fractionWarnings(list, `${at}.resources.${i === 0 ? 'limits' : 'requests'}`),
    ) as [string[], string[]];
    const ofMemory = (text: string) => text.includes('[memory]');
    warnings.push(...[...limits, ...requests].sort((a, b) => Number(ofMemory(b)) - Number(ofMemory(a))));
    if (env && env.length > 1) warnings.push(...envWarnings(env, `${at}.env`));
  });
  return warnings;
}

/**
 * Warnings for a pod (`path` empty) or a template (`path` as in `spec.template`), in the order the API server gives
 * them: `GetWarningsForPod`, `GetWarningsForPodTemplate`.
 */
export function podWarnings(spec: PodSpec, annotations: Annotations, path = ''): string[] {
  const specPath = path ? `${path}.spec` : 'spec';
  const metadataPath = path ? `${path}.metadata` : 'metadata';
  const seccomp = !spec.securityContext?.seccompProfile && annotations?.[SECCOMP_POD_ANNOTATION] !== undefined;
  return [
    ...nodeLabelWarnings(spec, specPath),
    ...annotationWarnings(annotations, metadataPath),
    ...volumeWarnings(spec.volumes, `${specPath}.volumes`),
    ...listWarnings(spec, specPath),
    ...fractionWarnings(spec.overhead, `${specPath}.overhead`),
    ...(seccomp ? [`${metadataPath}.annotations[${SECCOMP_POD_ANNOTATION}]: ${SECCOMP}`] : []),
    ...containerWarnings(spec, annotations, specPath, metadataPath),
    ...portWarnings(spec, specPath),
    ...((spec.terminationGracePeriodSeconds ?? 0) < 0
      ? [
          `${specPath}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`,
        ]
      : []),
    ...podAffinityWarnings(spec, specPath),
  ];
}

/** The warning for a name that is fine for the object but not as a host name, or nothing. */
export function hostnameWarning(messages: readonly string[], usedIn: string): string[] {
  if (messages.length === 0) return [];
  return [
    `metadata.name: this is used in ${usedIn}, which can result in surprising behavior; a DNS label is recommended: [${messages.join(' ')}]`,
  ];
}
