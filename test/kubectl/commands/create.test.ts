import '../../../src/kubectl/commands/create';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';

const CONFIG_MAP = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"raw"}}';
let cluster: ClusterWorkspace;
beforeAll(async () => {
  cluster = await clusterWorkspace({
    'cm.json': CONFIG_MAP,
    'versioned.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"versioned","resourceVersion":"5"}}',
    'recycled.yaml':
      'apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: v}\nspec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /}, persistentVolumeReclaimPolicy: Recycle}\n',
    'annotated.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: annotated\n  annotations: {kubectl.kubernetes.io/last-applied-configuration: old}\n',
  });
});
afterAll(() => cluster.remove());

describe('create with a server', () => {
  it.each([
    [
      'create cm made',
      'configmap/made created\n',
      'error: failed to create configmap: configmaps "made" already exists\n',
    ],
    [
      'create secret generic made',
      'secret/made created\n',
      'error: failed to create secret secrets "made" already exists\n',
    ],
    [
      'create ns made',
      'namespace/made created\n',
      'Error from server (AlreadyExists): namespaces "made" already exists\n',
    ],
    [
      'create role made --verb=get --resource=pods',
      'role.rbac.authorization.k8s.io/made created\n',
      'Error from server (AlreadyExists): roles.rbac.authorization.k8s.io "made" already exists\n',
    ],
    [
      'create svc clusterip made --tcp=80',
      'service/made created\n',
      'error: failed to create ClusterIP service: services "made" already exists\n',
    ],
    [
      'create pdb made --selector=a=b --min-available=1',
      'poddisruptionbudget.policy/made created\n',
      'error: failed to create poddisruptionbudgets: poddisruptionbudgets.policy "made" already exists\n',
    ],
  ])('%s, once', async (line, created, refused) => {
    expect(await cluster.print(`${line} --dry-run=server`)).toBe(created.replace('\n', ' (server dry run)\n'));
    expect(await cluster.print(line)).toBe(created);
    expect(await cluster.refuse(line)).toBe(refused);
  });

  it('prints JSON in the order of Go structs', async () => {
    expect(await cluster.print('create cm ordered --from-literal=b=1 --from-literal=B=2 -o json')).toMatch(
      /^\{\n {4}"kind": "ConfigMap",\n {4}"apiVersion": "v1",\n {4}"metadata": \{\n {8}"name": "ordered",\n {8}"namespace": "default",\n {8}"uid": ".*",\n {8}"resourceVersion": ".*",\n {8}"creationTimestamp": ".*"\n {4}\},\n {4}"data": \{\n {8}"B": "2",\n {8}"b": "1"\n {4}\}\n\}\n$/,
    );
  });

  it('finds nothing to create without a file', async () => {
    const { stderr } = await cluster.run('create foo bar');
    expect(stderr).toBe(
      'Error: must specify one of -f and -k\n\nerror: unknown command "foo bar"\nSee \'kubectl create -h\' for help and examples\n',
    );
    expect(await cluster.refuse('create -f cm.json foo')).toBe(
      "error: Unexpected args: [foo]\nSee 'kubectl create -h' for help and examples\n",
    );
  });

  it('brings an annotation in a file up to date', async () => {
    await cluster.print('create -f annotated.yaml');
    expect(
      await cluster.print(
        "get cm annotated -o jsonpath='{.metadata.annotations.kubectl\\.kubernetes\\.io/last-applied-configuration}'",
      ),
    ).toBe(
      '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"annotations":{},"name":"annotated","namespace":"default"}}\n',
    );
  });
});

