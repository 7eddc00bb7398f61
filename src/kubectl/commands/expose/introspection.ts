/** What `expose` finds out about an object: polymorphichelpers of kubectl. */

import type { Deployment } from '../../../kube/api/apps/v1';
import type { Pod, ReplicationController, Service } from '../../../kube/api/core/v1';
import { labelSetString } from '../../../kube/labels/label-set';
import { type KubeObject, parseGroupVersion } from '../../../kube/meta/meta';

const EXPOSABLE = ['ReplicationController', 'Service', 'Pod', 'Deployment.apps', 'ReplicaSet.apps'];

interface PortProtocol {
  port: string;
  protocol: string;
}

/** Throws `cannot expose a Job.batch`. */
export function checkExposable({ apiVersion, kind }: KubeObject): void {
  const { group } = parseGroupVersion(apiVersion);
  const name = group ? `${kind}.${group}` : kind;
  if (!EXPOSABLE.includes(name)) throw new Error(`cannot expose a ${name}`);
}

/** The labels of the pods behind an object, as `a=b,c=d`. Throws where no service could select them. */
export function selectorFor(object: KubeObject): string {
  switch (object.kind) {
    case 'Pod':
      return labelText(object.metadata.labels, 'the pod has no labels and cannot be exposed');
    case 'Service':
      return labelText((object as Service).spec.selector, 'the service has no pod selector set');
    case 'ReplicationController':
      return labelSetString((object as ReplicationController).spec.selector ?? {});
    default:
      return workloadSelector(object as Deployment);
  }
}

function labelText(labels: Record<string, string> | undefined, problem: string): string {
  if (!labels || Object.keys(labels).length === 0) throw new Error(problem);
  return labelSetString(labels);
}

/** Deployments and ReplicaSets select alike. */
function workloadSelector({ kind, spec }: Deployment): string {
  const { matchLabels, matchExpressions = [] } = spec.selector ?? {};
  const text = labelText(matchLabels, `invalid ${kind.toLowerCase()}: no selectors, therefore cannot be exposed`);
  if (matchExpressions.length === 0) return text;
  const shown = matchExpressions.map(
    ({ key, operator, values = [] }) => `{Key:${key} Operator:${operator} Values:[${values.join(' ')}]}`,
  );
  throw new Error(`couldn't convert expressions - "[${shown.join(' ')}]" to map-based selector format`);
}

/** The ports of an object, each once, in its order. */
export function portsFor(object: KubeObject): string[] {
  return [...protocolsFor(object).keys()];
}

/** The protocols of every port. */
export function protocolsFor(object: KubeObject): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { port, protocol } of portProtocols(object)) {
    const protocols = found.get(port) ?? [];
    protocols.push(protocol);
    found.set(port, protocols);
  }
  return found;
}

function portProtocols(object: KubeObject): PortProtocol[] {
  if (object.kind === 'Service')
    return ((object as Service).spec.ports ?? []).map(({ port, protocol }) => portProtocol(port, protocol));
  const pod = object.kind === 'Pod' ? (object as Pod) : (object as Deployment).spec.template;
  return (pod.spec.containers ?? []).flatMap(({ ports = [] }) =>
    ports.map(({ containerPort, protocol }) => portProtocol(containerPort, protocol)),
  );
}

function portProtocol(port: number, protocol = 'TCP'): PortProtocol {
  return { port: String(port), protocol };
}
