import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspace } from './run';

const FILES = {
  'pods.yaml': `
apiVersion: v1
kind: ConfigMap
metadata: {name: web-1}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: web-2, labels: {app: web}}
`,
  'bad.yaml': 'a: b: c\n',
};
const page = (name: string, labels = '<none>') =>
  `Name:         ${name}\nNamespace:    default\nLabels:       ${labels}\nAnnotations:  <none>\n\nData\n====\n\nBinaryData\n====\n\n`;

describe('kubectl describe', () => {
  const space = workspace(FILES);
  beforeAll(async () => {
    await space.run('cluster reset --clock virtual', { binary: 'kubemu' });
    await space.run('create -f pods.yaml');
  });
  afterAll(() => space.remove());

  it.each([
    ['cm web-1', `${page('web-1')}Events:  <none>\n`],
    ['cm web-1 --show-events=false', page('web-1')],
    ['cm/web-2 cm/web-1 --show-events=false', `${page('web-2', 'app=web')}\n\n${page('web-1')}`],
    ['cm -l app=web --show-events=false', page('web-2', 'app=web')],
    ['cm web --show-events=false', `${page('web-1')}\n${page('web-2', 'app=web')}\n`],
    ['-f pods.yaml --show-events=false', `${page('web-1')}\n\n${page('web-2', 'app=web')}`],
  ])('prints %s', async (line, stdout) => {
    expect(await space.run(`describe ${line}`)).toEqual({ stdout, stderr: '', code: 0 });
  });

  it.each([
    [
      '',
      'error: You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.\n',
    ],
    ['cm nope', 'Error from server (NotFound): configmaps "nope" not found\n'],
    [
      'cm a b',
      'Error from server (NotFound): configmaps "a" not found\nError from server (NotFound): configmaps "b" not found\n',
    ],
    [
      'cm/nope cm/nope',
      'Error from server (NotFound): configmaps "nope" not found\nError from server (NotFound): configmaps "nope" not found\n',
    ],
    ['bogus', 'error: the server doesn\'t have a resource type "bogus"\n'],
    ['-f nope.yaml', 'error: the path "nope.yaml" does not exist\n'],
    [
      '-f bad.yaml',
      'error parsing bad.yaml: error converting YAML to JSON: yaml: mapping values are not allowed in this context\n',
    ],
    ['cm -A web-1', 'error: a resource cannot be retrieved by name across all namespaces\n'],
  ])('refuses %j', async (line, stderr) => {
    expect(await space.run(`describe ${line}`)).toEqual({ stdout: '', stderr, code: 1 });
  });

  it('says so when nothing matches', async () => {
    expect((await space.run('describe cm -l app=none')).stderr).toBe('No resources found in default namespace.\n');
    expect((await space.run('describe cm -A -n default -l app=none')).stderr).toBe('No resources found\n');
  });
});
