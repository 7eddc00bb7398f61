import '../../../src/kubectl/commands/expose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';

const pod = (name: string, labels: string, ports: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: ${labels}}\nspec: {containers: [{name: c, image: nginx, ports: [${ports}]}]}\n---\n`;
let cluster: ClusterWorkspace;
beforeAll(async () => {
  cluster = await clusterWorkspace({
    'pods.yaml':
      pod('one', '{app: one}', '{containerPort: 80}') +
      pod('dns', '{app: dns}', '{containerPort: 53, protocol: UDP}, {containerPort: 53}, {containerPort: 9153}') +
      pod('bare', '{}', ''),
    'sets.yaml': `apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: mixed}
spec:
  replicas: 0
  selector: {matchLabels: {a: b}, matchExpressions: [{key: x, operator: In, values: [v, w]}]}
  template: {metadata: {labels: {a: b, x: v}}, spec: {containers: [{name: c, image: nginx}]}}
---
apiVersion: v1
kind: Service
metadata: {name: unselective}
spec: {ports: [{port: 80}]}
`,
  });
  await cluster.print('create -f pods.yaml -f sets.yaml');
});
afterAll(() => cluster.remove());

const DRY = '--dry-run=client';
const spec = (line: string) => cluster.print(`expose ${line} ${DRY} -o jsonpath='{.spec}'`);

describe('expose', () => {
  it.each([
    ['pod one', '{"ports":[{"port":80,"protocol":"TCP","targetPort":80}],"selector":{"app":"one"}}'],
    [
      'pod one --port=81,82 --target-port=http --type=NodePort --selector=a=b',
      '{"ports":[{"name":"port-1","port":81,"protocol":"TCP","targetPort":"http"},{"name":"port-2","port":82,"protocol":"TCP","targetPort":"http"}],"selector":{"a":"b"},"type":"NodePort"}',
    ],
    [
      'pod dns',
      '{"ports":[{"name":"port-1-udp","port":53,"protocol":"UDP","targetPort":53},{"name":"port-1-tcp","port":53,"protocol":"TCP","targetPort":53},{"name":"port-2","port":9153,"protocol":"TCP","targetPort":9153}],"selector":{"app":"dns"}}',
    ],
    [
      'pod dns --port=53 --protocol=TCP',
      '{"ports":[{"port":53,"protocol":"TCP","targetPort":53}],"selector":{"app":"dns"}}',
    ],
    ['pod bare --selector=a=b --cluster-ip=None', '{"clusterIP":"None","selector":{"a":"b"}}'],
    [
      'pod one --external-ip=1.2.3.4 --session-affinity=ClientIP --load-balancer-ip=5.6.7.8',
      '{"externalIPs":["1.2.3.4"],"ports":[{"port":80,"protocol":"TCP","targetPort":80}],"selector":{"app":"one"},"sessionAffinity":"ClientIP"}',
    ],
  ])('%s', async (line, expected) => {
    expect(await spec(line)).toBe(expected);
  });

  it.each([
    [
      'expose pod bare --port=1',
      "couldn't retrieve selectors via --selector flag or introspection: the pod has no labels and cannot be exposed",
    ],
    ['expose pod bare --selector=a=b', "couldn't find port via --port flag or introspection"],
    [
      'expose service unselective',
      "couldn't retrieve selectors via --selector flag or introspection: the service has no pod selector set",
    ],
    [
      'expose rs mixed --port=1',
      `couldn't retrieve selectors via --selector flag or introspection: couldn't convert expressions - "[{Key:x Operator:In Values:[v w]}]" to map-based selector format`,
    ],
    ['expose cm kube-root-ca.crt --port=1', 'cannot expose a ConfigMap'],
    ['expose pod one --port=a', 'strconv.Atoi: parsing "a": invalid syntax'],
    ['expose pod one --session-affinity=foo', 'unknown session affinity: foo'],
    ['expose pod one --labels=a', 'unexpected label spec: a'],
    ['expose pod one --overrides=bad', 'Invalid JSON Patch'],
    ['expose pod', 'resource(s) were provided, but no name was specified'],
  ])('refuses %s', async (line, message) => {
    expect(await cluster.refuse(line)).toBe(`error: ${message}\n`);
  });

  it('creates the service', async () => {
    expect(await cluster.print('expose pod one --name=made --save-config')).toBe('service/made exposed\n');
    expect(await cluster.refuse('expose pod one --name=made')).toBe(
      'Error from server (AlreadyExists): services "made" already exists\n',
    );
    expect(await cluster.print("get svc made -o jsonpath='{.metadata.annotations}'")).toContain('last-applied');
    expect(await cluster.print(`expose svc made --name=again --port=8080 ${DRY}`)).toBe(
      'service/again exposed (dry run)\n',
    );
  });

  it('keeps for later objects what it found for the first', async () => {
    const path = `'{.metadata.name} {.spec.selector}{"\\n"}'`;
    expect(await cluster.print(`expose pod one dns ${DRY} -o jsonpath=${path}`)).toBe(
      'one {"app":"one"}\ndns {"app":"one"}\n',
    );
  });
});
