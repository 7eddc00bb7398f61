import { expect, test } from 'vitest';
import { podStrategy } from '../../../../../src/control-plane/registry/core/pod/strategy';
import type { ContainerStatus, Pod, PodStatus } from '../../../../../src/kube/api/core/v1';
import { header, NOW, object, row } from '../../strategy-case';

const running: Partial<ContainerStatus> = { ready: true, state: { running: {} } };
const waiting = (reason?: string): Partial<ContainerStatus> => ({ ready: false, state: { waiting: { reason } } });
const ended = (exitCode: number, reason?: string, signal?: number): Partial<ContainerStatus> => ({
  ready: false,
  state: { terminated: { exitCode, reason, signal } },
});

function pod(status: PodStatus, statuses: Partial<ContainerStatus>[], init: Partial<ContainerStatus>[] = []): Pod {
  const obj = object<Pod>('{metadata: {name: web-0, creationTimestamp: "2026-11-22T10:29:00Z"}, spec: {}}');
  const named = (list: Partial<ContainerStatus>[]) =>
    list.map((s, i) => ({ name: `c${i}`, restartCount: 0, ...s })) as ContainerStatus[];
  obj.spec.containers = named(statuses).map(({ name }) => ({ name }));
  obj.spec.initContainers = named(init).map(({ name }) => ({ name }));
  obj.status = { ...status, containerStatuses: named(statuses), initContainerStatuses: named(init) };
  return obj;
}

const cases: [string, Pod, string][] = [
  ['nothing known', pod({ phase: 'Pending' }, []), '0/0|Pending|0'],
  ['starting', pod({ phase: 'Pending' }, [waiting('ContainerCreating')]), '0/1|ContainerCreating|0'],
  ['running', pod({ phase: 'Running' }, [running, running]), '2/2|Running|0'],
  ['not ready', pod({ phase: 'Running' }, [{ ...running, ready: false }]), '0/1|Running|0'],
  [
    'crashing',
    pod({ phase: 'Running' }, [running, { ...waiting('CrashLoopBackOff'), restartCount: 3 }]),
    '1/2|CrashLoopBackOff|3',
  ],
  [
    'restarted',
    pod({ phase: 'Running' }, [
      { ...running, restartCount: 3, lastState: { terminated: { exitCode: 1, finishedAt: '2026-11-22T10:29:55Z' } } },
    ]),
    '1/1|Running|3 (5s ago)',
  ],
  ['done', pod({ phase: 'Succeeded' }, [ended(0, 'Completed')]), '0/1|Completed|0'],
  ['failed', pod({ phase: 'Failed' }, [ended(1, 'Error')]), '0/1|Error|0'],
  ['failed without a reason', pod({ phase: 'Failed' }, [ended(3)]), '0/1|ExitCode:3|0'],
  ['killed', pod({ phase: 'Failed' }, [ended(137, undefined, 9)]), '0/1|Signal:9|0'],
  ['one of two done', pod({ phase: 'Running' }, [ended(0, 'Completed'), running]), '1/2|NotReady|0'],
  [
    'one of two done, pod ready',
    pod({ phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] }, [ended(0, 'Completed'), running]),
    '1/2|Running|0',
  ],
  [
    'the first reason counts',
    pod({ phase: 'Running' }, [waiting('ImagePullBackOff'), waiting('ErrImagePull')]),
    '0/2|ImagePullBackOff|0',
  ],
  ['evicted', pod({ phase: 'Failed', reason: 'Evicted' }, []), '0/0|Evicted|0'],
  [
    'init running',
    pod({ phase: 'Pending' }, [waiting('PodInitializing')], [ended(0, 'Completed'), { state: { running: {} } }]),
    '0/1|Init:1/2|0',
  ],
  [
    'init waiting',
    pod({ phase: 'Pending' }, [waiting('PodInitializing')], [waiting('PodInitializing')]),
    '0/1|Init:0/1|0',
  ],
  [
    'init failed',
    pod({ phase: 'Pending' }, [waiting('PodInitializing')], [{ ...ended(1, 'Error'), restartCount: 2 }]),
    '0/1|Init:Error|2',
  ],
  [
    'init failed without a reason',
    pod({ phase: 'Pending' }, [waiting('PodInitializing')], [ended(2)]),
    '0/1|Init:ExitCode:2|0',
  ],
  [
    'init crashing',
    pod({ phase: 'Pending' }, [waiting('PodInitializing')], [waiting('CrashLoopBackOff')]),
    '0/1|Init:CrashLoopBackOff|0',
  ],
  [
    'init done',
    pod({ phase: 'Pending' }, [waiting('PodInitializing')], [ended(0, 'Completed')]),
    '0/1|PodInitializing|0',
  ],
  [
    'gated',
    pod({ phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }] }, []),
    '0/0|SchedulingGated|0',
  ],
];

test.each(cases)('%s', (_, obj, cells) => {
  expect(row(podStrategy, obj)).toBe(`web-0|${cells}|60s||<none>|<none>|<none>|<none>`);
});

test('terminating, and lost with its node', () => {
  const obj = pod({ phase: 'Running', podIPs: [{ ip: '10.32.0.5' }], nominatedNodeName: 'n2' }, [running]);
  obj.metadata.deletionTimestamp = '2026-11-22T10:30:30Z';
  obj.spec.nodeName = 'n1';
  obj.spec.readinessGates = [{ conditionType: 'a/b' }, { conditionType: 'a/c' }];
  obj.status = { ...obj.status, conditions: [{ type: 'a/c', status: 'True' }] };
  expect(row(podStrategy, obj, NOW)).toBe('web-0|1/1|Terminating|0|60s||10.32.0.5|n1|n2|1/2');
  obj.status.reason = 'NodeLost';
  expect(row(podStrategy, obj)).toContain('|Unknown|');
});

test('titles', () => {
  expect(header(podStrategy)).toBe('NAME|READY|STATUS|RESTARTS|AGE||IP|NODE|NOMINATED NODE|READINESS GATES');
});
