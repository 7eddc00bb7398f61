/** `kubemu play`: scripts in virtual time, and recordings of scripts and documents. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const KUBEMU = path.resolve(import.meta.dirname, '../../../bin/kubemu');
const TIMEOUT = { timeout: 60_000 };
let folder: string;

const SCRIPT = `#!/bin/bash
# Wait
sleep 90
date -u +%T
kubectl get nodes -o name | wc -l
exit 3
`;

const DOCUMENT = `# Look

\`\`\`console
$ kubectl get ns -o name
namespace/default
\`\`\`
`;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'play-'));
  writeFileSync(path.join(folder, 'demo.sh'), SCRIPT);
  writeFileSync(path.join(folder, 'demo.md'), DOCUMENT);
  writeFileSync(path.join(folder, 'broken.md'), '# x\n\n```console\n$ true\n');
  writeFileSync(path.join(folder, 'profile.md'), '---\nprofile: p.yaml\n---\n');
  writeFileSync(path.join(folder, 'p.yaml'), 'clock: virtual\nnodes:\n- alpha\n- name: Beta\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function play(...args: string[]) {
  const env = { PATH: process.env.PATH, HOME: folder };
  const { stdout, stderr, status } = spawnSync(KUBEMU, ['play', ...args], { cwd: folder, env, encoding: 'utf8' });
  return { stdout, stderr, status };
}

it('runs a script whose sleeps take no time', TIMEOUT, () => {
  expect(play('demo.sh')).toEqual({ stdout: '00:01:30\n3\n', stderr: '', status: 3 });
});

it('records the same bytes each time', TIMEOUT, () => {
  const record = (name: string) => {
    expect(play('--cast', name, '--svg', `${name}.svg`, '--html', `${name}.html`, 'demo.md')).toEqual({
      stdout: '',
      stderr: '',
      status: 0,
    });
    return ['', '.svg', '.html'].map((end) => readFileSync(path.join(folder, name + end), 'utf8'));
  };
  const first = record('one');
  expect(record('two')).toEqual(first);
  expect(first[0]).toContain('namespace/kube-node-lease\\r\\nnamespace/kube-public');
});

it('prints a document without waiting where there is no terminal', TIMEOUT, () => {
  expect(play('--auto', 'demo.md').stdout.split('\n').slice(1, 3)).toEqual([
    '$ kubectl get ns -o name',
    'namespace/default',
  ]);
});

it('says what is wrong with a document, and where', TIMEOUT, () => {
  expect(play('broken.md')).toEqual({
    stdout: '',
    stderr: 'error: broken.md:3: this fence is never closed\n',
    status: 1,
  });
  expect(play('nothing.md').stderr).toBe('error: nothing.md: no such file or directory\n');
});
