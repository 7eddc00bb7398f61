import '../../../src/kubectl/commands/auth';
import '../../../src/kubectl/commands/certificate';
import '../../../src/kubectl/commands/diff';
import '../../../src/kubectl/commands/replace';
import '../../../src/kubectl/commands/set';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';

const CSR = `apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: {name: c}
spec: {request: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K, signerName: example.com/x, usages: [client auth]}
`;
const ROLE = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r}
rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
`;
const CALLED = 'certificatesigningrequest.certificates.k8s.io/c';
let cluster: ClusterWorkspace;
beforeAll(async () => {
  cluster = await clusterWorkspace({
    'cm.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata: {a: "1"}\n',
    'csr.yaml': CSR,
    'role.yaml': ROLE,
    'there.yaml': ROLE.replace('name: r', 'name: r, namespace: there'),
  });
});
afterAll(() => cluster.remove());

describe('refusals', () => {
  it('keeps replace --force from running dry', async () => {
    await cluster.print('create -f cm.yaml');
    for (const dry of ['client', 'server'])
      expect(await cluster.refuse(`replace -f cm.yaml --force --dry-run=${dry}`)).toBe(
        'error: --dry-run can not be used when --force is set\n',
      );
    expect(await cluster.print('get cm conf -o name')).toBe('configmap/conf\n');
  });

  it('reconciles no role without a namespace of its own, and makes the namespace of one that has', async () => {
    expect(await cluster.refuse('auth reconcile -f role.yaml')).toBe(
      'error: an empty namespace may not be set when a resource name is provided\n',
    );
    expect((await cluster.run('auth reconcile -f there.yaml')).stdout).toBe(
      'role.rbac.authorization.k8s.io/r reconciled\n',
    );
    expect(await cluster.print('get ns there -o name')).toBe('namespace/there\n');
  });

  it('decides on a certificate once', async () => {
    await cluster.print('create -f csr.yaml');
    expect(await cluster.print('certificate approve c')).toBe(`${CALLED} approved\n`);
    expect(await cluster.print('certificate approve c')).toBe(`${CALLED} approved\n`);
    expect(await cluster.refuse('certificate deny c --force')).toBe(
      'error: certificate signing request "c" is already Approved\n',
    );
  });

  it('takes a variable away by --env, and says it was given none', async () => {
    await cluster.print('create deploy d --image=nginx');
    await cluster.print('set env deploy/d A=1');
    expect(await cluster.refuse('set env deploy/d -e A-')).toBe(
      'error: at least one environment variable must be provided\n',
    );
    expect(await cluster.print('set env deploy/d --list')).toBe('# Deployment d, container nginx\n');
  });

  it('takes no arguments for the version of the server', async () => {
    expect(await cluster.refuse('version a b')).toBe('error: extra arguments: [a b]\n');
  });
});
