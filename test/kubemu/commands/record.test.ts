/** `kubemu record` and `kubemu import`: documents made from what is typed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const KUBEMU = path.resolve(import.meta.dirname, '../../../bin/kubemu');

it('writes a document that replays', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'record-'));
  const kubemu = (args: string[], input = '') =>
    spawnSync(KUBEMU, args, { cwd: folder, env: { PATH: process.env.PATH, HOME: folder }, input, encoding: 'utf8' });
  const typed =
    'kubectl run web --image=nginx\n# sleep 5\nkubectl get pod web\nfor i in 1 2\ndo echo $i; done\nfalse\nexit\n';
  expect(kubemu(['record', '--profile', 'bare', 'lesson.md'], typed).status).toBe(0);
  expect(readFileSync(path.join(folder, 'lesson.md'), 'utf8')).toBe(`---
profile: bare
---

# lesson

\`\`\`console
$ kubectl run web --image=nginx
pod/web created
# sleep 5
$ kubectl get pod web
NAME   READY   STATUS    RESTARTS   AGE
web    1/1     Running   0          5s
$ for i in 1 2
> do echo $i; done
1
2
$ false
[1]
\`\`\`
`);
  expect(kubemu(['replay', 'lesson.md']).stdout).toBe('ok   lesson.md: 5 steps\n');
  expect(kubemu(['record', 'lesson.md']).stderr).toBe('error: lesson.md exists already\n');
  expect(kubemu(['import', '-'], 'hello\n').stderr).toBe(
    'error: -: no line looks as if it was typed at a prompt such as "$ "\n',
  );
  rmSync(folder, { recursive: true, force: true });
});
