/** `-v`: what is logged of requests, with host, file, times and process folded. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspace } from '../commands/run';

const place = workspace();
const run = (line: string) => place.run(line);

/** The log of a command without what differs from run to run. */
async function logOf(line: string): Promise<string[]> {
  const { stderr } = await run(line);
  return stderr
    .trimEnd()
    .split('\n')
    .map((text) =>
      text
        .replace(/^([IWEF])\d{4} \d\d:\d\d:\d\d\.\d{6} +\d+ /, '$1 ')
        .replaceAll('https://127.0.0.1:6443', 'HOST')
        .replace(/file: {2}.*/, 'file:  CONFIG')
        .replace(/uid%3D[0-9a-f-]+/, 'uid%3DUID'),
    );
}

const LOADED = 'I loader.go:395] Config loaded from file:  CONFIG';
const CONFIGMAPS = '/api/v1/namespaces/klog/configmaps';
const trip = (request: string, status = '200 OK') =>
  `I round_trippers.go:553] ${request.replace(' ', ' HOST')} ${status} in 1 milliseconds`;

beforeAll(async () => {
  await run('create ns klog');
  await run('create cm a --from-literal=k=v -n klog');
});
afterAll(() => place.remove());

describe('-v=6', () => {
  it.each([
    ['get cm', [trip(`GET ${CONFIGMAPS}?limit=500`)]],
    ['get cm a', [trip(`GET ${CONFIGMAPS}/a`)]],
    [
      'get cm,secret -l a=b --chunk-size=1',
      [
        trip(`GET ${CONFIGMAPS}?labelSelector=a%3Db&limit=1`),
        trip('GET /api/v1/namespaces/klog/secrets?labelSelector=a%3Db&limit=1'),
        'No resources found in klog namespace.',
      ],
    ],
    ['get cm --sort-by=.metadata.name', [trip(`GET ${CONFIGMAPS}?includeObject=Object`)]],
    [
      'get cm -o yaml --field-selector metadata.name=x',
      [trip(`GET ${CONFIGMAPS}?fieldSelector=metadata.name%3Dx&limit=500`)],
    ],
    ['label cm a x=y', [trip(`GET ${CONFIGMAPS}/a`), trip(`PATCH ${CONFIGMAPS}/a?fieldManager=kubectl-label`)]],
    [
      'describe cm a',
      [
        trip(`GET ${CONFIGMAPS}/a`),
        trip(`GET ${CONFIGMAPS}/a`),
        trip(
          'GET /api/v1/namespaces/klog/events?fieldSelector=involvedObject.namespace%3Dklog%2CinvolvedObject.kind%3DConfigMap%2CinvolvedObject.uid%3DUID%2CinvolvedObject.name%3Da&limit=500',
        ),
      ],
    ],
    [
      'scale deploy nope --replicas=1',
      [
        trip('GET /apis/apps/v1/namespaces/klog/deployments/nope', '404 Not Found'),
        trip('GET /api/v1/namespaces/klog'),
        'error: no objects passed to scale',
      ],
    ],
    ['create cm b', [trip(`POST ${CONFIGMAPS}?fieldManager=kubectl-create&fieldValidation=Strict`, '201 Created')]],
    ['delete cm b', [trip(`DELETE ${CONFIGMAPS}/b`), trip(`GET ${CONFIGMAPS}/b`, '404 Not Found')]],
  ])('%s', async (line, expected) => {
    expect(await logOf(`${line} -n klog -v=6`)).toEqual([LOADED, ...expected]);
  });

  it('shows the answer of a refusal', async () => {
    const log = await logOf('get cm nope -n klog -v=6');
    expect(log.slice(1, 5)).toEqual([
      trip(`GET ${CONFIGMAPS}/nope`, '404 Not Found'),
      trip('GET /api/v1/namespaces/klog'),
      'I helpers.go:246] server response object: [{',
      '  "kind": "Status",',
    ]);
    expect(log.slice(-3)).toEqual(['  "code": 404', '}]', 'Error from server (NotFound): configmaps "nope" not found']);
  });
});

it('-v=5 says nothing of requests', async () => {
  expect((await run('get cm -n klog -v=5')).stderr).toBe('');
});

it('-v=7 shows headers, -v=8 bodies, -v=9 the command of curl', async () => {
  const accept =
    'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json';
  const agent = 'User-Agent: kubectl.1.28/v1.28.15 (linux/amd64) kubernetes/8418565';
  expect(await logOf('get cm a -n klog -v=7')).toEqual([
    LOADED,
    `I round_trippers.go:463] GET HOST${CONFIGMAPS}/a`,
    'I round_trippers.go:469] Request Headers:',
    `I round_trippers.go:473]     Accept: ${accept}`,
    `I round_trippers.go:473]     ${agent}`,
    'I round_trippers.go:574] Response Status: 200 OK in 1 milliseconds',
  ]);
  const eight = await logOf('create cm c --from-literal=a=b -n klog --dry-run=server -v=8');
  expect(eight[1]).toBe(
    'I request.go:1212] Request Body: {"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"c","namespace":"klog","creationTimestamp":null},"data":{"a":"b"}}',
  );
  expect(eight.at(-1)).toMatch(/^I request\.go:1212\] Response Body: \{"kind":"ConfigMap","apiVersion":"v1",/);
  expect((await logOf('get cm a -n klog -o name -v=9'))[1]).toBe(
    `I round_trippers.go:466] curl -v -XGET  -H "Accept: application/json" -H "${agent}" 'HOST${CONFIGMAPS}/a'`,
  );
});
