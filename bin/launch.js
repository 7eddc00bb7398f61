/** Runs the built program from its code cache, which saves compiling it; without a fitting cache it is compiled. */

const { readFileSync, writeSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');

const dist = path.join(__dirname, '..', 'dist');

module.exports = function launch(binary) {
  const filename = path.join(dist, 'kubemu.cjs');
  const source = read(filename, 'latin1');
  if (source === undefined) {
    writeSync(2, `error: ${filename} is missing; run "npm run build" in ${path.dirname(dist)}\n`);
    process.exitCode = 1;
    return;
  }
  const code = `(function(exports,require,module,__filename,__dirname){${source}\n})`;
  const script = new Script(code, { filename, cachedData: read(path.join(dist, 'kubemu.cache')) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, dist);
  module.exports.main(binary);
};

function read(file, encoding) {
  try {
    return readFileSync(file, encoding);
  } catch {
    return undefined;
  }
}
