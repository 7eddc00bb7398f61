/** A cluster of a few objects for describers to look at. */

import type { Client, Target } from '../../../src/control-plane/client/client';
import { decodeYAML } from '../../../src/go/yaml/decode';
import { splitDocuments } from '../../../src/go/yaml/documents';
import { notFound } from '../../../src/kube/errors/status-error';
import type { KubeObject } from '../../../src/kube/meta/meta';
import { ClusterView, describeObject } from '../../../src/kubectl/describe';
import { Description } from '../../../src/kubectl/describe/description';

/** Ten seconds after the first second of 2024. */
const NOW = Date.parse('2024-01-01T00:00:10Z');

/** The text one step of a description writes. */
export function pageOf(write: (page: Description) => void): string {
  const page = Description.start();
  write(page);
  return page.toString();
}

/** The objects of a manifest. */
function manifest(text: string): KubeObject[] {
  return splitDocuments(text)
    .filter((document) => document.trim() !== '')
    .map((document) => decodeYAML(document) as unknown as KubeObject);
}

/** What describing the first object of a manifest gives, with the others around it. */
export function described(text: string, { showEvents = true } = {}): string {
  const objects = manifest(text);
  const [{ apiVersion, kind, metadata } = objects[0] as KubeObject] = objects;
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  const target = { group, version, resource: resourceOf(kind), namespace: metadata.namespace, name: metadata.name };
  return describeObject(target, kind, viewOf(objects, showEvents));
}

/** A view of the cluster that holds nothing but these objects. */
function viewOf(objects: readonly KubeObject[], showEvents = true): ClusterView {
  const list = (resource: string, namespace?: string) =>
    objects.filter(
      ({ kind, metadata }) =>
        resourceOf(kind) === resource.split('.')[0] && (namespace === undefined || metadata.namespace === namespace),
    );
  const find = (resource: string, namespace?: string, name?: string) =>
    list(resource, namespace).find(({ metadata }) => metadata.name === name);
  const client = {
    note() {},
    get({ group, resource, namespace, name = '' }: Target) {
      const found = find(resource, namespace, name);
      if (!found) throw notFound({ group, resource }, name);
      return found;
    },
    kind: (key: string) => ({
      list: (namespace?: string) => list(key, namespace),
      get: (namespace: string | undefined, name: string) => find(key, namespace, name),
    }),
  };
  return new ClusterView(client as unknown as Client, NOW, showEvents);
}

function resourceOf(kind: string): string {
  const lower = kind.toLowerCase();
  if (lower.endsWith('s')) return lower === 'endpoints' ? lower : `${lower}es`;
  return lower.endsWith('y') ? `${lower.slice(0, -1)}ies` : `${lower}s`;
}
