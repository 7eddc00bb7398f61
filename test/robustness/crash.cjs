/** Loaded before the program by `node --require`: with CRASH_AT=N, it dies as by `kill -9` at its Nth call of the file system. */
const fs = require('node:fs');

const crashAt = Number(process.env.CRASH_AT);
let calls = 0;
for (const name of Object.keys(fs).filter((key) => key.endsWith('Sync'))) {
  const original = fs[name];
  fs[name] = (...parameters) => {
    calls += 1;
    if (calls === crashAt) process.kill(process.pid, 'SIGKILL');
    return original(...parameters);
  };
}
