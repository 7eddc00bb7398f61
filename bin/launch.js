/** Runs the built program from its code caches, which saves compiling it; without a fitting cache it is compiled. */

const fs = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');

const DIST = path.join(__dirname, '..', 'dist');

exports.launch = function launch(binary) {
  const { load, saveCaches } = loader(DIST, require);
  let program;
  try {
    program = load('./kubemu.cjs');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    fs.writeSync(2, `error: ${error.path} is missing; run "npm run build" in ${path.dirname(DIST)}\n`);
    process.exitCode = 1;
    return;
  }
  process.on('exit', () => saveCaches());
  program.main(binary);
};

/** The program as a library: what its first part exports. */
exports.program = () => loader(DIST, require).load('./kubemu.cjs');

/**
 * Loads the parts of the program by names like `./kubemu.cjs`, each once; `foreign` loads what is no part of it.
 * `saveCaches` leaves caches of all parts, or of one, for the next process where this one had to compile.
 */
function loader(dist, foreign) {
  const modules = new Map();
  const compiled = [];
  function load(name) {
    if (!name.startsWith('./')) return foreign(name);
    let module = modules.get(name);
    if (!module) {
      module = { exports: {} };
      modules.set(name, module);
      const filename = path.join(dist, name);
      const code = `(function(exports,require,module,__filename,__dirname){${fs.readFileSync(filename, 'latin1')}\n})`;
      const cache = cacheName(filename);
      const script = new Script(code, { filename, cachedData: contentOf(cache) });
      if (script.cachedDataRejected !== false) compiled.push({ name, script, cache });
      script.runInThisContext()(module.exports, load, module, filename, dist);
    }
    return module.exports;
  }
  function saveCaches(only) {
    for (const { name, script, cache } of compiled)
      if (only === undefined || name === only) save(cache, script.createCachedData());
  }
  return { load, saveCaches };
}

/** A cache fits one release of Node on one kind of machine. */
function cacheName(filename) {
  return filename.replace(/cjs$/, `${process.version}-${process.arch}.cache`);
}

function contentOf(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Whole or not at all. Whoever may not write here does without. */
function save(file, data) {
  const part = `${file}.${process.pid}`;
  try {
    fs.writeFileSync(part, data);
    fs.renameSync(part, file);
  } catch {
    fs.rmSync(part, { force: true });
  }
}

exports.loader = loader;
