/**
 * `npm run record`: records a session from a real kubectl on a real cluster, in the form of `fixtures/sessions`.
 *
 *   KUBECONFIG=… npm run record -- [--kubectl PATH] IN.md OUT.md
 *
 * IN is a session whose outputs may be missing or stale: they are dropped, and OUT has what was really answered. The
 * namespace `default` of the cluster is emptied first, so never point it at a cluster somebody needs.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ options: { kubectl: { type: 'string' } }, allowPositionals: true });
const [input, output] = positionals;
if (!output || !process.env.KUBECONFIG) {
  console.error('usage: KUBECONFIG=… npm run record -- [--kubectl PATH] IN.md OUT.md');
  process.exit(2);
}

/** What a command may take before it is killed; milliseconds. */
const LONGEST_COMMAND = 90_000;
/** The cluster has settled when nothing has changed for so long; milliseconds. */
const QUIET = 4000;
/** How long to wait for that, and for an emptied namespace; milliseconds. */
const LONGEST_WAIT = 120_000;
/** What a watch gets to begin, and to print its last rows; milliseconds. */
const WATCH_DELAY = 1500;

const folder = mkdtempSync(path.join(tmpdir(), 'record-'));
const env = { ...process.env, HOME: folder, KUBE_EDITOR: 'false', NO_COLOR: '1', TERM: 'dumb', LC_ALL: 'C.UTF-8' };
mkdirSync(path.join(folder, '.kube'));
copyFileSync(process.env.KUBECONFIG, path.join(folder, '.kube/config'));
delete env.KUBECONFIG;
if (values.kubectl) {
  mkdirSync(path.join(folder, '.bin'));
  symlinkSync(path.resolve(values.kubectl), path.join(folder, '.bin/kubectl'));
  env.PATH = `${path.join(folder, '.bin')}:${env.PATH}`;
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts a command in the session's folder; its streams are collected in `out` and `err`, `done` gives its exit code. */
function start(command) {
  const child = spawn('bash', ['-c', command], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const running = { out: '', err: '', all: '', signal: (name) => process.kill(-child.pid, name) };
  for (const [stream, name] of [
    [child.stdout, 'out'],
    [child.stderr, 'err'],
  ])
    stream.setEncoding('utf8').on('data', (text) => {
      running[name] += text;
      running.all += text;
    });
  running.done = new Promise((resolve) => child.on('close', resolve));
  return running;
}

async function run(command) {
  const running = start(command);
  const timer = setTimeout(() => running.signal('SIGKILL'), LONGEST_COMMAND);
  const code = await running.done;
  clearTimeout(timer);
  return { ...running, code };
}

/** Asks again and again until `enough` says of an answer that it will do, or `LONGEST_WAIT` is over. */
async function until(command, enough) {
  const end = Date.now() + LONGEST_WAIT;
  while (!enough((await run(command)).out) && Date.now() < end) await sleep(400);
}

async function emptyNamespace() {
  const workloads = 'deploy,sts,ds,rs,rc,job,cronjob';
  await run(`kubectl delete ${workloads},hpa,pdb,ingress,netpol --all --cascade=foreground --wait=false`);
  await run('kubectl delete pod,pvc,secret,role,rolebinding,quota,limits --all --grace-period=0 --force --wait=false');
  await run('kubectl delete svc -l provider!=kubernetes');
  await run('kubectl delete cm --field-selector metadata.name!=kube-root-ca.crt');
  await run('kubectl delete sa --field-selector metadata.name!=default');
  await until(`kubectl get pod,${workloads},pvc,pv -o name`, (names) => names.trim() === '');
  await run('kubectl delete events --all');
}

async function settle() {
  const row = '{.kind}/{.metadata.name} {.metadata.resourceVersion}{"\\n"}';
  const kinds = 'pods,deploy,rs,sts,ds,job,pvc,endpoints';
  let last;
  let since = Date.now();
  await until(`kubectl get ${kinds} -o jsonpath='{range .items[*]}${row}{end}'`, (rows) => {
    if (rows !== last) since = Date.now();
    last = rows;
    return Date.now() - since >= QUIET;
  });
}

/** Standard output as a session shows it, `%` where its last line has no end; nothing for no output. */
function shown(text, mark = '') {
  if (text === '') return [];
  const lines = text.replaceAll(folder, '$DIR').replace(/\n$/, '').split('\n');
  return lines.map((line, i) => (i === lines.length - 1 && !text.endsWith('\n') ? line + mark : line));
}

const watches = [];

/** What a line of a `console` fence asks for, and the lines that then stand behind it. Undefined: it was an output. */
async function step(line) {
  const [, word, rest = ''] = /^(# settle|# sleep|# watch|# endwatch|\$) ?(.*)$/s.exec(line) ?? [];
  if (word === '# settle') await settle();
  else if (word === '# sleep') await sleep(Number(rest) * 1000);
  else if (word === '# watch') {
    watches.push(start(`exec ${rest}`));
    await sleep(WATCH_DELAY);
  } else if (word === '# endwatch') {
    const watch = watches.pop();
    await sleep(WATCH_DELAY);
    watch.signal('SIGINT');
    await watch.done;
    return shown(watch.all);
  } else if (word === '$') {
    const { out, err, code } = await run(rest.replaceAll('\n> ', '\n'));
    return [...shown(out, '%'), ...shown(err).map((text) => `! ${text}`.trimEnd()), ...(code ? [`[${code}]`] : [])];
  } else return undefined;
  return [];
}

/** Writes the file a fence holds, if it names one. */
function writeFence(info, body) {
  const [language, name] = info.split(/\s+/);
  if (!name) return;
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, body, { mode: language === 'sh' ? 0o755 : 0o644 });
}

await emptyNamespace();
const result = [];
// a command that goes on over several lines is one part, as is a whole fence of a file
const parts = readFileSync(input, 'utf8').match(/^```(?!console$)\S.*\n(?:.*\n)*?```$|^\$ .*(?:\n> .*)*|^.*$/gm);
let inConsole = false;
for (const part of parts) {
  const [, info, body] = /^```(\S[^\n]*)\n(.*)```$/s.exec(part) ?? [];
  if (info !== undefined) writeFence(info, body);
  else if (part === '```console' || (inConsole && part === '```')) inConsole = !inConsole;
  else if (inConsole) {
    const answer = await step(part);
    if (answer) result.push(part, ...answer);
    continue;
  }
  result.push(part);
}
for (const watch of watches) watch.signal('SIGKILL');
writeFileSync(output, result.join('\n'));
rmSync(folder, { recursive: true });
