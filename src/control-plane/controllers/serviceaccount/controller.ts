/** Gives every namespace its default account, and token secrets their tokens: `pkg/controller/serviceaccount`. */
import type { TokenRequest } from '../../../kube/api/authentication/v1';
import type { Secret, ServiceAccount } from '../../../kube/api/core/v1';
import type { KindClient } from '../../client/client';
import type { Controller, ControllerContext } from '../../client/controller';

const DEFAULT = 'default';
const TOKEN = 'kubernetes.io/service-account-token';
const ACCOUNT_NAME = 'kubernetes.io/service-account.name';
const ACCOUNT_UID = 'kubernetes.io/service-account.uid';

export class ServiceAccountController implements Controller {
  readonly name = 'serviceaccount';
  private readonly accounts: KindClient<ServiceAccount>;
  private readonly secrets: KindClient<Secret>;

  constructor(private readonly ctx: ControllerContext) {
    this.accounts = ctx.client.kind('serviceaccounts') as KindClient<ServiceAccount>;
    this.secrets = ctx.client.kind('secrets') as KindClient<Secret>;
  }

  start(): void {
    this.ctx.client.kind('namespaces').watch(({ type, object }) => {
      if (type !== 'DELETED') this.ctx.enqueue(this.name, object.metadata.name);
    });
    this.accounts.watch(({ type, object: { metadata } }) => {
      if (type === 'DELETED' && metadata.name === DEFAULT) this.ctx.enqueue(this.name, metadata.namespace ?? '');
      for (const secret of this.secrets.list(metadata.namespace))
        if (accountOf(secret) === metadata.name) this.enqueueSecret(secret);
    });
    this.secrets.watch(({ type, object }) => {
      if (type !== 'DELETED' && accountOf(object)) this.enqueueSecret(object);
    });
  }

  sync(key: string): void {
    const [namespace = '', secret] = key.split('/');
    if (secret === undefined) this.ensureDefault(namespace);
    else this.syncToken(namespace, secret);
  }

  private ensureDefault(namespace: string): void {
    const found = this.ctx.client.kind('namespaces').get(undefined, namespace);
    if (!found || found.metadata.deletionTimestamp || this.accounts.get(namespace, DEFAULT)) return;
    this.accounts.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: DEFAULT, namespace } });
  }

  /** Fills a token secret; one whose account is gone goes, too. */
  private syncToken(namespace: string, name: string): void {
    const secret = this.secrets.get(namespace, name);
    const accountName = secret && accountOf(secret);
    if (!secret || !accountName) return;
    const account = this.accounts.get(namespace, accountName);
    const { metadata, data } = secret;
    const uid = metadata.annotations?.[ACCOUNT_UID];
    if (!account || (uid && uid !== account.metadata.uid)) {
      this.secrets.delete(namespace, name, { preconditions: { uid: metadata.uid } });
      return;
    }
    if (data?.token && data['ca.crt'] && data.namespace && uid) return;
    const certificate = this.ctx.client.kind('configmaps').get(namespace, 'kube-root-ca.crt')?.data?.['ca.crt'] ?? '';
    this.secrets.update({
      ...secret,
      metadata: { ...metadata, annotations: { ...metadata.annotations, [ACCOUNT_UID]: account.metadata.uid ?? '' } },
      data: {
        ...data,
        'ca.crt': encode(certificate),
        namespace: encode(namespace),
        token: encode(this.token(namespace, accountName)),
      },
    });
  }

  private token(namespace: string, name: string): string {
    const target = { group: '', version: 'v1', resource: 'serviceaccounts', namespace, name, subresource: 'token' };
    const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', metadata: { name }, spec: {} };
    return this.ctx.client.create<TokenRequest>(target, request).status?.token ?? '';
  }

  private enqueueSecret({ metadata }: Secret): void {
    this.ctx.enqueue(this.name, `${metadata.namespace}/${metadata.name}`);
  }
}

/** The account a token secret is for. */
const accountOf = ({ type, metadata }: Secret): string | undefined =>
  type === TOKEN ? metadata.annotations?.[ACCOUNT_NAME] : undefined;

const encode = (text: string): string => Buffer.from(text).toString('base64');
