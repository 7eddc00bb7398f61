/** Which images can be pulled, and what registries say of the others. */
import { describe, expect, it } from 'vitest';
import { canonicalName, imageNameError } from '../../../src/container/images/reference';
import { pullError } from '../../../src/container/images/registry';

describe('an image is there', () => {
  it.each([
    'nginx',
    'nginx:latest',
    'nginx:1',
    'nginx:1.7.9',
    'nginx:1.14.2',
    'nginx:1.25',
    'nginx:1.25.3-alpine3.18-slim',
    'nginx:stable-perl',
    'docker.io/library/nginx:mainline',
    'busybox:1.36',
    'busybox:musl',
    'redis:7.2-alpine',
    'postgres:16.1-bookworm',
    'mysql:8.0',
    'debian:bookworm-20231030-slim',
    'ubuntu:22.04',
    'ubuntu:jammy',
    'python:3.12-slim',
    'python:3.9.1-windowsservercore-ltsc2022',
    'node:lts-alpine3.19',
    'node:20',
    'openjdk:17-jdk-slim',
    'eclipse-temurin:21-jre',
    'wordpress:6.4-php8.2-apache',
    'hello-world',
    'zookeeper:3.8',
    'quay.io/x/node:v3',
    'somebody/anything:latst',
    'localhost:5000/app',
    `nginx@sha256:${'0123456789abcdef'.repeat(4)}`.replace('0123', '9876'),
  ])('%s', (image) => {
    expect(imageNameError(image)).toBeUndefined();
    expect(pullError(image)).toBeUndefined();
  });
});

describe('a tag is not there', () => {
  it.each([
    ['nginx:nosuch', 'docker.io/library/nginx:nosuch'],
    ['nginx:latst', 'docker.io/library/nginx:latst'],
    ['nginx:2.3.5', 'docker.io/library/nginx:2.3.5'],
    ['nginx:1.255', 'docker.io/library/nginx:1.255'],
    ['nginx:1.161', 'docker.io/library/nginx:1.161'],
    ['nginx:1.25.17', 'docker.io/library/nginx:1.25.17'],
    ['docker.io/nginx:1.91', 'docker.io/library/nginx:1.91'],
    ['redis:123', 'docker.io/library/redis:123'],
    ['ubuntu:29.04', 'docker.io/library/ubuntu:29.04'],
    ['elasticsearch', 'docker.io/library/elasticsearch:latest'],
    ['somebody/anything:does-not-exist', 'docker.io/somebody/anything:does-not-exist'],
    ['gcr.io/google-samples/kubernetes-bootcamp:v10', 'gcr.io/google-samples/kubernetes-bootcamp:v10'],
    ['quay.io/no-such-image', 'quay.io/no-such-image:latest'],
    [`nginx@sha256:${'0'.repeat(64)}`, `docker.io/library/nginx@sha256:${'0'.repeat(64)}`],
  ])('%s', (image, full) => {
    expect(canonicalName(image)).toBe(full);
    expect(pullError(image)).toBe(
      `rpc error: code = NotFound desc = failed to pull and unpack image "${full}": failed to resolve reference "${full}": ${full}: not found`,
    );
  });
});

it.each([
  ['ngnix', 'docker.io/library/ngnix:latest'],
  ['redis123', 'docker.io/library/redis123:latest'],
  ['library/myapp:1', 'docker.io/library/myapp:1'],
  ['somebody/does-not-exist', 'docker.io/somebody/does-not-exist:latest'],
])('a repository of Docker Hub is not there: %s', (image, full) => {
  expect(pullError(image)).toBe(
    `failed to pull and unpack image "${full}": failed to resolve reference "${full}": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
  );
});

it.each([
  ['Nginx:1.25', 'invalid reference format: repository name must be lowercase'],
  ['nginx:', 'invalid reference format'],
  ['a b', 'invalid reference format'],
  ['nginx@sha256:dead', 'invalid reference format'],
  [`nginx@sha256:${'0'.repeat(40)}`, 'invalid checksum digest length'],
  [`nginx@md5:${'0'.repeat(32)}`, 'unsupported digest algorithm'],
  ['a'.repeat(64), `invalid repository name (${'a'.repeat(64)}), cannot specify 64-byte hexadecimal strings`],
])('%s is no name of an image', (image, error) => {
  expect(imageNameError(image)).toBe(error);
});
