import { describe, expect, it } from 'vitest';
import { containerOutcome } from '../../../src/container/forecast/outcome';
import type { Container } from '../../../src/kube/api/core/v1';

const end = (container: Partial<Container>) => {
  const outcome = containerOutcome({ name: 'c', image: 'busybox', ...container });
  if (!outcome.exits) return 'runs';
  return [outcome.exitCode, `${outcome.afterMs}ms`, ...(outcome.reason ? [outcome.reason] : [])].join(' ');
};

describe('a container without a command', () => {
  it.each([
    [{ image: 'busybox:1.28' }, '0 0ms'],
    [{ image: 'docker.io/library/ubuntu:22.04' }, '0 0ms'],
    [{ image: 'python:3.12' }, '0 0ms'],
    [{ image: 'hello-world' }, '0 0ms'],
    [{ image: 'busybox', stdin: true, tty: true }, 'runs'],
    [{ image: 'k8s.gcr.io/nginx-slim:0.8' }, 'runs'],
    [{ image: 'redis:7' }, 'runs'],
    [{ image: 'example.com:5000/team/app@sha256:0' }, 'runs'],
    [{ image: 'mysql:8' }, '1 0ms'],
    [{ image: 'mysql:8', env: [{ name: 'MYSQL_ROOT_PASSWORD', value: 'x' }] }, 'runs'],
    [{ image: 'postgres', envFrom: [{ secretRef: { name: 's' } }] }, 'runs'],
  ])('%j: %s', (container, expected) => {
    expect(end(container)).toBe(expected);
  });
});

describe('a container with a command', () => {
  it.each<[string[], string]>([
    [['true'], '0 0ms'],
    [['/bin/false'], '1 0ms'],
    [['date'], '0 0ms'],
    [['sleep', '5'], '0 5000ms'],
    [['sleep', '1m', '0.5'], '0 60500ms'],
    [['sleep', 'infinity'], 'runs'],
    [['sleep'], '1 0ms'],
    [['tail', '-f', '/dev/null'], 'runs'],
    [['perl', '-Mbignum=bpi', '-wle', 'print bpi(2000)'], '0 0ms'],
    [['python', 'server.py'], 'runs'],
    [['nosuch'], '128 0ms StartError'],
    [['ping', 'google.com'], 'runs'],
    [['ping', '-c', '4', 'google.com'], '0 1000ms'],
    [['sh'], '0 0ms'],
    [['sh', '-c'], '2 0ms'],
    [['timeout', '5', 'sleep', '3'], '0 3000ms'],
    [['timeout', '5', 'sleep', '7'], '143 5000ms'],
    [['sh', '-ec', 'false; sleep 3'], '1 0ms'],
  ])('%j: %s', (command, expected) => {
    expect(end({ command })).toBe(expected);
  });

  it('or with arguments for one', () => {
    expect(end({ args: ['arg1', 'arg2'] })).toBe('128 0ms StartError');
    expect(end({ args: ['sleep', '3'] })).toBe('0 3000ms');
    expect(end({ image: 'nginx', args: ['sleep', '3'] })).toBe('0 3000ms');
    expect(end({ image: 'nginx', args: ['-g', 'daemon off;'] })).toBe('runs');
    expect(end({ image: 'nginx', command: ['nginx'] })).toBe('runs');
    expect(end({ command: ['sleep'], args: ['$(N)'], env: [{ name: 'N', value: '7' }] })).toBe('0 7000ms');
  });
});

