/** The fields of a kubeconfig's entries, in the order of Go's structs (`clientcmd/api/v1` of client-go v1.28). */

/** `bytes` are base64 in the file; `other` is kept as it is. */
export type FieldType = 'string' | 'bytes' | 'bool' | 'strings' | 'other';

/** One field. */
export interface Field {
  name: string;
  type: FieldType;
  /** Its name in `kubectl config set`, where that differs: the internal struct's tag. */
  property?: string;
  /** Written even when empty. */
  always?: boolean;
}

/** The three lists of named entries. */
export type Section = 'clusters' | 'users' | 'contexts';

const string = (name: string, rest: Partial<Field> = {}): Field => ({ name, type: 'string', ...rest });
const of = (type: FieldType, name: string, property?: string): Field => ({
  name,
  type,
  ...(property ? { property } : {}),
});

/** The fields of a section's entries. */
export const FIELDS: Record<Section, readonly Field[]> = {
  clusters: [
    string('server', { always: true }),
    string('tls-server-name'),
    of('bool', 'insecure-skip-tls-verify'),
    string('certificate-authority'),
    of('bytes', 'certificate-authority-data'),
    string('proxy-url'),
    of('bool', 'disable-compression'),
    of('other', 'extensions'),
  ],
  users: [
    string('client-certificate'),
    of('bytes', 'client-certificate-data'),
    string('client-key'),
    of('bytes', 'client-key-data'),
    string('token'),
    string('tokenFile'),
    string('as', { property: 'act-as' }),
    string('as-uid', { property: 'act-as-uid' }),
    of('strings', 'as-groups', 'act-as-groups'),
    of('other', 'as-user-extra', 'act-as-user-extra'),
    string('username'),
    string('password'),
    of('other', 'auth-provider'),
    of('other', 'exec'),
    of('other', 'extensions'),
  ],
  contexts: [
    string('cluster', { always: true }),
    string('user', { always: true }),
    string('namespace'),
    of('other', 'extensions'),
  ],
};

/** How a section's entries are called in the file, and Go's names for them. */
export const ENTRY: Record<Section, { key: string; named: string; type: string }> = {
  clusters: { key: 'cluster', named: 'NamedCluster', type: 'Cluster' },
  users: { key: 'user', named: 'NamedAuthInfo', type: 'AuthInfo' },
  contexts: { key: 'context', named: 'NamedContext', type: 'Context' },
};
