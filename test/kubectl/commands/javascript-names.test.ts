/** Names that every JavaScript object knows are names like any other to Kubernetes. */
import '../../../src/kubectl/commands/annotate';
import '../../../src/kubectl/commands/apply';
import '../../../src/kubectl/commands/create';
import '../../../src/kubectl/commands/get';
import '../../../src/kubectl/commands/label';
import '../../../src/kubectl/commands/patch';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';

let cluster: ClusterWorkspace;
beforeAll(async () => {
  cluster = await clusterWorkspace({
    'map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: f, labels: {valueOf: a}}\ndata: {__proto__: b}\n',
  });
  await cluster.print('create configmap a --from-literal=x=1');
});
afterAll(() => cluster.remove());
afterEach(() => {
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

const field = (object: string, path: string) => cluster.print(`get ${object} -o jsonpath={${path}}`);

describe('patches', () => {
  it('do not reach the prototype of all objects', async () => {
    const patch = '[{"op":"add","path":"/__proto__/polluted","value":"yes"}]';
    expect(await cluster.refuse(`patch configmap a --type=json -p '${patch}'`)).toBe(
      'The request is invalid: the server rejected our request due to an error in our request\n',
    );
  });

  it.each([
    ['json', '[{"op":"add","path":"/data/__proto__","value":"json"}]'],
    ['merge', '{"data":{"__proto__":"merge"}}'],
    ['strategic', '{"data":{"__proto__":"strategic"}}'],
  ])('of type %s set a key called __proto__', async (type, patch) => {
    expect(await cluster.print(`patch configmap a --type=${type} -p '${patch}'`)).toBe('configmap/a patched\n');
    expect(await field('configmap/a', '.data.__proto__')).toBe(type);
  });
});

describe('keys', () => {
  it('may be called as what every object inherits', async () => {
    expect(await cluster.print('annotate configmap a constructor=2')).toBe('configmap/a annotated\n');
    expect(await cluster.print('label configmap a toString=2')).toBe('configmap/a labeled\n');
    expect(await cluster.print('get configmap a -L toString --no-headers')).toMatch(/ 2\n$/);
    expect(await cluster.print('get configmap -l toString -o name')).toBe('configmap/a\n');
    expect(await cluster.print('get configmap -l valueOf -o name')).toBe('');
    expect(await cluster.print('label configmap a toString-')).toBe('configmap/a unlabeled\n');
  });

  it('of generated objects may be called __proto__', async () => {
    await cluster.print('create configmap b --from-literal=__proto__=1');
    expect(await field('configmap/b', '.data')).toBe('{"__proto__":"1"}');
    await cluster.print('create secret generic b --from-literal=__proto__=1');
    expect(await field('secret/b', '.data')).toBe('{"__proto__":"MQ=="}');
  });

  it.each(['', ' --server-side'])('of manifests stay with apply%s', async (flag) => {
    await cluster.print(`apply -f map.yaml${flag}`);
    expect(await field('configmap/f', '.data')).toBe('{"__proto__":"b"}');
    expect(await cluster.print('get configmap -l valueOf=a -o name')).toBe('configmap/f\n');
    await cluster.print('delete configmap f');
  });
});

describe('what is not there', () => {
  it.each([
    ['get configmap a -o jsonpath={.constructor.name}', ''],
    ['get configmap a -o go-template={{.metadata.toString}}', '<no value>'],
    ['get configmap a -o custom-columns=A:.data.valueOf --no-headers', '<none>\n'],
    ['get configmap a -L hasOwnProperty --no-headers', /^a +\d+ +\S+ +\n$/],
  ])('is not found: %s', async (line, printed) => {
    expect(await cluster.print(line)).toEqual(typeof printed === 'string' ? printed : expect.stringMatching(printed));
  });

  it('is no field to select by', async () => {
    expect(await cluster.refuse('get configmap --field-selector constructor=1')).toContain(
      '"constructor" is not a known field selector: only "metadata.name", "metadata.namespace"\n',
    );
  });
});