describe('a container with a script', () => {
  it.each([
    ['', '0 0ms'],
    ['exit 3', '3 0ms'],
    ['sleep 5; exit 1', '1 5000ms'],
    ['sleep 5 && exit 1 # why not', '1 5000ms'],
    ['echo hi && false', '1 0ms'],
    ['false || true', '0 0ms'],
    ['false | true', '0 0ms'],
    ['! true', '1 0ms'],
    ['true && false || exit 7; exit 8', '7 0ms'],
    ['nosuch', '127 0ms'],
    ['nosuch; echo $?', '0 0ms'],
    ['echo "a; exit 3" > /tmp/x 2>&1; exit 4', '4 0ms'],
    ['while true; do echo hi; sleep 10; done', 'runs'],
    ['while :\ndo\n  date\n  sleep 1\ndone', 'runs'],
    ['until false; do sleep 1; done', 'runs'],
    ['for i in 9 8 7 6 5 4 3 2 1 ; do echo $i ; done', '0 0ms'],
    ['for i in $(seq 1 5); do sleep 2; done', '0 10000ms'],
    ['for i in {1..3}; do sleep $i; done; exit 2', '2 6000ms'],
    ['i=0; while [ $i -lt 4 ]; do i=$((i+1)); sleep 1; done; exit $i', '4 4000ms'],
    ['i=0; while true; do echo "$i: $(date)"; i=$((i+1)); sleep 1; done', 'runs'],
    ['i=0; until [ $i -eq 3 ]; do let i++; done; exit $i', '3 0ms'],
    ['n=1; while (( n < 100 )); do (( n *= 2 )); done; exit $n', '128 0ms'],
    ['while true; do sleep 1; break; done', '0 1000ms'],
    ['if [ "$X" = yes ]; then exit 1; elif [ -z "$X" ]; then exit 2; else exit 3; fi', '2 0ms'],
    ['if test ! -f /tmp/done; then sleep 3; fi', '0 3000ms'],
    ['set -e; false; sleep 10', '1 0ms'],
    ['sleep 100 & exit 0', '0 0ms'],
    ['nginx & wait', '0 0ms'],
    ['top & wait', 'runs'],
    ['exec sleep 9', '0 9000ms'],
    ['f() { sleep 2; return 5; }; f; exit $?', '5 2000ms'],
    ['(sleep 1; exit 3); { sleep 1; }', '3 1000ms'],
    ['touch /tmp/healthy; sleep 30; rm -rf /tmp/healthy; sleep 600', '0 630000ms'],
    ['echo hello > /data/x \\\n && sleep 2', '0 2000ms'],
    ['case $X in a) sleep 3;; esac', '0 0ms'],
    ['case $X in a) while true; do :; done;; esac', 'runs'],
    ['echo "unterminated', '0 0ms'],
    ["sh -c 'sleep 4; exit 6'; exit $?", '6 4000ms'],
  ])('%j: %s', (script, expected) => {
    expect(end({ command: ['/bin/sh', '-c', script] })).toBe(expected);
    expect(end({ image: 'ubuntu', args: ['bash', '-c', script] })).toBe(expected);
  });
});

describe('a program nobody knows', () => {
  const script = (image: string) => ({ image, command: ['sh', '-c', 'prepare --all && start-zookeeper --servers=3'] });
  const ends = (container: Partial<Container>) =>
    containerOutcome({ name: 'c', image: '', ...container }, { task: true });
  it.each([
    [script('registry.k8s.io/kubernetes-zookeeper:1.0-3.4.10'), 'runs', 0],
    [script('ubuntu'), '127 0ms', 127],
    [script('busybox'), '127 0ms', 127],
    [{ image: 'app:v1', command: ['./migrate'] }, 'runs', 0],
    [
      { image: 'xtrabackup:1.0', command: ['bash', '-c', '[[ $HOSTNAME =~ -([0-9]+)$ ]] || exit 1\nncat -l'] },
      'runs',
      0,
    ],
    [{ image: 'python:3', command: ['python', 'migrate.py'] }, 'runs', 0],
  ])('%j: serves, or ends where it is a task', (container, serving, exitCode) => {
    expect(end(container)).toBe(serving);
    expect(ends(container)).toMatchObject({ exits: true, exitCode });
  });
});

describe('stress', () => {
  it.each([
    [['--vm', '1', '--vm-bytes', '150M'], '200Mi', 'runs'],
    [['--vm', '1', '--vm-bytes', '250M', '--vm-hang', '1'], '100Mi', '137 500ms OOMKilled'],
    [['--vm=2', '--vm-bytes=60M'], '100Mi', '137 500ms OOMKilled'],
    [['-m', '1'], '128Mi', '137 500ms OOMKilled'],
    [['--cpus', '2'], '1Mi', 'runs'],
  ])('%j within %s', (args, memory, expected) => {
    expect(end({ image: 'polinux/stress', command: ['stress'], args, resources: { limits: { memory } } })).toBe(
      expected,
    );
  });
});
