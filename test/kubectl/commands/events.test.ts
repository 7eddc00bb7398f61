import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspace } from './run';

const event = (name: string, kind: string, type: string, second: number, rest = '') => `
apiVersion: v1
kind: Event
metadata: {name: ${name}, namespace: default}
involvedObject: {kind: ${kind}, name: web, namespace: default, apiVersion: v1}
type: ${type}
reason: Because
message: " of ${name} "
firstTimestamp: "2024-01-01T00:00:00Z"
lastTimestamp: "2024-01-01T00:00:0${second}Z"
${rest}---`;

describe('kubectl events', () => {
  const space = workspace({
    'events.yaml': event('b', 'Pod', 'Normal', 2, 'count: 3\n') + event('a', 'Service', 'Warning', 1),
  });
  beforeAll(async () => {
    await space.run('cluster reset --clock virtual', { binary: 'kubemu' });
    await space.run('create -f events.yaml');
    await space.run('cluster advance 10s', { binary: 'kubemu' });
  });
  afterAll(() => space.remove());

  const header = 'LAST SEEN          TYPE      REASON    OBJECT        MESSAGE\n';
  const a = '10s                Warning   Because   Service/web   of a\n';
  const b = '8s (x3 over 10s)   Normal    Because   Pod/web       of b\n';
  // Widths depend on what is listed.
  it.each([
    ['', header + a + b],
    ['--no-headers', a + b],
    ['--types=warning', header + a],
    ['-o jsonpath={.items[*].metadata.name}', 'a b'],
    ['-o name', ''],
  ])('prints %j', async (line, stdout) => {
    const outcome = await space.run(`events ${line}`);
    expect({ ...outcome, stdout: outcome.stdout.replace(/ +/g, ' ') }).toEqual({
      stdout: stdout.replace(/ +/g, ' '),
      stderr: '',
      code: 0,
    });
  });

  it('puts the latest last, in columns', async () => {
    expect((await space.run('events')).stdout).toBe(header + a + b);
    expect((await space.run('events -A --for pod/web')).stdout).toBe(
      'NAMESPACE   LAST SEEN          TYPE     REASON    OBJECT    MESSAGE\ndefault     8s (x3 over 10s)   Normal   Because   Pod/web   of b\n',
    );
  });

  it('prints items as Go types', async () => {
    expect((await space.run('events --types Normal -o json')).stdout).toMatch(
      /^\{\n {4}"kind": "EventList",\n {4}"apiVersion": "v1",\n {4}"metadata": \{\},\n {4}"items": \[\n {8}\{\n {12}"kind": "Event",\n {12}"apiVersion": "v1",\n {12}"metadata": \{\n/,
    );
  });

  it.each([
    ['--for pod/nope', 'No events found in default namespace.\n', 0],
    ['-A --for pod/nope', 'No events found.\n', 0],
    ['--for pod', 'error: --for must be in resource/name form\n', 1],
    ['--for pod/a/b', 'error: arguments in resource/name form may not have more than one slash\n', 1],
    ['--for bogus.x/a', 'the server doesn\'t have a resource type "bogus" in group "x"\n', 1],
    ['--types=odd', 'error: valid --types are Normal or Warning\n', 1],
  ])('answers %s', async (line, stderr, code) => {
    expect(await space.run(`events ${line}`)).toEqual({ stdout: '', stderr, code });
  });
});
