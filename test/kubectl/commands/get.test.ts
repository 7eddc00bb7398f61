import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../../../src/kubectl/commands/get';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';

const pod = (name: string, labels: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: ${labels}}\nspec: {containers: [{name: c, image: nginx}]}\n---\n`;
let cluster: ClusterWorkspace;
beforeAll(async () => {
  cluster = await clusterWorkspace({
    'pods.yaml': pod('one', '{app: one}') + pod('two', '{app: two}'),
    'lower.yaml': 'apiVersion: v1\nkind: configmap\nmetadata: {name: lower}\n',
    'list.yaml': 'apiVersion: v1\nkind: List\n',
    'x/empty': '',
  });
  await cluster.print('create -f pods.yaml');
});
afterAll(() => cluster.remove());

const outcome = async (line: string) => {
  const { stdout, stderr, code } = await cluster.run(line);
  return { stdout, stderr: stderr.replace(/\/tmp\/kubemu-[^/]+/, ''), code };
};
const fails = (stderr: string, stdout = '') => ({ stdout, stderr: `${stderr}\n`, code: 1 });
const prints = (stdout: string) => ({ stdout, stderr: '', code: 0 });

describe('get', () => {
  it.each([
    ['get pods --show-labels -o name', fails('error: --show-labels option cannot be used with name printer')],
    [
      'get pods --output-watch-events',
      fails('error: --output-watch-events option can only be used with --watch or --watch-only'),
    ],
    [
      'get --raw /api -w',
      fails('error: --raw may not be specified with other flags that filter the server request or alter the output'),
    ],
    ['get --raw api', fails('error: --raw must be a valid URL path: parse "api": invalid URI for request')],
    [
      'get --raw /a\u0001',
      fails('error: --raw must be a valid URL path: parse "/a\\x01": net/url: invalid control character in URL'),
    ],
    ['get --raw /a%zz', fails('error: --raw must be a valid URL path: parse "/a%zz": invalid URL escape "%zz"')],
    ['get pods nope -o bogus', fails('Error from server (NotFound): pods "nope" not found')],
    ['get pods nope -o yaml --ignore-not-found', prints('')],
    ['get pods -l a=b -o json --ignore-not-found', prints('')],
    ["get pods --template='{{len .items}}'", prints('2')],
    ['get pods -o custom-columns=N:.metadata.name,B:.x[', fails('error: unterminated array', 'N     B\n')],
    [
      'get -f pods.yaml -A',
      fails(
        'no namespace set on resource /v1, Resource=pods "one"\nno namespace set on resource /v1, Resource=pods "two"',
      ),
    ],
    ['get -f pods.yaml -l app=one', { stdout: '', stderr: 'No resources found in default namespace.\n', code: 0 }],
    ['get -f pods.yaml -l app=one -o name', prints('pod/one\n')],
    [
      'get -k none',
      fails(
        "must build at directory: not a valid directory: evalsymlink failure on 'none' : lstat /none: no such file or directory",
      ),
    ],
    [
      'get -k x',
      fails("unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '/x'"),
    ],
  ])('%s', async (line, expected) => {
    expect(await outcome(line)).toEqual(expected);
  });

  it('sorts several tables by what is in tables', async () => {
    const failure = fails('error: couldn\'t find any field with path "{.metadata.name}" in the list of objects');
    expect(await outcome('get pods one two --sort-by=.metadata.name')).toEqual(failure);
    expect(await outcome('get pods,svc --sort-by=.metadata.name')).toEqual(failure);
    expect((await outcome('get pods,svc --sort-by=.kind --no-headers')).stdout).toContain('pod/one');
  });

  it('logs what cannot be sorted', async () => {
    const { stdout, stderr, code } = await outcome('get pods --sort-by=.metadata.labels');
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toMatch(/^F\d{4} [\d:.]+ +\d+ sorter\.go:378\] Field \{\.metadata\.labels\} in \[\]\[\]\[\]reflect/);
  });
});

describe('get -w', () => {
  it.each([
    ['get pods one two -w --no-headers', 'you may only watch a single resource or type of resource at a time'],
    ['get -f pods.yaml pod/one -w', 'resource/name arguments cannot be provided when a path is specified'],
    ['get pods,svc -w', 'you may only specify a single resource type'],
    ['get pod/one svc/kubernetes -w', 'you may only specify a single resource type'],
  ])('%s', async (line, message) => {
    expect((await outcome(line)).stderr).toContain(message);
  });

  it('lays out what has tabs, under one line of headers', async () => {
    const first = await outcome('get pods one two -w -o custom-columns=NAME:.metadata.name,A:.metadata.labels.app');
    expect(first.stdout).toBe('NAME   A\none    one\ntwo    two\n');
    const text = `jsonpath={.metadata.labels.app}{"\\t"}{.metadata.name}{"\\n"}`;
    expect((await cluster.run(['get', 'pods', 'one', 'two', '-w', '-o', text])).stdout).toBe('one   one\ntwo   two\n');
  });

  it('without arguments misses something else', async () => {
    expect((await outcome('get -w')).stderr).toContain('You must provide one or more');
  });
});

describe('manifests', () => {
  it('may name a kind in lower case, which the server refuses', async () => {
    expect(await outcome('create -f lower.yaml')).toEqual(
      fails(
        'Error from server (BadRequest): error when creating "lower.yaml": configmap in version "v1" cannot be handled as a ConfigMap: no kind "configmap" is registered for version "v1" in scheme "pkg/api/legacyscheme/scheme.go:30"',
      ),
    );
    expect((await outcome('create -f lower.yaml --dry-run=client')).stdout).toBe('configmap/lower created (dry run)\n');
  });

  it('that are lists have items', async () => {
    expect((await outcome('create -f list.yaml')).stderr).toContain('invalid object to validate; if you choose');
  });
});

it('makes --namespace void with --all-namespaces, whatever the output', async () => {
  await cluster.print('create ns x');
  await cluster.print('create cm q -n x');
  const { stdout, stderr } = await cluster.run('get cm -n x -A -o name');
  expect(stdout.split('\n').filter((name) => name === 'configmap/q')).toEqual(['configmap/q']);
  expect(stderr).toBe('');
});
