import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/go/json/value';
import { Simulation } from '../controllers/simulation';

const START = ['0/1 Pending 0', '0/1 Pending 0'];
const CREATING = [...START, '0/1 ContainerCreating 0'];
const END = ['0/1 Terminating 0', '0/1 Terminating 0'];

const busybox = (command: string[], extra: JsonObject = {}) => ({
  name: 'c',
  image: 'busybox:1.36',
  command,
  ...extra,
});

/** Makes a pod of one container, or of `spec`, and gives what `kubectl get -w` shows of it. */
function watchPod(s: Simulation, spec: JsonObject): () => string[] {
  const seen = s.watch('pods');
  s.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec });
  s.settle();
  return () => seen.splice(0).map((row) => row.replace(/^p /, '').replace(/ \(.*\)$/, ''));
}

const nginx = { name: 'c', image: 'nginx:1.25' };

describe('a pod shows', () => {
  it.each<[string, JsonObject, string[]]>([
    ['one container', { containers: [nginx] }, [...CREATING, '1/1 Running 0']],
    [
      'several containers',
      { containers: [nginx, busybox(['sleep', '3600'], { name: 'd' })] },
      ['0/2 Pending 0', '0/2 Pending 0', '0/2 ContainerCreating 0', '2/2 Running 0'],
    ],
    [
      'initialising containers, one after the other',
      {
        initContainers: [busybox(['true'], { name: 'a' }), busybox(['sleep', '2'], { name: 'b' })],
        containers: [nginx],
      },
      [
        ...START,
        '0/1 Init:0/2 0',
        '0/1 Init:0/2 0',
        '0/1 Init:1/2 0',
        '0/1 Init:1/2 0',
        '0/1 PodInitializing 0',
        '1/1 Running 0',
      ],
    ],
    [
      'one that fails, for good',
      { restartPolicy: 'Never', initContainers: [busybox(['false'], { name: 'a' })], containers: [nginx] },
      [...START, '0/1 Init:0/1 0', '0/1 Init:0/1 0', '0/1 Init:Error 0'],
    ],
    [
      'one that fails again and again',
      { initContainers: [busybox(['false'], { name: 'a' })], containers: [nginx] },
      [
        ...[...START, '0/1 Init:0/1 0', '0/1 Init:0/1 0', '0/1 Init:Error 0'],
        ...['0/1 Init:Error 1', '0/1 Init:CrashLoopBackOff 1'],
      ],
    ],
    [
      'a command that ends well',
      { restartPolicy: 'Never', containers: [busybox(['date'])] },
      [...CREATING, '1/1 Running 0', '0/1 Completed 0'],
    ],
    [
      'a command that fails',
      { restartPolicy: 'Never', containers: [busybox(['false'])] },
      [...CREATING, '1/1 Running 0', '0/1 Error 0'],
    ],
    [
      'a command that fails again and again',
      { restartPolicy: 'OnFailure', containers: [busybox(['sh', '-c', 'exit 3'])] },
      [...CREATING, '1/1 Running 0', '0/1 Error 0', '0/1 Error 1', '0/1 CrashLoopBackOff 1'],
    ],
    [
      'a command that ends well but shall not',
      { containers: [busybox(['true'])] },
      [...CREATING, '1/1 Running 0', '0/1 Completed 0', '0/1 Completed 1', '0/1 CrashLoopBackOff 1'],
    ],
    [
      'a command that does not exist',
      { containers: [busybox(['nosuch'])] },
      [...CREATING, '0/1 RunContainerError 0', '0/1 RunContainerError 1', '0/1 CrashLoopBackOff 1'],
    ],
    [
      'a command that does not exist, once',
      { restartPolicy: 'Never', containers: [busybox(['nosuch'])] },
      [...CREATING, '0/1 StartError 0'],
    ],
    [
      'an image that is not there',
      { containers: [{ name: 'c', image: 'nginx:no-such-tag' }] },
      [...CREATING, '0/1 ErrImagePull 0', '0/1 ImagePullBackOff 0'],
    ],
    [
      'an image name that is none',
      { containers: [{ name: 'c', image: 'NGINX' }] },
      [...CREATING, '0/1 InvalidImageName 0'],
    ],
    [
      'an image that must not be pulled',
      { containers: [{ ...nginx, imagePullPolicy: 'Never' }] },
      [...CREATING, '0/1 ErrImageNeverPull 0'],
    ],
    [
      'settings that are not there',
      { containers: [{ ...nginx, envFrom: [{ secretRef: { name: 'none' } }] }] },
      [...CREATING, '0/1 CreateContainerConfigError 0'],
    ],
    [
      'volumes that cannot be mounted',
      { containers: [nginx], volumes: [{ name: 'v', configMap: { name: 'none' } }] },
      CREATING,
    ],
    [
      'a readiness probe',
      { containers: [{ ...nginx, readinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 5 } }] },
      [...CREATING, '0/1 Running 0', '1/1 Running 0'],
    ],
    [
      'a startup probe and a readiness probe',
      {
        containers: [
          { ...nginx, startupProbe: { exec: { command: ['ls'] } }, readinessProbe: { tcpSocket: { port: 80 } } },
        ],
      },
      [...CREATING, '0/1 Running 0', '0/1 Running 0', '1/1 Running 0'],
    ],
    ['scheduling gates', { schedulingGates: [{ name: 'a/b' }], containers: [nginx] }, ['0/1 SchedulingGated 0']],
  ])('%s', (_, spec, expected) => {
    expect(watchPod(new Simulation(), spec)()).toEqual(expected);
  });
});

