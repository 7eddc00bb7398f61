import '../../../src/kubectl/commands/autoscale';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClusterWorkspace, clusterWorkspace } from './cluster-workspace';

let cluster: ClusterWorkspace;
beforeAll(async () => {
  cluster = await clusterWorkspace();
  await cluster.print('create deployment web --image=nginx --replicas=0');
});
afterAll(() => cluster.remove());

describe('autoscale', () => {
  it('prints what it would create', async () => {
    expect(
      await cluster.print('autoscale deployment web --min=2 --max=5 --cpu-percent=80 --dry-run=client -o yaml'),
    ).toBe(`apiVersion: autoscaling/v1
kind: HorizontalPodAutoscaler
metadata:
  creationTimestamp: null
  name: web
spec:
  maxReplicas: 5
  minReplicas: 2
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  targetCPUUtilizationPercentage: 80
status:
  currentReplicas: 0
  desiredReplicas: 0
`);
  });

  it('creates an autoscaler, and finds out afterwards that it cannot print it', async () => {
    expect(await cluster.print('autoscale deployment web --max=5 --dry-run=client')).toBe(
      'horizontalpodautoscaler.autoscaling/web created (dry run)\n',
    );
    expect(await cluster.print('autoscale deployment/web --max=5')).toBe(
      'horizontalpodautoscaler.autoscaling/web autoscaled\n',
    );
    expect(await cluster.refuse('autoscale deployment web --max=5 --name=second -o foo')).toMatch(
      /^error: unable to match/,
    );
    expect(await cluster.print('get hpa -o name')).toBe(
      'horizontalpodautoscaler.autoscaling/second\nhorizontalpodautoscaler.autoscaling/web\n',
    );
  });

  it.each([
    ['deployment web', 'error: required flag(s) "max" not set'],
    ['deployment web --max=0', 'error: --max=MAXPODS is required and must be at least 1, max: 0'],
    ['deployment web --max=1 --min=2', 'error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: 1, min: 2'],
    ['deployment nope --max=1', 'Error from server (NotFound): deployments.apps "nope" not found'],
    [
      'svc kubernetes --max=1',
      'error: cannot autoscale a Service: could not find scale subresource for /v1, Resource=services in discovery information',
    ],
  ])('refuses %s', async (line, message) => {
    expect(await cluster.refuse(`autoscale ${line}`)).toBe(`${message}\n`);
  });
});
