import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FlagValues } from '../../../../src/kubectl/cli/flags/flag-values';
import { proxy } from '../../../../src/kubectl/commands/proxy';
import { answer, type Site } from '../../../../src/kubectl/commands/proxy/answer';
import { requestFilter } from '../../../../src/kubectl/commands/proxy/filter';
import { Simulation } from '../../../control-plane/controllers/simulation';

const flags = () => new FlagValues(proxy.flags ?? []);
const { client } = new Simulation().cluster;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kubemu-test-'));
  writeFileSync(path.join(folder, 'index.txt'), 'hello\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

function ask(method: string, url: string, site: Partial<Site> = {}, body?: string) {
  const all: Site = { client: () => client, accepts: requestFilter(flags()), apiPrefix: '/', ...site };
  return answer(all, '127.0.0.1:8001', { method, path: url, body });
}

describe('kubectl proxy', () => {
  it('serves the API, under a prefix if it has one', () => {
    const wanted = { code: 200, contentType: 'application/json', warnings: [] };
    expect(ask('GET', '/version')).toMatchObject(wanted);
    expect(ask('GET', '/k8s/version', { apiPrefix: '/k8s/' })).toEqual(ask('GET', '/version'));
    expect(ask('GET', '/version', { apiPrefix: '/k8s/' })).toMatchObject({ code: 404, body: '404 page not found\n' });
    const url = '/api/v1/namespaces/default/configmaps';
    expect(ask('POST', url, {}, '{"metadata":{"name":"a"}}')).toMatchObject({ code: 201 });
    expect(JSON.parse(ask('GET', `${url}/a`).body)).toMatchObject({ kind: 'ConfigMap', metadata: { name: 'a' } });
    expect(ask('POST', url, {}, '{')).toMatchObject({ code: 400 });
  });

  it('serves the files of a folder, and nothing outside it', () => {
    const site = { www: { folder, prefix: '/static/' } };
    expect(ask('GET', '/static/index.txt', site)).toMatchObject({ code: 200, body: 'hello\n' });
    for (const name of ['none', '../../etc/passwd', '%2e%2e/%2e%2e/etc/passwd'])
      expect(ask('GET', `/static/${name}`, site)).toMatchObject({ code: 404, body: '404 page not found\n' });
  });

  it.each([
    ['accept-paths', '^/api/', 'GET', '/version', 'localhost', false],
    ['reject-methods', 'POST,PUT', 'POST', '/api/v1/pods', 'localhost', false],
    ['accept-hosts', '^other$', 'GET', '/api', 'other:80', true],
    ['port', '8002', 'GET', '/api/v1/namespaces/a/pods/p/exec', 'localhost', false],
    ['port', '8002', 'GET', '/api', 'evil.example', false],
    ['disable-filter', 'true', 'GET', '/api', 'evil.example', true],
  ])('--%s=%s: %s %s of %s', (name, value, method, url, host, accepted) => {
    const values = flags();
    values.set(name, value);
    expect(requestFilter(values)({ method, path: url, host })).toBe(accepted);
  });
});
