/** What the server says of a configuration that is not of its kind. */
import '../../../src/kubectl/commands/apply';
import '../../../src/kubectl/commands/create';
import '../../../src/kubectl/commands/get';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';

const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: vs.x.io}
spec:
  group: x.io
  scope: Namespaced
  names: {plural: vs, singular: v, kind: V}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties:
              text: {type: string, enum: [x, {b: 1}], default: x}
              count: {type: integer}
              any: {x-kubernetes-int-or-string: true}
              free: {type: object}
              labels: {type: object, additionalProperties: {type: string}}
              open: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {z: {type: integer}}}
              object: {type: object, x-kubernetes-embedded-resource: true, properties: {spec: {type: object}}}
              list:
                type: array
                x-kubernetes-list-type: map
                x-kubernetes-list-map-keys: [k]
                items: {type: object, required: [k], properties: {k: {type: string}, v: {type: integer}}}
`;

const custom = (spec: string) => `apiVersion: x.io/v1\nkind: V\nmetadata: {name: a}\nspec: ${spec}\n`;
const core = (kind: string, rest: string) => `apiVersion: v1\nkind: ${kind}\nmetadata: {name: a}\n${rest}\n`;

let cluster: ClusterWorkspace;
beforeAll(async () => {
  cluster = await clusterWorkspace();
  await cluster.run('apply --server-side -f -', { stdin: DEFINITION });
});
afterAll(() => cluster.remove());

const apply = async (manifest: string) => {
  const { stdout, stderr } = await cluster.run('apply --server-side --dry-run=server -f -', { stdin: manifest });
  return stdout + stderr;
};
const untyped = (why: string) =>
  `Error from server: failed to create typed patch object (default/a; x.io/v1, Kind=V): ${why}\n`;
const converted = (kind: string, why: string) =>
  `Error from server: failed to convert new object (default/a; /v1, Kind=${kind}) to proper version: unable to convert unstructured object to /v1, Kind=${kind}: ${why}\n`;

describe('server-side apply', () => {
  it.each([
    ['{any: 1, free: {a: [1]}, labels: {a: b}, open: {z: 1, y: x}, object: {spec: {a: 1}}}', ''],
    ['{count: "1"}', untyped('.spec.count: expected numeric (int or float), got string')],
    ['{labels: {a: 1}}', untyped('.spec.labels.a: expected string, got &value.valueUnstructured{Value:1}')],
    ['{open: {z: a}}', untyped('.spec.open.z: expected numeric (int or float), got string')],
    ['{text: x, wrong: 1, more: 2}', untyped('.spec.wrong: field not declared in schema')],
    ['{object: {metadata: {foo: 1}}}', untyped('.spec.object.metadata.foo: field not declared in schema')],
    ['{list: [{k: "a>"}, {k: "a>"}]}', untyped('.spec.list: duplicate entries for key [k="a>"]')],
    [
      '{list: [{v: 1}]}',
      untyped(
        '.spec.list: element 0: associative list with keys has an element that omits key field "k" (and doesn\'t have default value)',
      ),
    ],
  ])('of a custom resource with %s', async (spec, message) => {
    expect(await apply(custom(spec))).toEqual(message || expect.stringContaining('serverside-applied'));
  });

  it('says one undeclared field of each object', async () => {
    expect(await apply(core('Service', 'spec: {b: 1, c: 2, ports: [{port: 80, d: 1, e: 2}]}\nf: 1'))).toBe(
      `Error from server: failed to create typed patch object (default/a; /v1, Kind=Service): errors:
  .spec.b: field not declared in schema
  .f: field not declared in schema
`,
    );
  });

  it.each([
    ['PersistentVolumeClaim', 'spec: {resources: {requests: {storage: 1GB}}}', quantity()],
    ['Pod', 'spec: {containers: [{name: c, image: i, resources: {limits: {cpu: {}}}}]}', quantity()],
    ['Secret', 'data: {a: "!!"}', 'error decoding from json: illegal base64 data at input byte 0'],
    ['Service', 'spec: {ports: [{port: 80.5}]}', 'cannot convert float64 to int32'],
    [
      'Service',
      'spec: {ports: [{port: 80, targetPort: {}}]}',
      'json: cannot unmarshal object into Go value of type int32',
    ],
  ])('of a %s with %s', async (kind, rest, why) => {
    expect(await apply(core(kind, rest))).toBe(converted(kind, why));
  });
});

function quantity(): string {
  return "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
}

it('no bytes come back as an empty text', async () => {
  const manifest = core('Secret', 'data: {a: null}');
  expect((await cluster.run('create -f - -o jsonpath={.data}', { stdin: manifest })).stdout).toBe('{"a":""}');
});

it.each([
  ['get pods -n 50%', 'invalid namespace "50%": [may not contain \'%\']\n'],
  ['get pod a%', 'error: invalid resource name "a%": [may not contain \'%\']\n'],
  [
    'create configmap a -n a/b%',
    "error: failed to create configmap: invalid namespace \"a/b%\": [may not contain '/' may not contain '%']\n",
  ],
])('%s', async (line, message) => {
  expect(await cluster.refuse(line)).toBe(message);
});
