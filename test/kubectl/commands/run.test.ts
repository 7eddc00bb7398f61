import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { workspace } from './run';
// Loaded before the first test, whose time is limited.
import '../../../src/kubemu/state/session';
import '../../../src/kubectl/commands/run';
import '../../../src/kubectl/commands/get';
import '../../../src/kubectl/commands/create';

let place: ReturnType<typeof workspace>;
beforeEach(async () => {
  place = workspace();
  await place.run('cluster reset --clock virtual', { binary: 'kubemu' });
});
afterEach(() => place.remove());

const usage = "See 'kubectl run -h' for help and examples\n";

describe('what is refused', () => {
  test.each([
    ['run', 'error: required flag(s) "image" not set\n'],
    ['run --image=nginx', `error: NAME is required for run\n${usage}`],
    ["run x --image=''", 'error: --image is required\n'],
    ["run x --image='BAD IMAGE' -t", 'error: Invalid image name "BAD IMAGE": invalid reference format\n'],
    ['run x --image=nginx -t', `error: -i/--stdin is required for containers with -t/--tty=true\n${usage}`],
    ['run x --image=nginx --expose', `error: --port must be set when exposing a service\n${usage}`],
    ['run x --image=nginx --restart=never --rm', `error: invalid restart policy: never\n${usage}`],
    ['run x --image=nginx --rm', `error: --rm should only be used for attached containers\n${usage}`],
    ['run x --image=nginx -i --image-pull-policy=always', `error: invalid image pull policy: always\n${usage}`],
    [
      'run x --image=nginx -t --pod-running-timeout=0',
      `error: --pod-running-timeout must be higher than zero\n${usage}`,
    ],
    [
      'run x --image=nginx -i --dry-run=client',
      `error: --dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)\n${usage}`,
    ],
    ["run '' --image=nginx --env=foo", 'error: Parameter: name is required\n'],
    ['run x --image=nginx --env=1A=b --annotations=x', 'error: invalid env: 1A=b\n'],
    ['run x --image=nginx --annotations=x -l foo', 'error: invalid annotations format: x\n'],
    ['run x --image=nginx -l a=b,c --port=foo', 'error: unexpected label spec: c\n'],
    ['run x --image=nginx -l =b', 'error: unexpected empty label key\n'],
    ['run x --image=nginx --port=80,90', 'error: strconv.Atoi: parsing "80,90": invalid syntax\n'],
  ])('%s', async (line, stderr) => {
    expect(await place.run(line)).toEqual({ stdout: '', stderr, code: 1 });
  });

  test('flags that do nothing are deprecated, in the order they are given', async () => {
    const line = 'run x --image=nginx --dry-run=client --wait --force --cascade=foo';
    const why = 'because it is not used by this command. It will be removed in version 1.29.';
    expect((await place.run(line)).stderr).toBe(
      `Flag --wait has been deprecated, ${why}\n` +
        `Flag --force has been deprecated, ${why}\n` +
        'Flag --cascade has been deprecated, because it is not relevant for this command. It will be removed in version 1.29.\n' +
        'error: invalid cascade value (foo). Must be "background", "foreground", or "orphan"\n',
    );
  });
});

