/**
 * Loaded before the program by `node --require`. With CRASH_AT=N, it dies as by `kill -9` at its Nth call of the file
 * system; with DISK_FULL=1, files can be made, but nothing can be written to them; with READ_ONLY=1, nothing can be
 * made.
 */
const fs = require('node:fs');

const crashAt = Number(process.env.CRASH_AT);
let calls = 0;
for (const name of Object.keys(fs).filter((key) => key.endsWith('Sync'))) {
  const original = fs[name];
  fs[name] = (...parameters) => {
    calls += 1;
    if (calls === crashAt) process.kill(process.pid, 'SIGKILL');
    if (process.env.DISK_FULL && name === 'writeSync' && parameters[0] > 2)
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
    const makes = ['linkSync', 'mkdirSync', 'renameSync', 'writeFileSync'].includes(name);
    if (process.env.READ_ONLY && (makes || (name === 'openSync' && parameters[1] !== 'r')))
      throw Object.assign(new Error(`EROFS: read-only file system, ${name}`), { code: 'EROFS', syscall: name });
    return original(...parameters);
  };
}
