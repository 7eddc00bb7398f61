import { describe, expect, it } from 'vitest';
import { containerLog } from '../../../src/container/forecast/logs';
import type { Container } from '../../../src/kube/api/core/v1';
import { cluster, NOW, pod } from '../shell/container';

async function log(container: Partial<Container>, seconds = 5): Promise<string> {
  const of = pod('box', container);
  const lines = await containerLog({
    pod: of,
    container: of.spec.containers[0] as Container,
    cluster,
    startedAt: NOW,
    until: NOW + seconds * 1000,
  });
  return lines.map(({ time, text }) => `${(time - NOW) / 1000} ${text}`).join('');
}

describe('the log of a container', () => {
  it.each<[string, string]>([
    ['echo hi; sleep 2; echo "$HOSTNAME" there', '0 hi\n2 box there\n'],
    ['sleep 10; echo late', ''],
    [
      'i=0; while true; do echo "$i: $(date +%T)"; i=$((i+1)); sleep 2; done',
      '0 0: 05:04:03\n2 1: 05:04:05\n4 2: 05:04:07\n',
    ],
    ['for i in 1 2 3; do printf $i; sleep 1; done; echo', '3 123\n'],
    ['nosuch', '0 sh: nosuch: not found\n'],
    ['printf partial', '0 partial'],
  ])('%s', async (script, expected) => {
    expect(await log({ command: ['sh', '-c', script] })).toBe(expected);
  });

  it('of other commands and images', async () => {
    expect(await log({ command: ['date'] })).toBe('0 Sun Jan  3 05:04:03 UTC 2021\n');
    expect(await log({ args: ['echo', '$(A) b'], env: [{ name: 'A', value: 'a' }] })).toBe('0 a b\n');
    expect(await log({ image: 'perl', command: ['perl', '-Mbignum=bpi', '-wle', 'print bpi(30)'] })).toBe(
      '0 3.14159265358979323846264338328\n',
    );
    expect(await log({ image: 'redis' })).toBe('');
    expect(await log({ image: 'nginx:1.14.2' })).toBe('');
    expect((await log({ image: 'nginx:1.25.1' })).split('\n')[10]).toBe(
      '0 2021/01/03 05:04:03 [notice] 1#1: nginx/1.25.1',
    );
    expect((await log({ image: 'mysql:8' })).split('\n')[2]).toBe('0     - MYSQL_ROOT_PASSWORD');
  });
});
