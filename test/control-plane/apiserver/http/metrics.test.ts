import { expect, it } from 'vitest';
import { Simulation } from '../../controllers/simulation';

it('counts the objects there are', () => {
  const { client } = new Simulation().cluster;
  client.http({
    method: 'POST',
    path: '/apis/apps/v1/namespaces/default/deployments',
    body: JSON.stringify({
      metadata: { name: 'web' },
      spec: {
        selector: { matchLabels: { a: 'b' } },
        template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'nginx' }] } },
      },
    }),
  });
  const { code, contentType, body } = client.http({ method: 'GET', path: '/metrics' });
  expect([code, contentType]).toEqual([200, 'text/plain']);
  const lines = body.split('\n');
  expect(lines.filter((line) => /"(deployments.apps|nodes)"/.test(line))).toEqual([
    'apiserver_storage_objects{resource="deployments.apps"} 1',
    'apiserver_storage_objects{resource="nodes"} 3',
  ]);
  expect(lines.at(-2)).toBe(
    'kubernetes_build_info{build_date="2024-10-22T20:34:56Z",compiler="gc",git_commit="841856557ef0f6a399096c42635d114d6f2cf7f4",git_tree_state="clean",git_version="v1.28.15",go_version="go1.22.8",major="1",minor="28",platform="linux/amd64"} 1',
  );
});
