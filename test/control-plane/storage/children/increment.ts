/**
 * Adds one to a counter in a state file, TIMES over, each time under the lock: `increment.cjs FILE TIMES`.
 * With CRASH_AT=N it kills itself as kill -9 would at its Nth call to the file system, with FAIL_AT=name=code that call
 * fails; so tests need no timing to meet every moment.
 */
import fs from 'node:fs';
import { StateDocument } from '../../../../src/control-plane/storage/file/state-document';
import { StateFile } from '../../../../src/control-plane/storage/file/state-file';

const [path = '', times = '1'] = process.argv.slice(2);
const crashAt = Number(process.env.CRASH_AT ?? 0);
const [failingCall, failure] = (process.env.FAIL_AT ?? '').split('=');
let calls = 0;

for (const name of Object.keys(fs).filter((key) => key.endsWith('Sync')) as 'rmSync'[]) {
  const original = fs[name] as (...parameters: unknown[]) => unknown;
  fs[name] = ((...parameters: unknown[]) => {
    calls += 1;
    if (calls === crashAt) process.kill(process.pid, 'SIGKILL');
    if (name === failingCall) {
      throw Object.assign(new Error(`${failure}: no space left on device, write`), { code: failure, syscall: 'write' });
    }
    return original(...parameters);
  }) as never;
}

const file = new StateFile(path);
for (let i = 0; i < Number(times); i++) {
  file.locked(() => {
    const document = file.read() ?? StateDocument.create({ count: 0 });
    document.header = { ...document.header, count: Number(document.header.count) + 1 };
    document.store.put('pods', `default/p-${String(document.store.resourceVersion).padStart(6, '0')}`, pod(), 0);
    file.write(document);
  });
}

function pod() {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'default', labels: { writer: `${process.pid}` } },
  };
}
