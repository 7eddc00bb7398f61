/** The fixture and the matchers, used as others use them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import { clusterTest, test } from '../../../src/kubemu/vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'kubemu-vitest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FENCE = '```';

function documentOf(...lines: string[]): string {
  const file = path.join(folder, `${lines.length}.md`);
  writeFileSync(file, [`${FENCE}console`, ...lines, FENCE, ''].join('\n'));
  return file;
}

test('a test has a cluster', async ({ cluster }) => {
  expect(await cluster.kubectl('create namespace shop')).toPrint('namespace/shop created');
  expect(await cluster.kubectl('get pod nobody')).toPrint(`
    ! Error from server (NotFound): pods "nobody" not found
    [1]
  `);
});

test('and the next one another', async ({ cluster }) => {
  const result = await cluster.kubectl('get namespace shop -o name');
  expect(result).not.toPrint('namespace/shop');
  expect(() => expect(result).toPrint('namespace/shop')).toThrow('the command printed something else');
});

describe('a prepared cluster', () => {
  const prepared = clusterTest({ profile: 'bare' }, async (cluster) => {
    await cluster.kubectl('create deployment web --image=nginx:1.25');
    await cluster.settle();
  });

  prepared('is where each test begins', async ({ cluster }) => {
    await cluster.kubectl('delete deployment web');
  });

  prepared('whatever another one does', async ({ cluster }) => {
    expect(await cluster.kubectl('get deployment web -o jsonpath={.status.readyReplicas}')).toPrint('1%');
    await expect(cluster).toMatchTranscript(
      documentOf(
        '$ kubectl scale deployment web --replicas=2',
        'deployment.apps/web scaled',
        '# settle',
        '$ kubectl get deployment web -o jsonpath={.status.readyReplicas}',
        '2%',
      ),
    );
  });

  prepared('and a document that says otherwise fails', async ({ cluster }) => {
    const file = documentOf('$ kubectl get deployment -o name', 'deployment.apps/other');
    await expect(expect(cluster).toMatchTranscript(file)).rejects.toThrow('the cluster answers otherwise than');
  });

  prepared('and so does one that needs a shell', async ({ cluster }) => {
    await expect(expect(cluster).toMatchTranscript(documentOf('$ ls'))).rejects.toThrow(
      'only kubectl can be run without a shell',
    );
  });
});
