/** Makes the code cache of the bundle: what the engine has compiled after commands have run. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Script } from 'node:vm';

/** What is typed most; the functions these use need not be compiled again when the program starts. */
const COMMANDS = [
  ['version'],
  ['create', 'deployment', 'web', '--image=nginx', '--replicas=2'],
  ['get', 'pods'],
  ['get', 'deployments,services', '-o', 'wide'],
];

/** The cache of `file`, for scripts made of `wrap(source)`. Runs commands in this process, in a folder of their own. */
export async function compileCache(file) {
  const script = new Script(wrap(fs.readFileSync(file, 'latin1')), { filename: file });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, silentRequire(file), module, file, path.dirname(file));
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'kubemu-'));
  const { KUBEMU_STATE } = process.env;
  process.env.KUBEMU_STATE = path.join(folder, 'cluster.json');
  try {
    for (const command of COMMANDS) await module.exports.run('kubectl', command);
    return script.createCachedData();
  } finally {
    if (KUBEMU_STATE === undefined) delete process.env.KUBEMU_STATE;
    else process.env.KUBEMU_STATE = KUBEMU_STATE;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The function Node makes of a CommonJS module. `bin/launch.js` makes the same. */
function wrap(source) {
  return `(function(exports,require,module,__filename,__dirname){${source}\n})`;
}

/** `require` for the bundle, with nothing to be seen of what it prints. */
function silentRequire(file) {
  const load = createRequire(file);
  const silent = { ...fs, writeSync: (fd, data, ...rest) => (fd > 2 ? fs.writeSync(fd, data, ...rest) : data.length) };
  return (name) => (name === 'node:fs' || name === 'fs' ? silent : load(name));
}
