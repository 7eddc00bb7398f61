import '../../../src/kubectl/commands/taint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';

const NODE = 'gke-cluster-1-default-pool-f6cef6fa-hbbq';
const NAME_PART =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const HINT = "\nSee 'kubectl taint -h' for help and examples";
let cluster: ClusterWorkspace;
beforeAll(async () => {
  cluster = await clusterWorkspace();
});
afterAll(() => cluster.remove());

describe('taint', () => {
  it('sets, changes and removes taints', async () => {
    const steps: [string, string][] = [
      ['a=b:NoSchedule', 'tainted'],
      ['a=c:NoSchedule --overwrite', 'modified'],
      ['a=c:NoExecute b:PreferNoSchedule', 'tainted'],
      ['a:NoSchedule-', 'untainted'],
      ['x=y:NoSchedule a-', 'modified'],
    ];
    for (const [taints, word] of steps)
      expect(await cluster.print(`taint nodes ${NODE} ${taints}`)).toBe(`node/${NODE} ${word}\n`);
    expect(await cluster.print(`get node ${NODE} -o jsonpath='{.spec.taints}'`)).toBe(
      '[{"effect":"NoSchedule","key":"x","value":"y"},{"effect":"PreferNoSchedule","key":"b"}]',
    );
    expect(await cluster.refuse(`taint nodes ${NODE} x=z:NoSchedule b:PreferNoSchedule`)).toBe(
      `error: node ${NODE} already has x,b taint(s) with same effect(s) and --overwrite is false\n`,
    );
    expect(await cluster.refuse(`taint nodes ${NODE} p- q:NoExecute-`)).toBe(
      'taint "p" not found\ntaint "q:NoExecute" not found\n',
    );
    expect(await cluster.print(`taint nodes ${NODE} new=z:NoSchedule --dry-run=server`)).toBe(`node/${NODE} tainted\n`);
  });

  it('takes all nodes, or those with a label', async () => {
    expect(await cluster.print('taint nodes --all k=v:NoSchedule')).toMatch(/^(node\/\S+ tainted\n){3}$/);
    expect(await cluster.print(`taint nodes -l kubernetes.io/hostname=${NODE} k-`)).toBe(`node/${NODE} untainted\n`);
  });

  it.each([
    ['', 'one or more resources must be specified as <resource> <name>'],
    ['nodes x', 'at least one taint update is required'],
    ['nodes a=b:NoSchedule', "at least one resource name must be specified since 'all' parameter is not set"],
    ['nodes x a=b:NoSchedule y', 'all resources must be specified before taint changes: y'],
    ['nodes x a=b', `invalid taint spec: a=b, ${NAME_PART}${HINT}`],
    ['nodes x a=b:Foo', `invalid taint effect: Foo, unsupported taint effect${HINT}`],
    ['nodes x a=b:NoSchedule:c', `invalid taint spec: a=b:NoSchedule:c${HINT}`],
    [
      'nodes x a=b:NoSchedule a=c:NoSchedule',
      `duplicated taints with the same key and effect: {a c NoSchedule <nil>}${HINT}`,
    ],
    ['nodes x a=b:NoSchedule a-', 'can not both modify and remove the following taint(s) in the same command: a='],
    ['pods x a=b:NoSchedule', 'invalid resource type pods, only node types are supported'],
    ['nodes --all -l a=b k=v:NoSchedule', "setting 'all' parameter with a non empty selector is prohibited"],
  ])('refuses %s', async (line, message) => {
    expect(await cluster.refuse(`taint ${line}`)).toBe(`error: ${message}\n`);
  });
});