describe('what is generated', () => {
  const generated = async (flags: string) =>
    (await place.run(`run x --image=nginx --dry-run=client -o json ${flags}`)).stdout;

  test('JSON has the order of the Go types', async () => {
    expect(await generated('--port=80 --env=A=1 -l z=1,a=2 --annotations=k=v,w -- one two')).toBe(`{
    "kind": "Pod",
    "apiVersion": "v1",
    "metadata": {
        "name": "x",
        "creationTimestamp": null,
        "labels": {
            "a": "2",
            "z": "1"
        },
        "annotations": {
            "k": "v,w"
        }
    },
    "spec": {
        "containers": [
            {
                "name": "x",
                "image": "nginx",
                "args": [
                    "one",
                    "two"
                ],
                "ports": [
                    {
                        "containerPort": 80
                    }
                ],
                "env": [
                    {
                        "name": "A",
                        "value": "1"
                    }
                ],
                "resources": {}
            }
        ],
        "restartPolicy": "Always",
        "dnsPolicy": "ClusterFirst"
    },
    "status": {}
}
`);
  });

  test.each([
    ['--command -- sleep 1', '{"command":["sleep","1"],"image":"nginx","name":"x","resources":{}}'],
    ['-i --attach=false', '{"image":"nginx","name":"x","resources":{},"stdin":true,"stdinOnce":true}'],
    ['-it --attach=false --leave-stdin-open', '{"image":"nginx","name":"x","resources":{},"stdin":true,"tty":true}'],
    ['--privileged', '{"image":"nginx","name":"x","resources":{},"securityContext":{"privileged":true}}'],
    ['--image-pull-policy=Never', '{"image":"nginx","imagePullPolicy":"Never","name":"x","resources":{}}'],
  ])('container with %s', async (flags, container) => {
    const line = `run x --image=nginx --dry-run=client -o jsonpath={.spec.containers[0]} ${flags}`;
    expect((await place.run(line)).stdout).toBe(container);
  });

  test('a service is printed first', async () => {
    const { stdout } = await place.run('run x --image=nginx --dry-run=client -o yaml --port=80 --expose -l a=b');
    expect(stdout.split('---\n')[0]).toBe(`apiVersion: v1
kind: Service
metadata:
  creationTimestamp: null
  labels:
    a: b
  name: x
spec:
  ports:
  - port: 80
    protocol: TCP
    targetPort: 80
  selector:
    a: b
status:
  loadBalancer: {}
`);
    expect(stdout.split('---\n').slice(1, 2)).toEqual(['']);
  });

  test.each([
    ['merge', '{"spec":{"dnsPolicy":null,"nodeName":"n"}}', '{.spec}', /"nodeName":"n","restartPolicy":"Always"}$/],
    ['strategic', '{"spec":{"containers":[{"name":"x","tty":true}]}}', '{.spec.containers[0].image}', /^nginx$/],
    ['json', '[{"op":"add","path":"/spec/nodeName","value":"n"}]', '{.spec.nodeName}', /^n$/],
  ])('overrides of type %s', async (type, overrides, path, expected) => {
    const line = ['run', 'x', '--image=nginx', '--dry-run=client', `--override-type=${type}`];
    const { stdout } = await place.run([...line, `--overrides=${overrides}`, '-o', `jsonpath=${path}`]);
    expect(stdout).toMatch(expected);
  });

  test.each([
    ['merge', '{bad', 'Invalid JSON Patch'],
    [
      'merge',
      '{"apiVersion":"v2"}',
      'no kind "Pod" is registered for version "v2" in scheme "pkg/runtime/scheme.go:100"',
    ],
    [
      'merge',
      '{"spec":{"nodeName":1}}',
      'json: cannot unmarshal number into Go struct field PodSpec.spec.nodeName of type string',
    ],
    ['strategic', '[]', 'invalid JSON document'],
    ['json', '{"op":"add"}', 'json: cannot unmarshal object into Go value of type jsonpatch.Patch'],
    ['other', '{}', 'invalid override type: other'],
  ])('bad overrides of type %s: %s', async (type, overrides, message) => {
    const line = ['run', 'x', '--image=nginx', '--dry-run=client', `--override-type=${type}`];
    expect((await place.run([...line, `--overrides=${overrides}`])).stderr).toBe(`error: ${message}\n`);
  });

  test('the server tells what it made of it', async () => {
    expect(await place.run('run x --image=nginx --record')).toEqual({
      stdout: 'pod/x created\n',
      stderr: 'Flag --record has been deprecated, --record will be removed in the future\n',
      code: 0,
    });
    const cause = await place.run('get pod x -o jsonpath={.metadata.annotations}');
    expect(cause.stdout).toBe('{"kubernetes.io/change-cause":"kubectl run x --image=nginx --record=true"}');
  });
});

