import '../../../src/kubectl/commands/drain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';

const POOL = 'gke-cluster-1-default-pool-f6cef6fa';
const NODE = `${POOL}-hmlx`;
const pod = (name: string, rest = '', spec = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}${rest}}\nspec: {terminationGracePeriodSeconds: 1, nodeName: ${NODE}, containers: [{name: c, image: nginx}]${spec}}\n`;
const owner = (kind: string) =>
  `, ownerReferences: [{apiVersion: apps/v1, kind: ${kind}, name: gone, uid: x, controller: true}]`;
let cluster: ClusterWorkspace;
beforeEach(async () => {
  cluster = await clusterWorkspace({
    'bare.yaml': pod('bare'),
    'two.yaml': `${pod('a')}---\n${pod('b')}`,
    'data.yaml': pod('data', '', ', volumes: [{name: v, emptyDir: {}}]'),
    'orphan.yaml': pod('orphan', `${owner('DaemonSet')}, finalizers: [a/b]`),
    'mirror.yaml': pod('mirror', ', annotations: {kubernetes.io/config.mirror: x}'),
    'stuck.yaml': pod('stuck', ', finalizers: [a/b]'),
    'guarded.yaml': `${pod('guarded', ', labels: {app: g}')}---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: g}\nspec: {minAvailable: 1, selector: {matchLabels: {app: g}}}\n`,
  });
});
afterEach(() => cluster.remove());

async function withPods(...files: string[]): Promise<void> {
  await cluster.print(`create ${files.map((file) => `-f ${file}.yaml`).join(' ')}`);
  await cluster.settle();
}

describe('cordon and uncordon', () => {
  it('say what a node is now', async () => {
    expect(await cluster.print(`cordon ${NODE} --dry-run=client`)).toBe(`node/${NODE} cordoned (dry run)\n`);
    expect(await cluster.print(`cordon ${NODE}`)).toBe(`node/${NODE} cordoned\n`);
    expect(await cluster.print(`cordon node/${NODE}`)).toBe(`node/${NODE} already cordoned\n`);
    expect(await cluster.print('uncordon -l kubernetes.io/os=linux')).toBe(
      `node/${POOL}-hbbq already uncordoned\nnode/${NODE} uncordoned\nnode/${POOL}-j4kc already uncordoned\n`,
    );
  });

  it('refuse what is no node', async () => {
    const hint = "See 'kubectl cordon -h' for help and examples\n";
    expect(await cluster.refuse('cordon')).toBe(`error: USAGE: cordon NODE [flags]\n${hint}`);
    expect(await cluster.refuse('cordon x -l a=b')).toBe(
      `error: cannot specify both a node name and a --selector option\n${hint}`,
    );
    expect(await cluster.refuse(`cordon ${NODE} nope`)).toBe('Error from server (NotFound): nodes "nope" not found\n');
    expect(await cluster.refuse('cordon service/kubernetes')).toBe(
      'error: expected resource of type node, got "/v1, Resource=services"\n',
    );
  });
});

describe('drain', () => {
  const unable = (why: string) => `error: unable to drain node "${NODE}" due to error:${why}, continuing command...\n`;
  const pending = `There are pending nodes to be drained:\n ${NODE}\n`;

  it('leaves pods that would be lost', async () => {
    await withPods('bare', 'data', 'mirror');
    const bare = 'cannot delete Pods declare no controller (use --force to override): default/bare';
    const data = 'cannot delete Pods with local storage (use --delete-emptydir-data to override): default/data';
    expect(await cluster.run(`drain ${NODE} ${POOL}-j4kc`)).toEqual({
      stdout: `node/${NODE} cordoned\nnode/${POOL}-j4kc cordoned\nnode/${POOL}-j4kc drained\n`,
      stderr: `${unable(`[${bare}, ${data}]`)}${pending}${bare}\n${data}\n`,
      code: 1,
    });
    expect(await cluster.run(`drain ${NODE} --force --delete-emptydir-data --dry-run=client`)).toEqual({
      stdout: `node/${NODE} already cordoned (dry run)\nevicting pod default/bare (dry run)\nevicting pod default/data (dry run)\nnode/${NODE} drained (dry run)\n`,
      stderr: 'Warning: deleting Pods that declare no controller: default/bare, default/data\n',
      code: 0,
    });
  });

  it('evicts pods and waits until they are gone', async () => {
    await withPods('two', 'mirror');
    expect((await cluster.run(`drain ${NODE} --force`)).stdout).toBe(
      `node/${NODE} cordoned\nevicting pod default/b\nevicting pod default/a\npod/b evicted\npod/a evicted\nnode/${NODE} drained\n`,
    );
    expect(await cluster.print('get pods -o name')).toBe('pod/mirror\n');
  });

  it('deletes pods without asking budgets', async () => {
    await withPods('guarded');
    expect((await cluster.run(`drain ${NODE} --force --disable-eviction`)).stdout).toBe(
      `node/${NODE} cordoned\npod/guarded deleted\nnode/${NODE} drained\n`,
    );
  });

  it('asks again while a budget forbids it', async () => {
    await withPods('guarded');
    const refused =
      'error when evicting pods/"guarded" -n "default" (will retry after 5s): Cannot evict pod as it would violate the pod\'s disruption budget.\n';
    const timedOut = 'error when evicting pods/"guarded" -n "default": global timeout reached: 8s';
    expect(await cluster.run(`drain ${NODE} --force --timeout=8s`)).toEqual({
      stdout: `node/${NODE} cordoned\n${'evicting pod default/guarded\n'.repeat(3)}`,
      stderr: `Warning: deleting Pods that declare no controller: default/guarded\n${refused}${refused}There are pending pods in node "${NODE}" when an error occurred: ${timedOut}\npod/guarded\n${unable(timedOut)}${pending}${timedOut}\n`,
      code: 1,
    });
  });

  it('gives up at the end of its time', async () => {
    await withPods('stuck');
    const waiting =
      'error when waiting for pod "stuck" in namespace "default" to terminate: global timeout reached: 2s';
    expect((await cluster.run(`drain ${NODE} --force --timeout=2s`)).stderr).toContain(`${pending}${waiting}\n`);
    expect((await cluster.run(`drain ${NODE} --force --timeout=2s --disable-eviction`)).stderr).toContain(
      `${pending}error: timed out waiting for the condition\n`,
    );
    expect(await cluster.print(`drain ${NODE} --force --skip-wait-for-delete-timeout=1`)).toBe(
      `node/${NODE} already cordoned\nnode/${NODE} drained\n`,
    );
  });

  it('takes a pod of a missing daemon set only by force', async () => {
    await withPods('orphan');
    const missing = 'cannot delete daemonsets.apps "gone" not found: default/orphan';
    expect((await cluster.run(`drain ${NODE}`)).stderr).toBe(`${unable(missing)}${pending}${missing}\n`);
    expect((await cluster.run(`drain ${NODE} --force --timeout=1s`)).stdout).toBe(
      `node/${NODE} already cordoned\nevicting pod default/orphan\n`,
    );
  });

  it('refuses a selector of pods that is none', async () => {
    expect(await cluster.refuse(`drain ${NODE} --pod-selector==`)).toBe(
      'error: --pod-selector=<pod_selector> must be a valid label selector\n',
    );
  });
});
