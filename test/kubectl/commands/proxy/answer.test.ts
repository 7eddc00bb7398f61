import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namedFlags } from '../../../../src/kubectl/cli/flags/declare';
import { FlagValues } from '../../../../src/kubectl/cli/flags/flag-values';
import { answer, type ProxyRequest, type Served } from '../../../../src/kubectl/commands/proxy/answer';
import { requestFilter } from '../../../../src/kubectl/commands/proxy/filter';
import { type Flags, proxyFlags } from '../../../../src/kubectl/commands/proxy/flags';
import { Simulation } from '../../../control-plane/controllers/simulation';

const flags = () => new FlagValues(namedFlags(proxyFlags()));
const filterOf = (values: FlagValues) => requestFilter(values.all() as Flags);
const { client } = new Simulation().cluster;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kubemu-test-'));
  writeFileSync(path.join(folder, 'index.txt'), 'hello\n');
  writeFileSync(path.join(folder, 'bytes'), Buffer.from([0xff, 0, 1]));
  mkdirSync(path.join(folder, '<b>'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function ask(
  method: string,
  url: string,
  site: Partial<Served> = {},
  body?: string,
  headers: Partial<ProxyRequest> = {},
) {
  const all: Served = { client: () => client, accepts: filterOf(flags()), apiPrefix: '/', ...site };
  return answer(all, { host: '127.0.0.1:8001', method, path: url, body, ...headers });
}

describe('kubectl proxy', () => {
  it('serves the API, under a prefix if it has one', () => {
    const wanted = { code: 200, contentType: 'application/json', warnings: [] };
    expect(ask('GET', '/version')).toMatchObject(wanted);
    expect(ask('GET', '/k8s/version', { apiPrefix: '/k8s/' })).toEqual(ask('GET', '/version'));
    expect(ask('GET', '/version', { apiPrefix: '/k8s/' })).toMatchObject({ code: 404, body: '404 page not found\n' });
    const url = '/api/v1/namespaces/default/configmaps';
    expect(ask('POST', url, {}, '{"metadata":{"name":"a"}}')).toMatchObject({ code: 201 });
    expect(JSON.parse(String(ask('GET', `${url}/a`).body))).toMatchObject({
      kind: 'ConfigMap',
      metadata: { name: 'a' },
    });
    expect(ask('POST', url, {}, '{')).toMatchObject({ code: 400 });
  });

  it('serves the files of a folder, and nothing outside it', () => {
    const site = { www: { folder, prefix: '/static/' } };
    const file = (name: string) => ask('GET', `/static/${name}`, site);
    const text = 'text/plain; charset=utf-8';
    expect(file('index.txt')).toEqual({ code: 200, contentType: text, body: Buffer.from('hello\n') });
    expect(file('bytes')).toMatchObject({ contentType: 'application/octet-stream', body: Buffer.from([0xff, 0, 1]) });
    expect(file('none')).toEqual({ code: 404, contentType: text, body: '404 page not found\n' });
    expect(file('')).toEqual({
      code: 200,
      contentType: 'text/html; charset=utf-8',
      body: '<pre>\n<a href="%3Cb%3E/">&lt;b&gt;/</a>\n<a href="bytes">bytes</a>\n<a href="index.txt">index.txt</a>\n</pre>\n',
    });
    for (const name of ['../../etc/passwd', '%2e%2e/%2e%2e/etc/passwd'])
      expect(file(name)).toMatchObject({ code: 301, location: '/etc/passwd' });
  });

  it.each([
    ['/static', '/static/'],
    ['/static/%3Cb%3E', '<b>/'],
    ['/static/bytes/', '../bytes'],
    ['/static/%3Cb%3E/index.html', './'],
    ['//healthz?verbose', '/healthz?verbose'],
  ])('sends %s on to %s', (from, location) => {
    const site = { www: { folder, prefix: '/static/' } };
    expect(ask('GET', from, site)).toMatchObject({
      code: 301,
      location,
      body: `<a href="${location}">Moved Permanently</a>.\n\n`,
    });
  });

  it('refuses what is no path, and pages from elsewhere', () => {
    expect(ask('GET', '/api/%zz')).toEqual({
      code: 400,
      contentType: 'text/plain; charset=utf-8',
      body: '400 Bad Request',
    });
    const from = (origin: string) => ask('GET', '/version', {}, undefined, { origin }).code;
    expect(['http://localhost:3000', 'https://evil.example', 'null'].map(from)).toEqual([200, 403, 403]);
  });

  it.each([
    [
      'POST',
      '/api/v1/namespaces/default/configmaps',
      'text/plain',
      'application/json, application/yaml, application/vnd.kubernetes.protobuf',
    ],
    [
      'DELETE',
      '/api/v1/namespaces/default/configmaps/a',
      'text/html',
      'application/json, application/yaml, application/vnd.kubernetes.protobuf',
    ],
    [
      'PATCH',
      '/api/v1/namespaces/default/configmaps/a',
      'application/json',
      'application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json, application/apply-patch+yaml',
    ],
  ])('refuses a %s of %s as %s', (method, url, contentType, types) => {
    const reply = ask(method, url, {}, '{"metadata":{"name":"b"}}', { contentType });
    expect(reply.code).toBe(415);
    expect(JSON.parse(String(reply.body))).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: `the body of the request was in an unknown format - accepted media types include: ${types}`,
      reason: 'UnsupportedMediaType',
      code: 415,
    });
  });

  it('takes YAML, and applies', () => {
    const url = '/api/v1/namespaces/default/configmaps';
    const yaml = ask('POST', url, {}, 'metadata: {name: w}\ndata: {k: v}\n', { contentType: 'application/yaml' });
    expect(JSON.parse(String(yaml.body))).toMatchObject({ metadata: { name: 'w' }, data: { k: 'v' } });
    const applied = ask(
      'PATCH',
      `${url}/z?fieldManager=me&force=true`,
      {},
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: z}\ndata: {k: v}\n',
      { contentType: 'application/apply-patch+yaml' },
    );
    expect(JSON.parse(String(applied.body))).toMatchObject({ metadata: { managedFields: [{ manager: 'me' }] } });
  });

  it('refuses bodies over three mebibytes', () => {
    const reply = ask('POST', '/api/v1/namespaces/default/configmaps', {}, ' '.repeat(3 * 1024 * 1024 + 1));
    expect(JSON.parse(String(reply.body))).toMatchObject({
      code: 413,
      reason: 'RequestEntityTooLarge',
      message: 'Request entity too large: limit is 3145728',
    });
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
    expect(filterOf(values)({ method, path: url, host })).toBe(accepted);
  });
});
