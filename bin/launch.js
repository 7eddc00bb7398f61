/** Runs the built program from its code caches, which saves compiling it; without a fitting cache it is compiled. */

const { readFileSync, writeSync } = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');

exports.launch = function launch(binary) {
  const dist = path.join(__dirname, '..', 'dist');
  const { load } = loader(dist, require);
  let program;
  try {
    program = load('./kubemu.cjs');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    writeSync(2, `error: ${error.path} is missing; run "npm run build" in ${path.dirname(dist)}\n`);
    process.exitCode = 1;
    return;
  }
  program.main(binary);
};

/** Loads the parts of the program by names like `./kubemu.cjs`, each once; `foreign` loads what is no part of it. */
function loader(dist, foreign) {
  const scripts = new Map();
  const modules = new Map();
  function load(name) {
    if (!name.startsWith('./')) return foreign(name);
    let module = modules.get(name);
    if (!module) {
      module = { exports: {} };
      modules.set(name, module);
      const filename = path.join(dist, name);
      const code = `(function(exports,require,module,__filename,__dirname){${readFileSync(filename, 'latin1')}\n})`;
      const script = new Script(code, { filename, cachedData: cacheOf(filename) });
      scripts.set(name, script);
      script.runInThisContext()(module.exports, load, module, filename, dist);
    }
    return module.exports;
  }
  return { load, scripts };
}

function cacheOf(filename) {
  try {
    return readFileSync(filename.replace(/cjs$/, 'cache'));
  } catch {
    return undefined;
  }
}

exports.loader = loader;