describe('create --raw', () => {
  const raw = 'create --raw /api/v1/namespaces/default/configmaps';
  it('posts the file as it is', async () => {
    expect(JSON.parse(await cluster.print(`${raw} -f cm.json`)).metadata.name).toBe('raw');
    expect(await cluster.refuse(`${raw} -f cm.json`)).toBe(
      'Error from server (AlreadyExists): configmaps "raw" already exists\n',
    );
  });
  it.each([
    ['-f cm.json -f cm.json', '--raw can only use a single local file or stdin'],
    ['-f http://x/y', '--raw cannot read from a url'],
    ['-f cm.json -R', '--raw and --recursive are mutually exclusive'],
    ['-f cm.json -l a=b', '--raw and --selector (-l) are mutually exclusive'],
    ['-f cm.json -o yaml', '--raw and --output are mutually exclusive'],
    ['-f cm.json --edit', '--raw and --edit are mutually exclusive'],
    ['-f missing', 'open missing: no such file or directory'],
    ['-f cm.json --raw api', '--raw must be a valid URL path: parse "api": invalid URI for request'],
  ])('refuses %s', async (rest, message) => {
    expect(await cluster.refuse(`${raw} ${rest}`)).toBe(`error: ${message}\n`);
  });
});

describe('create job --from', () => {
  it('makes what the cron job would start', async () => {
    await cluster.print("create cronjob c --image=busybox --schedule='0 0 1 1 *'");
    expect(await cluster.print('create job j --from=cj/c')).toBe('job.batch/j created\n');
    const path =
      '{.metadata.annotations} {.metadata.ownerReferences[0].kind} {.spec.template.spec.containers[0].image}';
    expect(await cluster.print(`get job j -o jsonpath='${path}'`)).toBe(
      '{"cronjob.kubernetes.io/instantiate":"manual"} CronJob busybox',
    );
    expect(await cluster.refuse('create job j2 --from=service/kubernetes')).toBe(
      'error: unknown object type *v1.Service\n',
    );
  });
});

describe('create token', () => {
  it('gives a token of the account', async () => {
    const token = await cluster.print('create token default --duration=30m --audience=me');
    const [header = '', claims = '', signature = ''] = token.split('.');
    const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(decode(header).alg).toBe('RS256');
    expect(decode(claims)).toMatchObject({ aud: ['me'], sub: 'system:serviceaccount:default:default' });
    expect(decode(claims).exp - decode(claims).iat).toBe(1800);
    expect(Buffer.from(signature, 'base64url')).toHaveLength(256);
    expect(await cluster.print('create token default --duration=30m --audience=me')).toBe(token);
  });
  it.each([
    ['', "exactly one NAME is required, got 0\nSee 'kubectl create token -h' for help and examples"],
    ['nope', 'failed to create token: serviceaccounts "nope" not found'],
    ['default --duration=-1s', '--duration must be positive'],
    ['default --duration=1500ms', '--duration cannot be expressed in units less than seconds'],
    [
      'default --duration=1m',
      'failed to create token: TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes',
    ],
    ['default --audience=', '--audience must not be an empty string'],
    ['default --bound-object-kind=Foo', 'supported --bound-object-kind values are Pod, Secret'],
    ['default --bound-object-name=x', '--bound-object-name can only be set if --bound-object-kind is provided'],
    ['default --bound-object-kind=Secret --bound-object-name=x', 'failed to create token: secrets "x" not found'],
  ])('refuses %s', async (rest, message) => {
    expect(await cluster.refuse(`create token ${rest}`)).toBe(`error: ${message}\n`);
  });
});

describe('what the server says of a new object', () => {
  it('is no warning where it is invalid', async () => {
    expect(await cluster.refuse('create -f recycled.yaml')).toBe(
      "The PersistentVolume \"v\" is invalid: spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'\n",
    );
  });

  it('is that it may not have a version, which kubectl takes off unless the request is raw', async () => {
    expect(await cluster.refuse('create -f versioned.json --raw /api/v1/namespaces/default/configmaps')).toBe(
      'Error from server: resourceVersion should not be set on objects to be created\n',
    );
    expect(await cluster.print('create -f versioned.json')).toBe('configmap/versioned created\n');
  });
});