describe('attached', () => {
  const hint = "If you don't see a command prompt, try pressing enter.\n";
  const noTerminal = 'Unable to use a TTY - input is not a terminal or the right kind of file\n';

  test('a command that ends by itself shows what it wrote', async () => {
    const line = 'run -i --rm --restart=Never --image=busybox x -- echo hi';
    expect(await place.run(line)).toEqual({ stdout: 'hi\npod "x" deleted\n', stderr: '', code: 0 });
    expect((await place.run('get pods')).stderr).toBe('No resources found in default namespace.\n');
  });

  test('output comes as time passes', async () => {
    const script = 'echo a; sleep 3; echo b; exit 4';
    const line = ['run', 'x', '-i', '--rm', '--restart=Never', '--image=busybox', '--', 'sh', '-c', script];
    expect(await place.run(line)).toEqual({
      stdout: 'a\nb\npod "x" deleted\n',
      stderr: `${hint}pod default/x terminated (Error)\n`,
      code: 4,
    });
  });

  test('a shell is typed into', async () => {
    const line = 'run -it --rm --restart=Never --image=busybox:1.28 x -- sh';
    expect(await place.run(line, { typed: 'hostname\nexit 3\n' })).toEqual({
      stdout: '/ # x\n/ # pod "x" deleted\n',
      stderr: `${hint}pod default/x terminated (Error)\n`,
      code: 3,
    });
  });

  test('a shell with a terminal of its own, fed from a pipe, echoes', async () => {
    const line = 'run -it --rm --restart=Never --image=busybox:1.28 x -- sh';
    expect(await place.run(line, { stdin: 'hostname\nexit\n' })).toEqual({
      stdout: '/ # hostname\nx\n/ # exit\npod "x" deleted\n',
      stderr: `${noTerminal}${hint}`,
      code: 0,
    });
  });

  test('each line sees the cluster as it is then', async () => {
    const other = () => place.run('create service clusterip late --tcp=80').then(() => 'nslookup late\n');
    const lines = [async () => 'nslookup late\n', other, async () => 'exit\n'];
    const stdin = {
      isTTY: false,
      readAll: async () => '',
      open: () => ({ next: async () => lines.shift()?.(), close() {} }),
    };
    const { stdout } = await place.run('run -i --rm --restart=Never --image=busybox:1.28 x -- sh', { input: stdin });
    expect(stdout).toContain('Name:      late\nAddress 1: 10.36.');
  });

  test('the end of the input ends the container only if nobody else may attach', async () => {
    await place.run('run once -i --image=busybox -- sh', { stdin: 'true\n' });
    await place.run('run more -i --image=busybox --leave-stdin-open -- sh', { stdin: 'true\n' });
    const restarts = await place.run('get pods -o jsonpath={.items[*].status.containerStatuses[0].restartCount}');
    expect(restarts.stdout).toBe('0 1');
  });

  test('with --restart=Always a terminal is told how to come back', async () => {
    const { stdout } = await place.run('run x -it --image=busybox', { typed: 'exit\n' });
    expect(stdout).toBe(
      "/ # Session ended, resume using 'kubectl attach x -c x -i -t' command when the pod is running\n",
    );
  });

  test('a pod that does not come up is given up, and deleted', async () => {
    const line = 'run x -i --rm --restart=Never --image=busybox:does-not-exist --pod-running-timeout=5s';
    expect(await place.run(line, { stdin: '' })).toEqual({
      stdout: 'pod "x" deleted\n',
      stderr: 'error: timed out waiting for the condition\n',
      code: 1,
    });
  });

  test('with --quiet only the container speaks, and the error', async () => {
    const line = 'run x -i --rm -q --restart=Never --image=busybox --port=80 --expose -- sh';
    expect(await place.run(line, { stdin: 'echo hi\nfalse\n' })).toEqual({
      stdout: 'service/x created\nhi\n',
      stderr: 'pod default/x terminated (Error)\n',
      code: 1,
    });
    expect((await place.run('get svc x')).code).toBe(1);
  });

  test('a program that is not there', async () => {
    const line = 'run x -i --rm --restart=Never --image=busybox -- nosuch';
    expect((await place.run(line)).stderr).toMatch(/^pod default\/x terminated \(StartError\)\n.*exec: "nosuch"/);
  });
});
