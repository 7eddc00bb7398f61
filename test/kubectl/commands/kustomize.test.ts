import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import '../../../src/kubectl/commands/apply';
import '../../../src/kubectl/commands/create';
import '../../../src/kubectl/kustomize/build';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';
import { workspace } from './run';

const FILES = {
  'base/kustomization.yaml':
    'resources: [deployment.yaml, service.yaml]\nconfigMapGenerator: [{name: conf, literals: [a=b]}]\n',
  'base/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: nginx, envFrom: [{configMapRef: {name: conf}}]}]}
`,
  'base/service.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n',
  'old/kustomization.yaml': 'bases: [../base]\nnamespace: other\n',
  'two/kustomization.yaml': 'resources: [../base, one.yaml]\n',
  'two/one.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: x}\n---\napiVersion: v1\nkind: Node\nmetadata: {name: n}\n',
  'target/kustomization.yaml': 'resources: [../base]\npatches: [{target: {name: "w(?=e)"}, patch: "[]"}]\n',
  'files/.keep': '',
};

let cluster: ClusterWorkspace;
beforeAll(async () => {
  cluster = await clusterWorkspace(FILES);
});
afterAll(() => cluster.remove());

const REMOTE = 'error: kustomize resources on other machines are not simulated: https://example.com/x\n';

it.each([
  ['kustomize target', 'error: error parsing regexp: invalid or unsupported Perl syntax: `(?=`\n'],
  ['kustomize https://example.com/x', REMOTE],
  ['apply -k https://example.com/x', REMOTE],
  ['kustomize base old', 'error: specify one path to kustomization.yaml\n'],
  ["kustomize ''", 'error: must build at directory: directory path cannot be empty\n'],
  ['kustomize base -o nope/x', 'error: open nope/x: no such file or directory\n'],
  ['apply -k base -f base', 'error: only one of -f or -k can be specified\n'],
  ['apply -k base -R', "error: the -k flag can't be used with -f or -R\n"],
  ['set env -k base A=b', 'error: one or more resources must be specified as <resource> <name> or <resource>/<name>\n'],
])('refuses %s', async (line, stderr) => {
  expect(await cluster.refuse(line)).toBe(stderr);
});

it('works on what a folder makes, in the order of kustomize', async () => {
  const named = (verb: string) => `configmap/conf-4h2mbtbbt6${verb}\nservice/web${verb}\ndeployment.apps/web${verb}\n`;
  expect(await cluster.print('apply -k base')).toBe(named(' created'));
  expect(await cluster.print('apply -k base')).toBe(named(' unchanged'));
  expect(await cluster.print('label -k base x=y')).toBe(named(' labeled'));
  expect(await cluster.print('get -k base -o name')).toBe(named(''));
  expect(await cluster.run('create -k old --dry-run=client')).toEqual({
    stdout: named(' created (dry run)'),
    stderr:
      "# Warning: 'bases' is deprecated. Please use 'resources' instead. Run 'kustomize edit fix' to update your Kustomization automatically.\n",
    code: 0,
  });
  expect(await cluster.print('delete -k base')).toBe(
    'configmap "conf-4h2mbtbbt6" deleted\nservice "web" deleted\ndeployment.apps "web" deleted\n',
  );
});

it('writes to a file or into a folder', async () => {
  const { cwd, run, remove } = workspace(FILES);
  const { stdout } = await run('kustomize base');
  expect(await run('kustomize base -o out.yaml')).toEqual({ stdout: '', stderr: '', code: 0 });
  expect(readFileSync(path.join(cwd, 'out.yaml'), 'utf8')).toBe(stdout);
  expect(await run('kustomize two -o files')).toEqual({ stdout: '', stderr: '', code: 0 });
  expect(readdirSync(path.join(cwd, 'files'))).toEqual([
    '.keep',
    'default_apps_v1_deployment_web.yaml',
    'default_v1_configmap_conf-4h2mbtbbt6.yaml',
    'default_v1_service_web.yaml',
    'v1_node_n.yaml',
    'x_v1_pod_p.yaml',
  ]);
  remove();
});
