/** Images as profiles describe them. */
import { expect, it } from 'vitest';
import type { HttpRequest, ImageDefinition, ServerContext } from '../../../src/container/images/definition';
import { describedImage } from '../../../src/container/images/described-image';

const BASE: ImageDefinition = {
  repositories: ['docker.io/library/app'],
  userland: 'debian',
  programs: ['curl'],
  cmd: ['app'],
  files: () => ({ '/etc/app': 'old', '/etc/other': 'kept' }),
};

const CONTEXT = { now: 0 } as ServerContext;

const request = (path: string): HttpRequest => ({
  method: 'GET',
  path,
  headers: new Map(),
  body: '',
  from: '10.0.0.1',
});

it('files and programs are added to what is known', () => {
  const image = describedImage(BASE, { files: { '/etc/app': 'new' }, programs: ['redis-cli'] });
  expect(image.files?.('1')).toEqual({ '/etc/app': 'new', '/etc/other': 'kept' });
  expect(image.programs).toEqual(['curl', 'redis-cli']);
  expect(image.cmd).toEqual(['app']);
});

it('logs, ports and answers make a server', () => {
  const answers = { '/healthz': 'ok', '/api': '{"a":1}', '*': 'hello' };
  const image = describedImage(BASE, { userland: 'none', logs: ['up'], ports: [8080], answers });
  const server = image.servers?.['/server'];
  expect([image.userland, image.entrypoint]).toEqual(['none', ['/server']]);
  expect(server?.ports(CONTEXT)).toEqual([8080]);
  expect(server?.lines?.(CONTEXT)).toEqual([{ text: 'up\n' }]);
  expect(['/healthz?full=1', '/api', '/x'].map((path) => server?.answer?.(request(path), CONTEXT).body)).toEqual([
    'ok',
    '{"a":1}',
    'hello',
  ]);
});

it('what nothing is said of is not found', () => {
  const server = describedImage(BASE, { answers: { '/': 'home' } }).servers?.['/server'];
  expect(server?.ports(CONTEXT)).toEqual([80]);
  expect(server?.answer?.(request('/x'), CONTEXT)).toMatchObject({ status: 404, body: '404 page not found\n' });
});