describe('a deletion shows', () => {
  it.each<[string, JsonObject, object, string[]]>([
    ['four rows of a running pod', { containers: [nginx] }, {}, ['1/1 Terminating 0', '0/1 Terminating 0', ...END]],
    [
      'two rows where it is forced',
      { containers: [nginx] },
      { gracePeriodSeconds: 0 },
      ['1/1 Terminating 0', '1/1 Terminating 0'],
    ],
    ['two rows of a pod that has ended', { restartPolicy: 'Never', containers: [busybox(['date'])] }, {}, END],
    ['two rows of a pod without a node', { nodeSelector: { no: 'where' }, containers: [nginx] }, {}, END],
    [
      'three rows of a pod that never ran',
      { containers: [{ name: 'c', image: 'NGINX' }] },
      {},
      ['0/1 Terminating 0', ...END],
    ],
  ])('%s', (_, spec, options, expected) => {
    const s = new Simulation();
    const rows = watchPod(s, spec);
    rows();
    s.delete('pods', 'p', options);
    s.settle();
    expect(rows()).toEqual(expected);
  });

  it.each<[string, JsonObject, seconds: number]>([
    ['a second', {}, 1],
    ['what the pod does before', { preStop: { exec: { command: ['sleep', '7'] } } }, 8],
    ['the grace period and what a server needs then', { preStop: { exec: { command: ['sleep', '100'] } } }, 31],
  ])('takes %s', (_, lifecycle, seconds) => {
    const s = new Simulation();
    watchPod(s, { containers: [{ ...nginx, lifecycle }] });
    const before = s.cluster.now();
    s.delete('pods', 'p');
    s.settle();
    expect(s.cluster.now() - before).toBe(seconds * 1000);
  });
});

describe('what fails is tried again', () => {
  /** Rows of a pod with the seconds since its creation. */
  function timedRows(spec: JsonObject, seconds: number): { s: Simulation; rows: string[] } {
    const s = new Simulation();
    const seen = s.watch('pods');
    const start = s.cluster.now();
    const rows: string[] = [];
    s.cluster.client.watchAll((key) => {
      if (key !== 'pods') return;
      const at = Math.floor((s.cluster.now() - start) / 1000);
      rows.push(`${(seen.at(-1) ?? '').replace(/^p /, '').replace(/ \(.*\)$/, '')} ${at}s`);
    });
    watchPod(s, spec);
    s.cluster.advanceTo(start + seconds * 1000);
    return { s, rows };
  }

  it('a container: 10 s, 20 s, 40 s after its end, when its worker looks again', () => {
    const { s, rows } = timedRows({ containers: [busybox(['false'])] }, 80);
    expect(rows.slice(4)).toEqual([
      '0/1 Error 0 1s',
      '0/1 Error 1 2s',
      '0/1 CrashLoopBackOff 1 15s',
      '0/1 Error 2 16s',
      '0/1 CrashLoopBackOff 2 27s',
      '0/1 Error 3 41s',
      '0/1 CrashLoopBackOff 3 54s',
    ]);
    expect(s.events('Pod', 'p').filter((event) => event.includes('Back-off'))).toEqual([
      `x6 BackOff Back-off restarting failed container c in pod p_default(${s.get('pods', 'p').metadata.uid})`,
    ]);
    expect(s.get('pods', 'p').status.containerStatuses[0].state.waiting.message).toMatch(
      /^back-off 40s restarting failed container=c pod=p_default\(/,
    );
  });

  it('a container that lives for some seconds, with a row of its own', () => {
    const { rows } = timedRows({ containers: [busybox(['sh', '-c', 'sleep 3; exit 1'])] }, 60);
    expect(rows.slice(3)).toEqual([
      '1/1 Running 0 1s',
      '0/1 Error 0 4s',
      '1/1 Running 1 5s',
      '0/1 Error 1 8s',
      '0/1 CrashLoopBackOff 1 21s',
      '1/1 Running 2 22s',
      '0/1 Error 2 25s',
      '0/1 CrashLoopBackOff 2 36s',
      '1/1 Running 3 50s',
      '0/1 Error 3 53s',
    ]);
  });

  it('a container that ran for long: at once', () => {
    const s = new Simulation();
    const rows = watchPod(s, { containers: [busybox(['sleep', '3600'])] });
    s.advance(7300);
    expect(rows().slice(-4)).toEqual(['0/1 Completed 0', '1/1 Running 1', '0/1 Completed 1', '1/1 Running 2']);
  });

  it('a pull: ever more seldom', () => {
    const { s, rows } = timedRows({ containers: [{ name: 'c', image: 'nginx:no-such-tag' }] }, 110);
    expect(rows.slice(3)).toEqual([
      '0/1 ErrImagePull 0 2s',
      '0/1 ImagePullBackOff 0 12s',
      '0/1 ErrImagePull 0 23s',
      '0/1 ImagePullBackOff 0 33s',
      '0/1 ErrImagePull 0 46s',
      '0/1 ImagePullBackOff 0 58s',
      '0/1 ErrImagePull 0 97s',
    ]);
    expect(s.events('Pod', 'p').map((event) => event.replace(/"[^"]*": .*/, ''))).toEqual([
      'Scheduled Successfully assigned default/p to gke-cluster-1-default-pool-f6cef6fa-j4kc',
      'x4 Pulling Pulling image "nginx:no-such-tag"',
      'x4 Failed Failed to pull image ',
      'x4 Failed Error: ErrImagePull',
      'x6 BackOff Back-off pulling image "nginx:no-such-tag"',
      'x6 Failed Error: ImagePullBackOff',
    ]);
  });

  it('a container whose settings have come', () => {
    const s = new Simulation();
    const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'cm', key: 'k' } } }];
    const rows = watchPod(s, { containers: [{ ...nginx, env }] });
    s.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'cm' }, data: { other: '' } });
    s.advance(20);
    s.change('configmaps', 'cm', (cm) => void Object.assign(cm, { data: { k: 'v' } }));
    s.advance(20);
    expect(rows().at(-1)).toBe('1/1 Running 0');
    expect(s.events('Pod', 'p').filter((event) => /Failed|Pulled/.test(event))).toEqual([
      'Pulled Successfully pulled image "nginx:1.25" in 1.5s (1.5s including waiting)',
      'Failed Error: configmap "cm" not found',
      "Failed Error: couldn't find key k in ConfigMap default/cm",
      'x2 Pulled Container image "nginx:1.25" already present on machine',
    ]);
  });

  it('volumes whose contents have come', () => {
    const s = new Simulation();
    const secret = { secretName: 'keys', items: [{ key: 'k', path: 'k' }] };
    const rows = watchPod(s, { containers: [nginx], volumes: [{ name: 'v', secret }] });
    s.create({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'keys' }, data: { other: '' } });
    s.advance(2);
    s.change('secrets', 'keys', (found) => void Object.assign(found, { data: { k: '' } }));
    s.advance(10);
    expect(rows().at(-1)).toBe('1/1 Running 0');
    expect(s.events('Pod', 'p').filter((event) => event.includes('FailedMount'))).toEqual([
      'FailedMount MountVolume.SetUp failed for volume "v" : secret "keys" not found',
      'x2 FailedMount MountVolume.SetUp failed for volume "v" : references non-existent secret key: k',
    ]);
  });
});

