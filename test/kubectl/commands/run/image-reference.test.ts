import { expect, test } from 'vitest';
import { isImageReference } from '../../../../src/kubectl/commands/run/image-reference';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each([
  'nginx',
  'a__b/c--d.e_f:T-a.g',
  'host:5000/a:1',
  'NGINX/nginx',
  'localhost/a/b/c',
  'k8s.gcr.io/nginx-slim:0.8',
  `nginx@${digest}`,
  `nginx:1@${digest}`,
])('%s names an image', (text) => {
  expect(isImageReference(text)).toBe(true);
});

test.each([
  'Nginx',
  'BAD IMAGE',
  'nginx ',
  'nginx:',
  'nginx:1.2:3',
  'nginx,b',
  'a___b',
  '-a',
  'host:port/a:1',
  'http://nginx',
  'ngé',
  'nginx@sha256:abc',
  'a/Nginx',
])('%s does not', (text) => {
  expect(isImageReference(text)).toBe(false);
});

test('a long text that names none is judged at once', () => {
  expect(isImageReference(`${'a'.repeat(5000)}!`)).toBe(false);
});
