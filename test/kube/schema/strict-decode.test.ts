import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/go/json/value';
import { decodeTyped as decode, decodeMetadata, encodeTyped as encode } from '../../../src/kube/schema/strict-decode';
import type { Observed } from '../../observed';

type Typed = { apiVersion: string; kind: string };
const decodeTyped = (value: JsonObject, type: Typed) =>
  decode(value, type) as ReturnType<typeof decode> & { object: Observed };
const encodeTyped = (value: JsonObject, type: Typed) => encode(value, type) as Observed;

const POD = { apiVersion: 'v1', kind: 'Pod' };
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' };

const podWith = (container: JsonObject): JsonObject => ({
  ...POD,
  metadata: { name: 'x' },
  spec: { containers: [{ name: 'c', image: 'i', ...container }] },
});
const decodePod = (container: JsonObject) => decodeTyped(podWith(container), POD);
const QUANTITY_ERROR = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

describe('type errors', () => {
  // The texts of `kubectl set image --local`, which decodes manifests as the API server does.
  it.each<[JsonObject, string]>([
    [
      { ports: [{ containerPort: '80' }] },
      'string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32',
    ],
    [
      { ports: [{ containerPort: 80.5 }] },
      'number 80.5 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32',
    ],
    [
      { ports: [{ containerPort: 99999999999 }] },
      'number 99999999999 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32',
    ],
    [{ ports: { a: 'b' } }, 'object into Go struct field Container.spec.containers.ports of type []v1.ContainerPort'],
    [{ ports: ['abc'] }, 'string into Go struct field Container.spec.containers.ports of type v1.ContainerPort'],
    [
      { imagePullPolicy: 1 },
      'number into Go struct field Container.spec.containers.imagePullPolicy of type v1.PullPolicy',
    ],
    [{ stdin: 'true' }, 'string into Go struct field Container.spec.containers.stdin of type bool'],
    [
      { env: [{ name: 'A', value: { a: 'b' } }] },
      'object into Go struct field EnvVar.spec.containers.env.value of type string',
    ],
    [
      { resources: { limits: [1] } },
      'array into Go struct field ResourceRequirements.spec.containers.resources.limits of type v1.ResourceList',
    ],
    [
      { livenessProbe: { httpGet: { port: 1.5 } } },
      'number 1.5 into Go struct field HTTPGetAction.spec.containers.livenessProbe.httpGet.port of type int32',
    ],
    [
      { securityContext: { capabilities: { add: [1] } } },
      'number into Go struct field Capabilities.spec.containers.securityContext.capabilities.add of type v1.Capability',
    ],
    [{ command: 'sh' }, 'string into Go struct field Container.spec.containers.command of type []string'],
  ])('%j', (container, message) => {
    expect(() => decodePod(container)).toThrow(new Error(`json: cannot unmarshal ${message}`));
  });

  it.each<[JsonObject, string]>([
    [{ ...POD, metadata: ['x'] }, 'array into Go struct field Pod.metadata of type v1.ObjectMeta'],
    [{ ...POD, metadata: { name: 1 } }, 'number into Go struct field ObjectMeta.metadata.name of type string'],
    [
      { ...POD, metadata: { creationTimestamp: 1, labels: { a: 1 } } },
      'number into Go struct field ObjectMeta.metadata.creationTimestamp of type string',
    ],
    [
      { apiVersion: 'v1', kind: 'ConfigMap', data: { a: true } },
      'bool into Go struct field ConfigMap.data of type string',
    ],
    [
      { apiVersion: 'v1', kind: 'ConfigMap', data: [1] },
      'array into Go struct field ConfigMap.data of type map[string]string',
    ],
    [{ apiVersion: 'v1', kind: 'Secret', data: { a: 1 } }, 'number into Go struct field Secret.data of type []uint8'],
    [
      { ...DEPLOYMENT, spec: { strategy: 1, replicas: 3.5 } },
      'number 3.5 into Go struct field DeploymentSpec.spec.replicas of type int32',
    ],
  ])('%j', (object, message) => {
    const gvk = { apiVersion: object.apiVersion as string, kind: object.kind as string };
    expect(() => decodeTyped(object, gvk)).toThrow(new Error(`json: cannot unmarshal ${message}`));
  });

  it('tells at once what a special value refuses, even after other errors', () => {
    expect(() => decodePod({ env: [{ name: true }], resources: { limits: { cpu: 'abc' } } })).toThrow(QUANTITY_ERROR);
    expect(() => decodePod({ resources: { limits: { cpu: true } } })).toThrow(QUANTITY_ERROR);
    expect(() => decodeTyped({ ...POD, metadata: { creationTimestamp: 'abc', name: 1 } }, POD)).toThrow(
      'parsing time "abc" as "2006-01-02T15:04:05Z07:00": cannot parse "abc" as "2006"',
    );
  });

  it('refuses bad base64', () => {
    const secret = (a: string) => decodeTyped({ data: { a } }, { apiVersion: 'v1', kind: 'Secret' });
    expect(() => secret('!!')).toThrow(new Error('illegal base64 data at input byte 0'));
    expect(() => secret('aGVsbG8')).toThrow(new Error('illegal base64 data at input byte 4'));
    expect(secret('aGVs\nbG8=').object.data).toEqual({ a: 'aGVsbG8=' });
  });
});

