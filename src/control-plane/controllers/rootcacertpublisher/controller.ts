/** Keeps the cluster's root certificate in every namespace: `pkg/controller/certificates/rootcacertpublisher`. */

import { deepEqual } from '../../../go/json/deep';
import type { ConfigMap } from '../../../kube/api/core/v1';
import type { KindClient } from '../../client/client';
import type { Controller, ControllerContext } from '../../client/controller';

const NAME = 'kube-root-ca.crt';

/** Nothing here checks certificates. */
const DATA = {
  'ca.crt': '-----BEGIN CERTIFICATE-----\nkubemu has no real certificate authority\n-----END CERTIFICATE-----\n',
};

const ANNOTATIONS = {
  'kubernetes.io/description':
    'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
};

export class RootCACertPublisher implements Controller {
  readonly name = 'rootcacertpublisher';
  private readonly configMaps: KindClient<ConfigMap>;

  constructor(private readonly ctx: ControllerContext) {
    this.configMaps = ctx.client.kind('configmaps') as KindClient<ConfigMap>;
  }

  start(): void {
    this.ctx.client.kind('namespaces').watch(({ type, object }) => {
      if (type !== 'DELETED') this.ctx.enqueue(this.name, object.metadata.name);
    });
    this.configMaps.watch(({ type, object: { metadata } }) => {
      if (type !== 'ADDED' && metadata.name === NAME) this.ctx.enqueue(this.name, metadata.namespace ?? '');
    });
  }

  sync(namespace: string): void {
    const found = this.ctx.client.kind('namespaces').get(undefined, namespace);
    if (!found || found.metadata.deletionTimestamp) return;
    const existing = this.configMaps.get(namespace, NAME);
    if (existing && deepEqual(existing.data, DATA)) return;
    const metadata = { ...existing?.metadata, name: NAME, namespace, annotations: { ...ANNOTATIONS } };
    const wanted: ConfigMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: DATA };
    if (existing) this.configMaps.update(wanted);
    else this.configMaps.create(wanted);
  }
}
