import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/go/json/value';
import { Simulation } from '../controllers/simulation';

const script = (text: string) => ({ image: 'busybox:1.36', command: ['sh', '-c', text] });
const looking = { exec: { command: ['cat', '/tmp/healthy'] }, periodSeconds: 5 };
const MISSING = "cat: can't open '/tmp/healthy': No such file or directory\n";

/** A pod of one container, so many seconds after it was made. */
function podAfter(seconds: number, container: JsonObject, spec: JsonObject = {}): Simulation {
  const s = new Simulation();
  const containers = [{ name: 'c', ...container }];
  s.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers, ...spec } });
  s.advance(seconds);
  return s;
}

const statusOf = (s: Simulation) => s.get('pods', 'p').status.containerStatuses[0];
/** What was said of probes, in the order of the texts. */
const told = (s: Simulation) =>
  s
    .events('Pod', 'p')
    .filter((text) => /Unhealthy|Killing/.test(text))
    .sort();

describe('a liveness probe', () => {
  const tutorial = {
    ...script('touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600'),
    livenessProbe: { ...looking, initialDelaySeconds: 5 },
  };

  it('has a container killed that has been unwell three times, when its grace period is over', () => {
    expect(told(podAfter(31, tutorial))).toEqual([]);
    const s = podAfter(45, tutorial);
    expect(told(s)).toEqual([
      'Killing Container c failed liveness probe, will be restarted',
      `x3 Unhealthy Liveness probe failed: ${MISSING}`,
    ]);
    expect(statusOf(s)).toMatchObject({ restartCount: 0, ready: true });
    s.advance(30);
    expect(statusOf(s)).toMatchObject({
      restartCount: 1,
      lastState: { terminated: { exitCode: 137, reason: 'Error' } },
    });
  });

  it.each<[string, JsonObject, JsonObject, string]>([
    [
      'a page that is not there',
      { image: 'nginx' },
      { httpGet: { path: '/x', port: 80 } },
      'HTTP probe failed with statuscode: 404',
    ],
    [
      'a port nobody listens at',
      { image: 'nginx' },
      { httpGet: { port: 81 } },
      'Get "http://10.32.0.2:81/": dial tcp 10.32.0.2:81: connect: connection refused',
    ],
    [
      'the same without HTTP',
      { image: 'nginx' },
      { tcpSocket: { port: 81 } },
      'dial tcp 10.32.0.2:81: connect: connection refused',
    ],
    [
      'a file that is not there',
      { image: 'nginx' },
      { exec: { command: ['cat', '/tmp/healthy'] } },
      'cat: /tmp/healthy: No such file or directory',
    ],
    ['a command that fails', { image: 'nginx' }, { exec: { command: ['false'] } }, ''],
    [
      'a command that takes too long',
      { image: 'nginx' },
      { exec: { command: ['sleep', '5'] } },
      'command "sleep 5" timed out',
    ],
    [
      'the server of the tutorial',
      { image: 'registry.k8s.io/e2e-test-images/agnhost:2.40', args: ['liveness'] },
      { httpGet: { path: '/healthz', port: 8080 }, initialDelaySeconds: 3, periodSeconds: 3 },
      'HTTP probe failed with statuscode: 500',
    ],
  ])('fails at %s', (_, container, probe, output) => {
    const spec = { nodeName: 'gke-cluster-1-default-pool-f6cef6fa-hmlx' };
    const s = podAfter(33, { ...container, livenessProbe: probe }, spec);
    expect(told(s)).toEqual([
      expect.stringContaining('Killing Container c failed liveness probe, will be restarted'),
      expect.stringContaining(`Unhealthy Liveness probe failed: ${output}`),
    ]);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['a page', { image: 'nginx' }, { httpGet: { path: '/', port: 80 } }],
    ['an open port', { image: 'nginx' }, { tcpSocket: { port: 80 } }],
    ['a server nobody knows', { image: 'example.com/app:1' }, { httpGet: { path: '/x', port: 81 } }],
    ['a program nobody knows', { image: 'nginx' }, { exec: { command: ['/bin/check'] } }],
  ])('is content with %s', (_, container, probe) => {
    expect(
      told(podAfter(60, { ...container, livenessProbe: probe }, { volumes: [{ name: 'v', emptyDir: {} }] })),
    ).toEqual([]);
  });
});

describe('a readiness probe', () => {
  it('makes a container ready when it succeeds, and takes that back when it has failed often enough', () => {
    const container = {
      ...script('sleep 12; touch /tmp/healthy; sleep 20; rm /tmp/healthy; sleep 600'),
      readinessProbe: looking,
    };
    const ready = [10, 18, 36, 50].map((seconds) => statusOf(podAfter(seconds, container)).ready);
    expect(ready).toEqual([false, true, true, false]);
  });
});

describe('a startup probe', () => {
  const slow = {
    ...script('sleep 12; touch /tmp/healthy; sleep 600'),
    readinessProbe: { ...looking, periodSeconds: 1 },
  };

  it('gives a container the time it needs', () => {
    const container = { ...slow, startupProbe: looking };
    expect(statusOf(podAfter(15, { ...container, startupProbe: { ...looking, failureThreshold: 10 } }))).toMatchObject({
      started: false,
    });
    const s = podAfter(20, { ...container, startupProbe: { ...looking, failureThreshold: 10 } });
    expect(statusOf(s)).toMatchObject({ started: true, ready: true });
    expect(told(s)).toEqual([`x3 Unhealthy Startup probe failed: ${MISSING}`]);
  });

  it('has the container killed when that is not enough', () => {
    const s = podAfter(20, { ...slow, startupProbe: looking }, { terminationGracePeriodSeconds: 2 });
    expect(told(s)[0]).toBe('Killing Container c failed startup probe, will be restarted');
    expect(statusOf(s)).toMatchObject({ restartCount: 1, started: false });
  });
});
