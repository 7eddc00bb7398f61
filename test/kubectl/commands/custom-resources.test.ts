/** A user's own kind, from its definition to its end. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspace } from './run';

const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: crontabs.stable.example.com}
spec:
  group: stable.example.com
  scope: Namespaced
  names: {plural: crontabs, kind: CronTab, shortNames: [ct]}
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
            required: [cronSpec]
            properties:
              cronSpec: {type: string, pattern: '^[-*/0-9 ]+$'}
              image: {type: string, default: cron:1}
              replicas: {type: integer, maximum: 10}
          status: {type: object, properties: {running: {type: integer}}}
    subresources: {scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.running}}
    additionalPrinterColumns:
    - {name: Spec, type: string, jsonPath: .spec.cronSpec}
    - {name: Image, type: string, jsonPath: .spec.image, priority: 1}
    - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
`;

const object = (name: string, spec: string) =>
  `apiVersion: stable.example.com/v1\nkind: CronTab\nmetadata: {name: ${name}}\nspec: ${spec}\n`;

const cluster = workspace({
  'crd.yaml': DEFINITION,
  'good.yaml': object('good', '{cronSpec: "* * *"}'),
  'bad.yaml': object('bad', '{cronSpec: never, replicas: 11}'),
  'odd.yaml': object('odd', '{cronSpec: "*", replicas: "1"}'),
  'less.yaml': object('less', '{}'),
  'more.yaml': object('more', '{cronSpec: "*", color: red}'),
});

beforeAll(() => cluster.run('cluster reset --clock virtual', { binary: 'kubemu' }));
afterAll(() => cluster.remove());

const refused = (stderr: string) => ({ stdout: '', stderr, code: 1 });
const answered = (stdout: string) => ({ stdout, stderr: '', code: 0 });

describe('a kind that nobody defined', () => {
  it('is unknown', async () => {
    expect(await cluster.run('get crontabs')).toEqual(
      refused(`error: the server doesn't have a resource type "crontabs"\n`),
    );
  });
});

describe('a kind that is defined', () => {
  it.each([
    [
      'create -f crd.yaml',
      answered('customresourcedefinition.apiextensions.k8s.io/crontabs.stable.example.com created\n'),
    ],
    ['get ct', { stdout: '', stderr: 'No resources found in default namespace.\n', code: 0 }],
    ['create -f good.yaml', answered('crontab.stable.example.com/good created\n')],
    ['get ct', answered('NAME   SPEC    AGE\ngood   * * *   0s\n')],
    ['get crontab -o wide', answered('NAME   SPEC    IMAGE    AGE\ngood   * * *   cron:1   0s\n')],
    [
      'create -f bad.yaml',
      refused(`The CronTab "bad" is invalid: 
* spec.cronSpec: Invalid value: "never": spec.cronSpec in body should match '^[-*/0-9 ]+$'
* spec.replicas: Invalid value: 11: spec.replicas in body should be less than or equal to 10
`),
    ],
    [
      'create -f odd.yaml',
      refused(
        'The CronTab "odd" is invalid: spec.replicas: Invalid value: "string": spec.replicas in body must be of type integer: "string"\n',
      ),
    ],
    ['create -f less.yaml', refused('The CronTab "less" is invalid: spec.cronSpec: Required value\n')],
    [
      'create -f more.yaml',
      refused(
        'Error from server (BadRequest): error when creating "more.yaml": CronTab in version "v1" cannot be handled as a CronTab: strict decoding error: unknown field "spec.color"\n',
      ),
    ],
    [
      'scale ct good --replicas=2',
      refused(
        'Error from server (InternalError): Internal error occurred: the spec replicas field ".spec.replicas" does not exist\n',
      ),
    ],
    [`patch ct good --type=merge -p '{"spec":{"replicas":1}}'`, answered('crontab.stable.example.com/good patched\n')],
    ['scale ct good --replicas=2', answered('crontab.stable.example.com/good scaled\n')],
    ['get ct good -o jsonpath={.spec.replicas}/{.metadata.generation}', answered('2/3')],
    [
      'scale ct good --replicas=11',
      refused(
        'The CronTab "good" is invalid: spec.replicas: Invalid value: 11: spec.replicas in body should be less than or equal to 10\n',
      ),
    ],
    [
      `patch ct good -p '{"spec":{"replicas":1}}'`,
      refused(
        'error: application/strategic-merge-patch+json is not supported by stable.example.com/v1, Kind=CronTab: the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml\n',
      ),
    ],
    [
      'delete crd crontabs.stable.example.com',
      answered('customresourcedefinition.apiextensions.k8s.io "crontabs.stable.example.com" deleted\n'),
    ],
    ['get ct', refused(`error: the server doesn't have a resource type "ct"\n`)],
  ])('%s', async (line, outcome) => {
    expect(await cluster.run(line)).toEqual(outcome);
  });
});