describe('the status of a pod', () => {
  it('says why it is not ready', () => {
    const s = new Simulation();
    watchPod(s, { containers: [nginx, { name: 'd', image: 'nginx:no-such-tag' }] });
    const { phase, conditions } = s.get('pods', 'p').status;
    expect(phase).toBe('Pending');
    const message = 'containers with unready status: [d]';
    expect(conditions.map(({ type, status, reason, message }: JsonObject) => [type, status, reason, message])).toEqual([
      ['Initialized', 'True', undefined, undefined],
      ['Ready', 'False', 'ContainersNotReady', message],
      ['ContainersReady', 'False', 'ContainersNotReady', message],
      ['PodScheduled', 'True', undefined, undefined],
    ]);
  });

  it('ends with its deadline', () => {
    const s = new Simulation();
    watchPod(s, { activeDeadlineSeconds: 10, containers: [nginx] });
    s.advance(10);
    const message = 'Pod was active on the node longer than the specified deadline';
    expect(s.get('pods', 'p').status).toMatchObject({ phase: 'Failed', reason: 'DeadlineExceeded', message });
  });

  it('has the address of the node in its network', () => {
    const s = new Simulation();
    watchPod(s, { hostNetwork: true, containers: [nginx] });
    const { podIP, hostIP } = s.get('pods', 'p').status;
    expect(podIP).toBe(hostIP);
  });

  it('waits for readiness gates', () => {
    const s = new Simulation();
    const rows = watchPod(s, { readinessGates: [{ conditionType: 'example.com/up' }], containers: [nginx] });
    expect(rows().at(-1)).toBe('1/1 Running 0');
    const ready = () => s.get('pods', 'p').status.conditions.find((c: JsonObject) => c.type === 'Ready');
    const say = (status: string) => {
      const pod = s.get('pods', 'p');
      const conditions = [...pod.status.conditions, { type: 'example.com/up', status }];
      s.cluster.client.kind('pods').updateStatus({ ...pod, spec: pod.spec, status: { ...pod.status, conditions } });
      s.settle();
    };
    expect(ready()).toMatchObject({
      status: 'False',
      reason: 'ReadinessGatesNotReady',
      message: 'corresponding condition of pod readiness gate "example.com/up" does not exist.',
    });
    say('False');
    expect(ready().message).toBe('the status of pod readiness gate "example.com/up" is not "True", but False');
  });
});