describe('unknown fields', () => {
  it('lists them with indexes, and drops them', () => {
    const { object, problems } = decodeTyped(
      { ...POD, zzz: 1, spec: { containers: [{ name: 'c', foo: 'bar', Image: 'x' }], nodeSelector: { any: 'x' } } },
      POD,
    );
    expect(problems).toEqual([
      'unknown field "spec.containers[0].Image"',
      'unknown field "spec.containers[0].foo"',
      'unknown field "zzz"',
    ]);
    expect(object.spec.containers).toEqual([{ name: 'c', resources: {} }]);
  });

  it('leaves kinds alone it does not know', () => {
    const object = { apiVersion: 'x.io/v1', kind: 'Thing', spec: { a: null } };
    expect(decodeTyped(object, object)).toEqual({ object, problems: [] });
  });

  it('but for their metadata', () => {
    const kind = { apiVersion: 'x.io/v1', kind: 'Thing' };
    const thing = (metadata: object) => decodeTyped({ ...kind, metadata } as unknown as Observed, kind);
    expect(thing({ name: 'a', labels: {}, color: 'red' })).toEqual({
      object: { ...kind, metadata: { creationTimestamp: null, name: 'a' } },
      problems: ['unknown field "metadata.color"'],
    });
    expect(() => thing({ name: 'a', creationTimestamp: {} })).toThrow(/^json: cannot unmarshal object into Go/);
  });

  it('looks into the schemas of a definition, but says nothing of fields no schema has', () => {
    const kind = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
    const definition = (items: object) => ({
      ...kind,
      metadata: { name: 'a' },
      spec: { versions: [{ name: 'v1', schema: { openAPIV3Schema: { type: 'array', items } } }] },
    });
    const { object, problems } = decodeTyped(definition({ type: 'string', color: 'red' }) as unknown as Observed, kind);
    expect(object.spec.versions[0].schema.openAPIV3Schema.items).toEqual({ type: 'string' });
    expect(problems).toEqual([]);
    expect(() => decodeTyped(definition({ required: 1 }) as unknown as Observed, kind)).toThrow(
      'json: cannot unmarshal number into Go struct field JSONSchemaProps.required of type []string',
    );
  });
});

describe('what is written back', () => {
  it('writes zero structs, drops empty fields, keeps zeros behind pointers', () => {
    const { object } = decodeTyped(
      {
        ...DEPLOYMENT,
        metadata: { name: 'x', labels: {}, annotations: null },
        spec: {
          replicas: 0,
          paused: false,
          selector: null,
          template: { spec: { hostname: '', containers: [{ name: 'c', image: 'i', args: [] }] } },
        },
      },
      DEPLOYMENT,
    );
    expect(object).toEqual({
      kind: 'Deployment',
      apiVersion: 'apps/v1',
      metadata: { name: 'x', creationTimestamp: null },
      spec: {
        replicas: 0,
        selector: null,
        template: {
          metadata: { creationTimestamp: null },
          spec: { containers: [{ name: 'c', image: 'i', resources: {} }] },
        },
        strategy: {},
      },
      status: {},
    });
  });

  it('puts fields in the order of the Go struct', () => {
    const { object } = decodePod({ args: ['a'] });
    expect(Object.keys(object)).toEqual(['kind', 'apiVersion', 'metadata', 'spec', 'status']);
    expect(Object.keys(object.spec.containers[0])).toEqual(['name', 'image', 'args', 'resources']);
  });

  it('makes values canonical', () => {
    const { object } = decodePod({
      resources: { requests: { cpu: 0.5, memory: '1024Mi' }, limits: { cpu: null } },
      livenessProbe: { httpGet: { port: 'http' } },
    });
    expect(object.spec.containers[0].resources).toEqual({
      limits: { cpu: '0' },
      requests: { cpu: '500m', memory: '1Gi' },
    });
    const lease = decodeTyped(
      {
        spec: { acquireTime: '2026-11-22T12:00:00.123456+02:00' },
        metadata: { deletionTimestamp: '2026-11-22T12:00:00.9+02:00' },
      },
      { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' },
    ).object;
    expect(lease.spec.acquireTime).toBe('2026-11-22T10:00:00.123456Z');
    expect(lease.metadata.deletionTimestamp).toBe('2026-11-22T10:00:00Z');
  });

  it('turns nulls in lists and maps into zero values', () => {
    expect(decodeTyped({ data: { a: null } }, { apiVersion: 'v1', kind: 'ConfigMap' }).object.data).toEqual({ a: '' });
    expect(decodePod({ ports: [null] }).object.spec.containers[0].ports).toEqual([{ containerPort: 0 }]);
  });

  it('writes what events and autoscalers show although it is empty', () => {
    const event = encodeTyped({ metadata: { name: 'e' } }, { apiVersion: 'v1', kind: 'Event' });
    expect(event).toMatchObject({ eventTime: null, firstTimestamp: null, reportingComponent: '', source: {} });
    const hpa = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' };
    expect(encodeTyped({}, hpa).status).toEqual({ desiredReplicas: 0, currentMetrics: null });
  });

  it('does not change its input', () => {
    const input = podWith({ args: [], foo: 1 });
    const before = JSON.stringify(input);
    decodeTyped(input, POD);
    expect(JSON.stringify(input)).toBe(before);
  });
});

describe('decodeMetadata', () => {
  it.each<[JsonObject, string]>([
    [
      { metadata: { labels: { enabled: true } } },
      'bool into Go struct field ObjectMeta.metadata.labels of type string',
    ],
    [{ metadata: ['x'] }, 'array into Go struct field metadataOnlyObject.metadata of type v1.ObjectMeta'],
    [{ apiVersion: 1 }, 'number into Go struct field metadataOnlyObject.apiVersion of type string'],
  ])('%j', (object, message) => {
    expect(() => decodeMetadata(object)).toThrow(new Error(`json: cannot unmarshal ${message}`));
  });

  it('lets everything else pass', () => {
    expect(() => decodeMetadata({ metadata: { name: 'x', bogus: 1 }, spec: [1] })).not.toThrow();
  });
});
