/** Which pods of a node `drain` may take away: `k8s.io/kubectl/pkg/drain` filters. */
import type { Pod } from '../../../kube/api/core/v1';
import { controllerOf, type KubeObject } from '../../../kube/meta/meta';
import type { Context } from '../../cli/command';
import { Aggregate, isNotFound } from '../../cli/errors';
import { deletesEmptyDirData, type Flags } from './flags';

/** What is to be done about a pod. */
interface PodDeleteStatus {
  delete: boolean;
  warning?: string;
  error?: string;
}

/** The pods to go, and those that draw a warning, by its text. */
export interface PodsForDeletion {
  pods: KubeObject[];
  /** One line, empty for none. */
  warnings: string;
}

const OKAY: PodDeleteStatus = { delete: true };
const SKIP: PodDeleteStatus = { delete: false };

/** Looks at every pod of a node. Throws an `Aggregate` of why some must not be deleted. */
export function podsForDeletion(ctx: Context, node: string, flags: Flags): PodsForDeletion {
  const found = podsOfNode(ctx, node, flags).map((pod) => ({ pod, status: statusOf(ctx, pod as Pod, flags) }));
  const errors = byMessage(found.map(({ pod, status }) => [status.error, pod]));
  if (errors.length > 0)
    throw new Aggregate(errors.map(([message, names]) => new Error(`cannot delete ${message}: ${names.join(', ')}`)));
  const warnings = byMessage(found.map(({ pod, status }) => [status.warning, pod]));
  return {
    pods: found.filter(({ status }) => status.delete).map(({ pod }) => pod),
    warnings: warnings.map(([message, names]) => `${message}: ${names.join(', ')}`).join('; '),
  };
}

/** The pods that could go now, be there others that cannot. */
export function pendingPods(ctx: Context, node: string, flags: Flags): KubeObject[] {
  return podsOfNode(ctx, node, flags).filter((pod) => statusOf(ctx, pod as Pod, flags).delete);
}

/** A pod that has been going for longer than `--skip-wait-for-delete-timeout` is not waited for. */
export function isSkipped(ctx: Context, { metadata }: KubeObject, flags: Flags): boolean {
  const seconds = flags['skip-wait-for-delete-timeout'];
  if (seconds <= 0 || !metadata.deletionTimestamp) return false;
  return Math.trunc((ctx.session.now() - Date.parse(metadata.deletionTimestamp)) / 1000) > seconds;
}

function podsOfNode(ctx: Context, node: string, flags: Flags): KubeObject[] {
  const pods = { group: '', version: 'v1', resource: 'pods' };
  const { items } = ctx.session.client.list(pods, {
    fieldSelector: `spec.nodeName=${node}`,
    labelSelector: flags['pod-selector'],
  });
  return items;
}

/** Messages in the order they first appear, each with the pods it is about. */
function byMessage(entries: readonly [message: string | undefined, pod: KubeObject][]): [string, string[]][] {
  const found = new Map<string, string[]>();
  for (const [message, { metadata }] of entries) {
    if (message === undefined) continue;
    const names = found.get(message) ?? [];
    names.push(`${metadata.namespace}/${metadata.name}`);
    found.set(message, names);
  }
  return [...found];
}

/** The first filter that keeps a pod decides; else the last one's warning stands. */
function statusOf(ctx: Context, pod: Pod, flags: Flags): PodDeleteStatus {
  if (isSkipped(ctx, pod, flags)) return SKIP;
  const daemonSet = daemonSetStatus(ctx, pod, flags);
  if (!daemonSet.delete) return daemonSet;
  if (pod.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined) return SKIP;
  if (isFinished(pod)) return OKAY;
  if (hasLocalStorage(pod) && !deletesEmptyDirData(flags))
    return { delete: false, error: 'Pods with local storage (use --delete-emptydir-data to override)' };
  if (controllerOf(pod)) return OKAY;
  if (flags.force) return { delete: true, warning: 'deleting Pods that declare no controller' };
  return { delete: false, error: 'Pods declare no controller (use --force to override)' };
}

function daemonSetStatus(ctx: Context, pod: Pod, flags: Flags): PodDeleteStatus {
  const controller = controllerOf(pod);
  if (controller?.kind !== 'DaemonSet' || isFinished(pod)) return OKAY;
  const { namespace } = pod.metadata;
  try {
    ctx.session.client.get({
      group: 'apps',
      version: 'v1',
      resource: 'daemonsets',
      namespace,
      name: controller.name,
    });
  } catch (err) {
    if (isNotFound(err) && flags.force) return OKAY;
    return { delete: false, error: (err as Error).message };
  }
  if (!flags['ignore-daemonsets'])
    return { delete: false, error: 'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)' };
  return { delete: false, warning: 'ignoring DaemonSet-managed Pods' };
}

function isFinished({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}

function hasLocalStorage({ spec }: Pod): boolean {
  return (spec.volumes ?? []).some((volume) => volume.emptyDir);
}
