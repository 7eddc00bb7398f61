/** The API services the API server registers for itself and for custom resources (`autoregister_controller.go`). */

import type { CustomResourceDefinition } from '../../../../kube/api/apiextensions/v1';
import type { APIService } from '../../../../kube/api/apiregistration/v1';
import type { KubeObject } from '../../../../kube/meta/meta';
import { apiGroups } from '../../../../kube/versions/discovery';

/** Reads other objects of the cluster. */
type List = (resource: string) => readonly KubeObject[];

/** How groups come before each other, and a version within one (`aggregator.go` of kube-apiserver v1.28). */
const GROUP_PRIORITY: Record<string, number> = {
  '': 18000,
  apps: 17800,
  'events.k8s.io': 17750,
  'authentication.k8s.io': 17700,
  'authorization.k8s.io': 17600,
  autoscaling: 17500,
  batch: 17400,
  'certificates.k8s.io': 17300,
  'networking.k8s.io': 17200,
  policy: 17100,
  'rbac.authorization.k8s.io': 17000,
  'storage.k8s.io': 16800,
  'apiextensions.k8s.io': 16700,
  'admissionregistration.k8s.io': 16700,
  'scheduling.k8s.io': 16600,
  'coordination.k8s.io': 16500,
  'node.k8s.io': 16300,
  'discovery.k8s.io': 16200,
  'flowcontrol.apiserver.k8s.io': 16100,
};
const VERSION_PRIORITY: Record<string, number> = {
  '/v1': 1,
  'autoscaling/v2': 30,
  'flowcontrol.apiserver.k8s.io/v1beta3': 18,
};

/** One for each group and version, as old as the cluster or as the definition of the custom resource. */
export function localAPIServices(list: List): KubeObject[] {
  const born = list('namespaces').find(({ metadata }) => metadata.name === 'kube-system')?.metadata.creationTimestamp;
  const own = [{ name: '', versions: ['v1'] }, ...apiGroups()].filter(({ name }) => name in GROUP_PRIORITY);
  return [
    ...own.flatMap(({ name, versions }) =>
      versions.map((version) =>
        apiService(name, version, born, 'onstart', {
          groupPriorityMinimum: GROUP_PRIORITY[name] ?? 0,
          versionPriority: VERSION_PRIORITY[`${name}/${version}`] ?? 15,
        }),
      ),
    ),
    ...customAPIServices(list),
  ].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

function customAPIServices(list: List): KubeObject[] {
  const found = new Map<string, KubeObject>();
  for (const { metadata, spec } of list('customresourcedefinitions.apiextensions.k8s.io') as CustomResourceDefinition[])
    for (const { name: version, served } of spec.versions ?? []) {
      const key = `${version}.${spec.group}`;
      if (!served || found.has(key)) continue;
      const priority = { groupPriorityMinimum: 1000, versionPriority: 100 };
      found.set(key, apiService(spec.group, version, metadata.creationTimestamp, 'true', priority));
    }
  return [...found.values()];
}

function apiService(
  group: string,
  version: string,
  creationTimestamp: string | null | undefined,
  automanaged: string,
  priority: { groupPriorityMinimum: number; versionPriority: number },
): APIService {
  return {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: {
      name: `${version}.${group}`,
      creationTimestamp: creationTimestamp ?? null,
      labels: { 'kube-aggregator.kubernetes.io/automanaged': automanaged },
    },
    spec: { ...(group ? { group } : {}), version, ...priority },
    status: {
      conditions: [
        {
          lastTransitionTime: creationTimestamp ?? null,
          message: 'Local APIServices are always available',
          reason: 'Local',
          status: 'True',
          type: 'Available',
        },
      ],
    },
  };
}
