/** Records a session from a kubectl that answers what it is asked. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const SCRIPT = path.resolve(import.meta.dirname, '../../../src/kubemu/build/record.mjs');

/** Says its arguments where they begin with `say`; the rest, such as emptying the namespace, it takes without a word. */
const KUBECTL = `#!/bin/bash
case "$1" in
  say) echo "$@" ;;
  half) printf half ;;
  cat) cat "$2" ;;
  fail) echo "Error from server: $2" >&2; exit 3 ;;
esac
`;

const SESSION = `# Words

\`\`\`yaml web.yaml
kind: Pod
\`\`\`

\`\`\`console
$ kubectl say hello
what once was the answer
$ kubectl say one \\
> two
$ kubectl half
$ kubectl cat web.yaml
$ kubectl fail no
$ pwd
\`\`\`
The end.
`;

const RECORDED = `# Words

\`\`\`yaml web.yaml
kind: Pod
\`\`\`

\`\`\`console
$ kubectl say hello
say hello
$ kubectl say one \\
> two
say one two
$ kubectl half
half%
$ kubectl cat web.yaml
kind: Pod
$ kubectl fail no
! Error from server: no
[3]
$ pwd
$DIR
\`\`\`
The end.
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kubemu-record-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('drops what stood there and writes what is answered', () => {
  const file = (name: string) => path.join(folder, name);
  writeFileSync(file('kubectl'), KUBECTL, { mode: 0o755 });
  writeFileSync(file('config'), '');
  writeFileSync(file('in.md'), SESSION);
  const env = { ...process.env, KUBECONFIG: file('config') };
  execFileSync(process.execPath, [SCRIPT, '--kubectl', file('kubectl'), file('in.md'), file('out.md')], { env });
  expect(readFileSync(file('out.md'), 'utf8')).toBe(RECORDED);
});

it('wants a kubeconfig and two files', () => {
  const { KUBECONFIG, ...env } = process.env;
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, 'in.md'], { env, encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, 'usage: KUBECONFIG=… npm run record -- [--kubectl PATH] IN.md OUT.md\n']);
});
