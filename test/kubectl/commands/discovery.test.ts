/** The commands that tell what a server serves, and where. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspace } from './run';

const space = workspace();
beforeAll(async () => {
  await space.run('cluster reset --clock virtual', { binary: 'kubemu' });
});
afterAll(() => space.remove());

describe('kubectl api-resources', () => {
  it.each([
    [
      '--api-group=batch',
      'NAME       SHORTNAMES   APIVERSION   NAMESPACED   KIND\ncronjobs   cj           batch/v1     true         CronJob\njobs                    batch/v1     true         Job\n',
    ],
    [
      '--api-group=batch --no-headers -o wide --verbs get,watch --categories all',
      'cronjobs   cj    batch/v1   true   CronJob   create,delete,deletecollection,get,list,patch,update,watch   all\njobs             batch/v1   true   Job       create,delete,deletecollection,get,list,patch,update,watch   all\n',
    ],
    ['--api-group=policy -o name', 'poddisruptionbudgets.policy\n'],
    ['--api-group= --namespaced=false -o name', 'componentstatuses\nnamespaces\nnodes\npersistentvolumes\n'],
    [
      '--api-group=autoscaling --no-headers',
      'horizontalpodautoscalers   hpa   autoscaling/v2   true   HorizontalPodAutoscaler\n',
    ],
  ])('lists %s', async (line, stdout) => {
    expect(await space.run(`api-resources ${line}`)).toEqual({ stdout, stderr: '', code: 0 });
  });

  it('sorts by group and name, or as told', async () => {
    const names = async (line: string) => (await space.run(`api-resources -o name ${line}`)).stdout.split('\n');
    expect((await names('')).slice(0, 3)).toEqual(['bindings', 'componentstatuses', 'configmaps']);
    expect((await names('--sort-by=name'))[0]).toBe('apiservices.apiregistration.k8s.io');
    expect((await names('--sort-by=kind'))[1]).toBe('bindings');
  });

  it.each([
    ['-o json', 'error: --output json is not available\n'],
    ['--sort-by=age', 'error: --sort-by accepts only name or kind\n'],
    ['a b', "error: unexpected arguments: [a b]\nSee 'kubectl api-resources -h' for help and examples\n"],
  ])('refuses %s', async (line, stderr) => {
    expect(await space.run(`api-resources ${line}`)).toEqual({ stdout: '', stderr, code: 1 });
  });
});

describe('kubectl api-versions', () => {
  it('lists each version once, sorted', async () => {
    const { stdout } = await space.run('api-versions');
    const versions = stdout.trimEnd().split('\n');
    expect(versions).toContain('autoscaling/v1');
    expect(versions.at(-1)).toBe('v1');
    expect(versions).toEqual([...new Set(versions)].sort());
  });

  it('takes no arguments', async () => {
    expect((await space.run('api-versions x')).stderr).toBe(
      "error: unexpected arguments: [x]\nSee 'kubectl api-versions -h' for help and examples\n",
    );
  });
});

describe('kubectl cluster-info', () => {
  it('names the control plane, in colours but on a dumb terminal', async () => {
    const rest = "\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n";
    const plain = await space.run('cluster-info -s host:1', { env: { TERM: 'dumb' } });
    expect(plain.stdout).toBe(`Kubernetes control plane is running at host:1\n${rest}`);
    const colored = await space.run('cluster-info -s host:1');
    expect(colored.stdout).toBe(
      `\x1b[0;32mKubernetes control plane\x1b[0m is running at \x1b[0;33mhost:1\x1b[0m\n${rest}`,
    );
  });

  it('dumps lists and the place of logs', async () => {
    const { stdout } = await space.run('cluster-info dump --namespaces default -o go-template={{.kind}}');
    expect(stdout).toBe(
      'NodeListEventListReplicationControllerListServiceListDaemonSetListDeploymentListReplicaSetListPodList',
    );
    const files = await space.run('cluster-info dump --output-directory=out');
    expect(files.stdout).toBe('Cluster info dumped to out\n');
    expect((await space.run('cluster-info dump -o name')).stderr).toBe(
      'error: list types are not supported by name printing: *v1.NodeList\n',
    );
  });
});

describe('kubectl explain', () => {
  it.each([
    [
      'deployments.apps.spec.strategy',
      `GROUP:      apps
KIND:       Deployment
VERSION:    v1

FIELD: strategy <DeploymentStrategy>

DESCRIPTION:
    The deployment strategy to use to replace existing pods with new ones.
    DeploymentStrategy describes how to replace existing pods with new ones.
    
FIELDS:
  rollingUpdate\t<RollingUpdateDeployment>
    Rolling update config params. Present only if DeploymentStrategyType =
    RollingUpdate.

  type\t<string>
    Type of deployment. Can be "Recreate" or "RollingUpdate". Default is
    RollingUpdate.


`,
    ],
    [
      'pvc.metadata.labels --recursive',
      `KIND:       PersistentVolumeClaim
VERSION:    v1

FIELD: labels <map[string]string>

DESCRIPTION:
    Map of string keys and values that can be used to organize and categorize
    (scope and select) objects. May match selectors of replication controllers
    and services. More info:
    https://kubernetes.io/docs/concepts/overview/working-with-objects/labels
    

`,
    ],
    [
      'hpa.status --api-version=autoscaling/v1 --recursive',
      `GROUP:      autoscaling
KIND:       HorizontalPodAutoscaler
VERSION:    v1

FIELD: status <HorizontalPodAutoscalerStatus>

DESCRIPTION:
    status is the current information about the autoscaler.
    current status of a horizontal pod autoscaler
    
FIELDS:
  currentCPUUtilizationPercentage\t<integer>
  currentReplicas\t<integer> -required-
  desiredReplicas\t<integer> -required-
  lastScaleTime\t<string>
  observedGeneration\t<integer>

`,
    ],
  ])('explains %s', async (line, stdout) => {
    expect(await space.run(`explain ${line}`)).toEqual({ stdout, stderr: '', code: 0 });
  });

  it.each([
    [
      '',
      'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.\n',
    ],
    ['a b', 'error: We accept only this format: explain RESOURCE\n'],
    ['bogus', 'the server doesn\'t have a resource type "bogus"\n'],
    ['@', 'error: a resource must be present, got: /, Resource=\n'],
    ['pods[0]', 'error: invalid jsonpath syntax, first node must be field node\n'],
    ['pods.(x)', "error: unrecognized character in action: U+0028 '('\n"],
    ['pods.spec}', 'error: must pass in 1 jsonpath string\n'],
    ['hpa --api-version=v1', 'error: GVR (/v1, Resource=horizontalpodautoscalers) not found in OpenAPI schema\n'],
    ['hpa --api-version=x/v1', 'error: couldn\'t find resource for "x/v1, Resource=horizontalpodautoscalers"\n'],
    ['hpa --api-version=a/b/c', 'error: unexpected GroupVersion string: a/b/c\n'],
    ['pods --output=x', 'error: unrecognized format: x\n'],
  ])('refuses %j', async (line, stderr) => {
    expect(await space.run(`explain ${line}`)).toEqual({ stdout: '', stderr, code: 1 });
  });

  it.each([
    ['pod.spec.bogus', 'bogus'],
    ['deploy.apps.spec', 'spec'],
    ['events.events.k8s.io.note', 'note'],
  ])('names the last field of %s when it leads nowhere', async (path, field) => {
    const { stderr, code } = await space.run(`explain ${path}`);
    expect({ stderr, code }).toEqual({ stderr: `error: field "${field}" does not exist\n`, code: 1 });
  });
});

describe('what is asked by its path', () => {
  it.each([
    ['get --raw /healthz', 'ok'],
    ['get --raw /livez/etcd', 'ok'],
    ['get --raw /readyz?exclude=etcd', 'ok'],
  ])('%s', async (line, stdout) => {
    expect(await space.run(line)).toEqual({ stdout, stderr: '', code: 0 });
  });

  it('is told check by check', async () => {
    const { stdout } = await space.run('get --raw /readyz?verbose&exclude=log');
    const lines = stdout.split('\n');
    expect(lines.slice(0, 6)).toEqual([
      '[+]ping ok',
      '[+]log excluded: ok',
      '[+]etcd ok',
      '[+]etcd-readiness ok',
      '[+]informer-sync ok',
      '[+]poststarthook/start-kube-apiserver-admission-initializer ok',
    ]);
    expect(lines.slice(-3)).toEqual(['[+]shutdown ok', 'readyz check passed', '']);
    expect(lines).toHaveLength(36);
  });
});

it('kubectl alpha has nothing', async () => {
  const stderr = 'No alpha commands are available in this version of kubectl\n';
  expect(await space.run('alpha')).toEqual({ stdout: '', stderr, code: 0 });
});
